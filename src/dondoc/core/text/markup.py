"""Marks of Markdown and stray tags: taken off the words, remembered as emphasis."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_BREAK = re.compile(r"<br\s*/?>|</p\s*>|</li\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,60}>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"</?(?:b|strong)\b[^<>]{0,40}>", re.IGNORECASE)
_ITALIC_TAG = re.compile(r"</?(?:i|em)\b[^<>]{0,40}>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_RUN = re.compile(r"\*+|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\s_])_{1,3}(?![^\W_])")
_KEPT_STAR = "\ue000"
_KEPT_LINE = "\ue001"
_BOLD, _ITALIC = 2, 1


@dataclass(frozen=True, slots=True)
class Marked:
    """Words without marks, and whether every one of them was set bold or italic."""

    words: str
    bold: bool
    italic: bool


def unmark(raw: str) -> Marked:
    """Take emphasis, tags, escapes and entities off; line breaks of a tag become white space.

    >>> unmark("**Điều 1.** Ban hành <i>kèm theo</i>").words
    'Điều 1. Ban hành kèm theo'
    >>> unmark("**KẾ HOẠCH**")
    Marked(words='KẾ HOẠCH', bold=True, italic=False)
    >>> unmark("(2) * 100%").words
    '(2) * 100%'
    """
    text = html.unescape(_BREAK.sub("\n", raw)) if "&" in raw or "<" in raw else raw
    text = _ESCAPE.sub(_keep, text)
    text = _TAG.sub("", _ITALIC_TAG.sub("*", _BOLD_TAG.sub("**", text)))
    out, seen, bold, italic, state, at = [], 0, 0, 0, 0, 0
    for run in [*_RUN.finditer(text), None]:
        words = text[at : run.start() if run else len(text)]
        letters = sum(c.isalnum() for c in words)
        seen += letters
        bold += letters if state & _BOLD else 0
        italic += letters if state & _ITALIC else 0
        out.append(words)
        if run:
            at = run.end()
            state, literal = _turn(state, text, run)
            out.append(literal)
    words = "".join(out).replace(_KEPT_STAR, "*").replace(_KEPT_LINE, "_")
    return Marked(words, bool(seen) and bold == seen, bool(seen) and italic == seen)


def _keep(match: re.Match[str]) -> str:
    return {"*": _KEPT_STAR, "_": _KEPT_LINE}.get(match[1], match[1])


def _turn(state: int, text: str, run: re.Match[str]) -> tuple[int, str]:
    """The emphasis after a run of marks, and what of the run are words: a star between two spaces is a sign."""
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    alone = (not before or before.isspace()) and (not after or after.isspace())
    if alone and not state and before and after:
        return state, run[0]
    marks = len(run[0])
    if marks >= _BOLD + _ITALIC:
        return (0 if state else _BOLD | _ITALIC), ""
    return state ^ (_BOLD if marks == _BOLD else _ITALIC), ""


def emphasis_after(state: int, raw: str) -> int:
    """The emphasis behind a line, given that before it: 0 none, 1 italic, 2 bold, 3 both.

    >>> emphasis_after(0, "**ỦY BAN NHÂN"), emphasis_after(2, "DÂN**")
    (2, 0)
    """
    for run in _RUN.finditer(raw):
        state, _ = _turn(state, raw, run)
    return state
