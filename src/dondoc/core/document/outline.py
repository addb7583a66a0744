"""The outline: parts, chapters, sections, articles, Roman and numbered headings, annexes."""

from __future__ import annotations

import re

from dondoc.core.document.lines import Line, folded
from dondoc.core.document.parts import Layout
from dondoc.core.orders.model import Heading
from dondoc.core.values import Span

_SERIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"\W*(?P<label>(?:PHẦN|Phần)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+))\s*[.:]?\s*")),
    ("chapter", re.compile(r"\W*(?P<label>(?:CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+))\s*[.:]?\s*")),
    ("section", re.compile(r"\W*(?P<label>(?:MỤC|Mục)\s+(?:[IVXLC]+|\d+))\s*[.:]\s*")),
    ("article", re.compile(r"\W*(?P<label>Điều\s+\d{1,3}[a-zđ]?)\s*[.:]\s*")),
    ("capital", re.compile(r"\W{0,3}(?P<label>[A-HĐ])\s?[.)/-]\s+(?=\S)")),
    ("roman", re.compile(r"\W{0,3}(?P<label>[IVX]{1,5})\s?[.)/-](?!v\b)\s*(?=\S)")),
    ("arabic2", re.compile(r"\W{0,3}(?P<label>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s?[.)]?\s+(?=\S)")),
    ("arabic", re.compile(r"\W{0,3}(?P<label>\d{1,2})\s?[.)/]\s*(?=[^\d\s])")),
)
_LONGEST = 260
_SHORT = 180


def read_outline(lines: tuple[Line, ...], layout: Layout, kind: Line | None) -> tuple[Heading, ...]:
    """The headings in order; levels count from 1 within each main part, attached part or annex."""
    annexes = dict(layout.annexes)
    out: list[Heading] = []
    stack: list[str] = []
    for line in lines:
        if line.is_cell:
            continue
        if line.at in annexes:
            label = annexes[line.at]
            out.append(Heading(f"Phụ lục {label}".strip(), _title_below(lines, line), 1, line.span))
            stack = ["annex"]
        elif line.at == layout.attached or (kind is not None and line.at == kind.at):
            out.append(Heading(None, folded(line.words), 1, line.span))
            stack = ["kind"]
        else:
            found = _heading(line, lines[line.at + 1] if line.at + 1 < len(lines) else None)
            if found:
                series, label, heading = found
                heading = heading or _upper_below(lines, line)
                stack = [*stack[: stack.index(series)], series] if series in stack else [*stack, series]
                out.append(Heading(label, heading, len(stack), line.span))
    return tuple(out)


def _heading(line: Line, below: Line | None = None) -> tuple[str, str, str] | None:
    if len(line.words) > _LONGEST:
        article = _SERIES[3][1].match(line.words)
        return ("article", folded(article["label"]), "") if article else None
    for series, form in _SERIES:
        match = form.match(line.words)
        if match and (series not in ("arabic", "arabic2", "capital") or _reads_as_heading(line, below)):
            if series == "roman" and not _reads_as_heading(line, below) and not line.is_upper:
                continue
            return series, folded(match["label"]), folded(line.words[match.end() :])
    if line.piece.level is not None:
        return f"h{line.piece.level}", "", folded(line.words)
    return None


def _reads_as_heading(line: Line, below: Line | None) -> bool:
    """Whether a numbered line is a heading: set apart, or no sentence, and short or above running text of its own."""
    if line.piece.level is not None or line.piece.bold or line.is_upper:
        return True
    ending = line.words.rstrip()[-1:]
    return ending not in ".;," and (len(line.words) < _SHORT or (below is not None and _is_paragraph(below)))


def _is_paragraph(line: Line) -> bool:
    """Whether a line is running text: sentences without a number or a bullet before them."""
    numbered = any(form.match(line.words) for _, form in _SERIES)
    return not line.is_cell and not numbered and line.words[:1].isalpha() and line.words.rstrip().endswith(".")


def _upper_below(lines: tuple[Line, ...], line: Line) -> str:
    """The name of a chapter or part that stands on the line below its number."""
    below = lines[line.at + 1] if line.at + 1 < len(lines) else None
    alone = below is not None and below.is_upper and not below.is_cell and _heading(below) is None
    return folded(below.words) if below is not None and alone and len(line.words) < 40 else ""


def _title_below(lines: tuple[Line, ...], line: Line) -> str:
    """The title of an annex: the rest of its line, or the line below it."""
    rest = re.sub(r"^\W*(?:PHỤ\s+LỤC|Phụ\s+lục)\s*(?:số\s*)?(?:[IVXLC]+|\d{1,2}|[A-ZĐ])?\s*[.:–-]?\s*", "", line.words)
    if rest.strip() or line.at + 1 >= len(lines):
        return folded(rest)
    below = lines[line.at + 1]
    return folded(below.words) if not below.is_cell and not below.words.startswith("(") else ""


def outline_span(lines: tuple[Line, ...], start: int, end: int, length: int) -> Span:
    """From a line to the one before ``end``."""
    return Span(lines[start].span.start, lines[end].span.start if end < len(lines) else length)
