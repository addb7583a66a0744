"""Text copied out of a PDF: lines broken at the width of the page, no empty lines between the paragraphs."""

from __future__ import annotations

import re

from dondoc.core.text.wrapping import BULLET, LABEL, Paragraph, bare, ended, starts_item

_OPEN = re.compile(
    r"(?:\s(?:năm|tháng|ngày|quý|số|và|của|với|các|những|từ|đến|trước|trong|về|theo|tại|cho|khoản|điểm)"
    r"|[,(/]| [-–])$"
)
"""Ends of a line that cannot be the end of a paragraph."""
_STAGE = re.compile(r"[-–]\s*(?:19|20)\d\d\b")
_PAGE = re.compile(r"\s*(\d{1,3})\s*")
_ITEMS, _DENSE = 6, 0.6
_FILLED = 0.82
"""How much of the width a line fills that the next word did not fit into; letters are not all of one width."""
_CAPITALS = 0.55


def is_dense(lines: list[str]) -> bool:
    """Whether most items of a list stand right under the line before them."""
    items = [at for at, line in enumerate(lines) if at and starts_item(line)]
    close = sum(bool(lines[at - 1].strip()) for at in items)
    return len(items) >= _ITEMS and close >= _DENSE * len(items) and not any("|" in line for line in lines)


def page_width(lines: list[str]) -> int:
    """The length of a line that is full: nine of ten lines are no longer."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def fold_dense(lines: list[str], width: int) -> list[Paragraph]:
    """The paragraphs of lines that no empty line parts: a new one begins where the next word would still have fitted.

    >>> [p.raw for p in fold_dense(["I. MỤC ĐÍCH", "Nâng cao nhận thức của người", "dân về môi trường."], 30)]
    ['I. MỤC ĐÍCH', 'Nâng cao nhận thức của người dân về môi trường.']
    """
    out: list[Paragraph] = []
    for line in lines:
        above = out[-1] if out else None
        if above is not None and _goes_on(above, line, width):
            above.add(line)
        else:
            out.append(Paragraph([], not out, line))
            out[-1].add(line)
    return out


def _goes_on(above: Paragraph, line: str, width: int) -> bool:
    words, tail = bare(line), above.tail.rstrip()
    if BULLET.match(words):
        return bool(_STAGE.match(words)) and tail[-4:].isdigit()
    if LABEL.match(words):
        return words[:1].isdigit() and not ended(tail) and _OPEN.search(tail) is not None
    if words[:1].islower() or words[:1] in ")/" or _OPEN.search(tail):
        return True
    if tail.isupper() or words.isupper():
        return tail.isupper() and words.isupper() and len(tail) >= _CAPITALS * width
    first = words.split(maxsplit=1)[0] if words else ""
    return len(tail) + 1 + len(first) > _FILLED * width


def pages_apart(lines: list[str]) -> list[str]:
    """The lines with form feeds around those that are but the number of a page: figures alone that count up."""
    out: list[str] = []
    last = 0
    for line in lines:
        found = _PAGE.fullmatch(line)
        if found and last < int(found[1]) <= last + 2:
            last = int(found[1])
            out += ["\x0c", line, "\x0c"]
        else:
            out.append(line)
    return out
