"""Lines that belong to the pages, not to the document: page numbers, running headers and footers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dondoc.core.text.lines import Line
from dondoc.core.text.sheet import Rule, Sheet

_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_EDGE = 0.1
_MARGIN = 58.0
_DIGITS = re.compile(r"\d+")
_NOTE_SIZE = 0.88
_NOTE_RULE = 220.0
_LOWER_HALF, _LEFT = 0.5, 0.4
_REPEATED = 2


def page_number(line: Line, sheet: Sheet) -> bool:
    """Whether a line is a bare page number at the upper or lower edge of its page."""
    edge = line.top < _EDGE * sheet.height or line.bottom > (1 - _EDGE) * sheet.height
    return edge and bool(_NUMBER.fullmatch(line.text))


def running_lines(pages: Iterable[tuple[Sheet, list[Line]]]) -> set[str]:
    """Patterns of the lines in the margins that come back on several pages, digits set aside."""
    seen: Counter[str] = Counter()
    for sheet, lines in pages:
        seen.update({pattern(x.text) for x in lines if in_margin(x, sheet)})
    return {words for words, times in seen.items() if times >= _REPEATED}


def in_margin(line: Line, sheet: Sheet) -> bool:
    """Whether a line stands in the upper or lower margin (Nghị định 30/2020/NĐ-CP: at least 20 mm)."""
    return line.bottom < _MARGIN or line.top > sheet.height - _MARGIN


def pattern(words: str) -> str:
    """Words with every number alike.

    >>> pattern("CÔNG BÁO/Số 21 + 22")
    'công báo/số # + #'
    """
    return _DIGITS.sub("#", words).casefold()


def footnotes_from(sheet: Sheet, lines: list[Line]) -> float:
    """Where the footnotes of a page begin: below a short rule, in smaller type; the page's height for none."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    if not sizes:
        return sheet.height
    small = _NOTE_SIZE * sizes.most_common(1)[0][0]
    rules = [r for r in sheet.rules if _parts_notes(r, sheet)]
    for rule in sorted(rules, key=lambda r: r.top):
        below = [x for x in lines if x.top >= rule.top - 1]
        if below and all(x.size <= small for x in below):
            return rule.top - 1
    return sheet.height


def _parts_notes(rule: Rule, sheet: Sheet) -> bool:
    across = rule.top == rule.bottom and rule.x1 - rule.x0 <= _NOTE_RULE
    return across and rule.top > _LOWER_HALF * sheet.height and rule.x0 < _LEFT * sheet.width
