"""Targets as written, in cells and in running words: "Khoảng 66", "ít nhất 30%", "lên từ 7-12 bậc so với năm 2019"."""

from __future__ import annotations

import re

from dondoc.core.orders.figures import Figure, find_figures, read_figure
from dondoc.core.orders.model import Target
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_DATED = re.compile(
    r"(?:ngày|tháng|năm|quý|điều|khoản|điểm|mục|số|phụ lục|cấp độ|mức độ|khóa|khoá|lần thứ|thứ"
    r"|giai đoạn|thời kỳ|nghị quyết|phiên bản|cách mạng công nghiệp lần)\s*$"
)
_CODE = re.compile(r"[/-][A-ZĐ\d]")
_LASTING = re.compile(r"\s*(?:ngày làm việc|ngày|tháng|năm|tuần|giờ|phút|tuổi)(?!\w)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DIGIT = re.compile(r"\d")
_BEHIND = 40
_PARTED = re.compile(r"[-–/]\s*$")


def targets_in_cell(reading: Reading, span: Span, period: str | None, confidence: float) -> Target | None:
    """The target that a whole cell states; a cell in words only is a target without a figure."""
    place = trimmed(reading.text.text, span)
    if place.start >= place.end:
        return None
    words = reading.words(place)
    figure = read_figure(words, reading.pack)
    if figure is None:
        return Target(words, "equal", None, None, place, None, period, min(confidence, 0.7))
    return Target(words, figure.comparator, figure.low, figure.high, place, figure.base_year, period, confidence)


def _bare(figure: Figure) -> bool:
    return figure.comparator == "equal" and not figure.percent and not figure.scaled


def stated(words: str, figure: Figure) -> bool:
    """Whether a figure in running words states a quantity and not a date, a number of a document or a label."""
    before, after = words[max(0, figure.span.start - 24) : figure.span.start], words[figure.tail : figure.tail + 3]
    if _CODE.match(after) or _PARTED.search(before):
        return False
    if figure.percent:
        return True
    years = figure.low != figure.high and figure.low >= _FIRST_YEAR and figure.high <= _LAST_YEAR
    lasting = _LASTING.match(folded(words[figure.tail : figure.tail + _BEHIND]))
    return not (years or lasting or _DATED.search(folded(before)))


def ranked(reading: Reading, words: str, figure: Figure) -> bool:
    """Whether the figure counts places in a ranking ("7-12 bậc")."""
    behind = folded(words[figure.tail + 1 : figure.tail + _BEHIND])
    return says(reading.pack, "measure.rank").match(behind) is not None


def targets_in(reading: Reading, span: Span) -> tuple[Target, ...]:
    """The targets inside the words of a task: per cents, ranks, and figures with a comparing word."""
    words = reading.words(span)
    if not _DIGIT.search(words):
        return ()
    out = []
    for figure in find_figures(words, reading.pack):
        if not stated(words, figure) or (_bare(figure) and not ranked(reading, words, figure)):
            continue
        if (
            figure.comparator == "at_least"
            and folded(words[figure.span.start : figure.span.start + 4]).startswith("từ ")
            and not figure.percent
        ):
            continue
        place = figure.span.shift(span.start)
        raw = reading.words(place)
        out.append(Target(raw, figure.comparator, figure.low, figure.high, place, figure.base_year, None, 0.8))
    return tuple(out)
