"""The words of one Word paragraph: runs, fields, tracked changes, symbols (ECMA-376, part 1, clause 17.3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.core.text.ooxml import MATH, MC, VAL, Element, is_on, w
from dondoc.core.text.styles import Look, Styles

BREAK = "\n"
_ALTERNATE = MC + "AlternateContent"
_TEXT_BOX = w("txbxContent")
_INSIDE = frozenset(
    w(n)
    for n in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "sdt",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "rubyBase",
        "ruby",
    )
) | {MATH + n for n in ("oMath", "oMathPara", "r", "sSup", "sSub", "e", "sup", "sub", "f", "num", "den")}
_WORDS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): BREAK, w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad"}
_SYMBOLS = {
    "F0FC": "✓",
    "F0FE": "☑",
    "F0A8": "☐",
    "F06F": "☐",
    "F0E0": "→",
    "F0B0": "°",
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B1": "±",
    "F0B4": "×",
}
_T, _R, _BR, _RPR, _SYM = w("t"), w("r"), w("br"), w("rPr"), w("sym")
_FIELD, _NOTE, _END_NOTE = w("fldChar"), w("footnoteReference"), w("endnoteReference")
_RENDERED_BREAK = w("lastRenderedPageBreak")
_LANG, _STYLE = w("lang"), w("rStyle")
_TOGGLES = (w("b"), w("i"), w("vanish"))
_RUN_MARKS = frozenset({_LANG, _STYLE, *_TOGGLES})
_MATH_TEXT = MATH + "t"
_DRAWN = frozenset({w("drawing"), w("pict"), w("object"), _ALTERNATE})


@dataclass(slots=True)
class Words:
    """What the runs of a paragraph say, gathered in order.

    Attributes:
        parts: the words; a line feed for a line break, a tab for a tab.
        letters, bold, italic: how many visible characters there are, and how many of them are set so.
        boxes: contents of the text boxes anchored here.
        notes: ids of the footnotes and endnotes referred to, with their kind.
        breaks_before, breaks_after: rendered page breaks before the first word, and behind it.
        lang: the languages that the runs are marked with.
        fields: one entry an open field: True while its instruction is being read.
    """

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    italic: int = 0
    boxes: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    breaks_before: int = 0
    breaks_after: int = 0
    lang: frozenset[str] = frozenset()
    fields: tuple[bool, ...] = ()

    @property
    def text(self) -> str:
        """The words, not yet tidied."""
        return self.parts[0] if len(self.parts) == 1 else "".join(self.parts)

    def add(self, words: str, look: Look) -> None:
        """Take words in, unless they belong to a field's instruction."""
        if self.fields and any(self.fields):
            return
        self.parts.append(words)
        size = len(words) if not words.isspace() else 0
        self.letters += size
        self.bold += size if look.bold else 0
        self.italic += size if look.italic else 0


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs of one file.

    Attributes:
        styles: the styles of the file.
        looks: looks of runs by what they start from and their own marks, for most are alike.
    """

    styles: Styles
    looks: dict[tuple[int, tuple[tuple[str, str | None], ...]], tuple[Look, Look, str | None]] = field(
        default_factory=dict
    )

    def read(self, paragraph: Element, base: Look) -> Words:
        """The words of a ``w:p``; ``base`` is the look that its runs start from."""
        out = Words()
        self._children(paragraph, base, out)
        return out

    def _children(self, parent: Element, base: Look, out: Words) -> None:
        for element in parent:
            tag = element.tag
            if tag == _R:
                self._run(element, base, out)
            elif tag == _MATH_TEXT:
                out.add(element.text or "", base)
            elif tag in _INSIDE:
                self._children(element, base, out)
            elif tag in _DRAWN:
                _drawn(element, out)

    def _run(self, run: Element, base: Look, out: Words) -> None:
        look = base
        for element in run:
            tag = element.tag
            if tag == _T:
                if not look.hidden:
                    out.add(element.text or "", look)
            elif tag == _RPR:
                look = self._look(element, base, out)
            elif tag in _WORDS:
                out.add(_WORDS[tag], look)
            else:
                self._special(element, look, out)

    def _look(self, rpr: Element, base: Look, out: Words) -> Look:
        marks = tuple([(e.tag, e.get(VAL)) for e in rpr if e.tag in _RUN_MARKS])
        if not marks:
            return base
        known = self.looks.get((id(base), marks))
        if known is None:
            known = (base, *self._set(dict(marks), base))
            self.looks[id(base), marks] = known
        _, look, lang = known
        if lang is not None:
            out.lang |= {lang}
        return look

    def _set(self, marks: dict[str, str | None], base: Look) -> tuple[Look, str | None]:
        """The look of a run with these marks and the language that it is marked with."""
        under = self.styles.character(marks[_STYLE]).over(base) if _STYLE in marks else base
        bold, italic, hidden = (_toggled(marks, name) for name in _TOGGLES)
        own = Look(bold, italic, hidden).over(under)
        return own, (marks[_LANG] or "") if _LANG in marks else None

    def _special(self, element: Element, look: Look, out: Words) -> None:
        tag = element.tag
        if tag == _BR:
            if element.get(w("type")) in {None, "textWrapping"}:
                out.add(BREAK, look)
        elif tag == _FIELD:
            out.fields = _field(element.get(w("fldCharType")), out.fields)
        elif tag == _SYM:
            out.add(symbol(element.get(w("char")) or ""), look)
        elif tag == _RENDERED_BREAK:
            out.breaks_after += 1 if out.letters else 0
            out.breaks_before += 0 if out.letters else 1
        elif tag in {_NOTE, _END_NOTE}:
            kind = "footnote" if tag == _NOTE else "endnote"
            out.notes = (*out.notes, (kind, element.get(w("id")) or ""))
        elif tag in _DRAWN:
            _drawn(element, out)
        elif tag == w("ruby"):
            self._children(element, look, out)


def _toggled(marks: dict[str, str | None], name: str) -> bool | None:
    return is_on(marks[name] or "1") if name in marks else None


def symbol(code: str) -> str:
    """A character of a symbol font in Unicode; an unknown one is a bullet.

    >>> symbol("F0FC"), symbol("F0B7"), symbol("2013")
    ('✓', '•', '–')
    """
    known = _SYMBOLS.get(code.upper())
    if known:
        return known
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= char <= "\uf8ff" else char


def _field(kind: str | None, fields: tuple[bool, ...]) -> tuple[bool, ...]:
    if kind == "begin":
        return (*fields, True)
    if kind == "separate":
        return (*fields[:-1], False) if fields else fields
    return fields[:-1] if kind == "end" else fields


def _drawn(element: Element, out: Words) -> None:
    """Text boxes of a drawing; of an alternative's branches the first that has one."""
    branches = list(element) if element.tag == _ALTERNATE else [element]
    for branch in branches:
        boxes = [b for b in branch.iter(_TEXT_BOX) if not _inside_box(b, branch)]
        if boxes:
            out.boxes = (*out.boxes, *boxes)
            return


def _inside_box(box: Element, top: Element) -> bool:
    above = box.getparent()
    while above is not None and above is not top:
        if above.tag == _TEXT_BOX:
            return True
        above = above.getparent()
    return False
