"""Indicators in prose: the quantified points of a section of goals."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.orders.figures import Figure, find_figures
from dondoc.core.orders.goalnames import Named, name_figures
from dondoc.core.orders.indicators import direction_of
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Indicator, Target
from dondoc.core.orders.prose import groups_above
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.targets import ranked, stated
from dondoc.core.orders.words import folded, says, squeezed

_YEAR = re.compile(r"(?:đến(?: hết)?|trong|hết|vào)\s+(?:năm\s+)?((?:19|20)\d\d)(?!\d)")
_BY_YEAR = re.compile(r"\s*(?:đến|vào|trong)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?((?:19|20)\d\d)")
_CLAUSE = re.compile(r"[;,.](?=\s|$)")
_OWN_YEAR = re.compile(r"(?:năm|đến)\s+((?:19|20)\d\d)")
_MONEY = ("đồng", "usd")
_LONGEST, _NEAR = 220, 40
_AIMS = re.compile(r"\d\s*%|(?<!\w)đạt\s+(?:\w+\s+){0,2}\d")
_PER = re.compile(r"(?:\s*/\s*(?:\d+\s+)?[^\W\d_]+(?: dân| đêm)?)+")
_RANKED = re.compile(r"(?<!\w)(?:nhóm|tốp|top|thứ|hạng|vị trí)\s*$")
_GROUP = re.compile(r"(?<!\w)(?:nhóm|tốp|top)\s*$")
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm)(?![^,;.]*(?:lên|xuống|còn|gấp))[^,;.]*$")
_MEASURED = re.compile(r"thời gian|tuổi|số ngày|số giờ|độ trễ|thời hạn")
_SCALE = re.compile(r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s*)+$")
_DOES, _FIRST_YEAR = 40, 1900
_READ, _MOST = 6000, 60
"""No sentence of goals is longer or says more figures; what goes on without end is not weighed to its end."""


def indicators_of_goals(reading: Reading) -> list[Indicator]:
    """One indicator for each figure with a per cent sign, a comparing word or a unit in the sections of goals."""
    out: list[Indicator] = []
    for line in reading.lines:
        if line.zone == "goals" and (not line.children or _AIMS.search(line.words)):
            out.extend(_of_line(reading, line))
    return out


def _counts(reading: Reading, words: str, figure: Figure) -> bool:
    before = folded(words[max(0, figure.span.start - _DOES) : figure.span.start])
    if _RANKED.search(before):
        return _GROUP.search(before) is not None and not figure.percent
    if not (stated(words, figure) or _lasts(words, figure)):
        return False
    if figure.percent or ranked(reading, words, figure) or figure.comparator != "equal":
        return True
    if _unit(reading, words, figure) is not None:
        return True
    done = [m.end() for m in says(reading.pack, "measure.doing").finditer(before)]
    return bool(done) and not before[done[-1] :].strip()


def _beside(words: str, known: Figure, figure: Figure) -> bool:
    """Whether a bare figure goes on a list of counted things: "nâng cấp 05 cửa khẩu, 02 lối thông quan"."""
    between = folded(words[known.tail : figure.span.start])
    return not known.percent and stated(words, figure) and between.endswith((", ", " và ")) and ";" not in between


def _lasts(words: str, figure: Figure) -> bool:
    """Whether a length of time is what is aimed at: "Thời gian đăng ký … không quá 1,5 ngày làm việc"."""
    return figure.low < _FIRST_YEAR and _MEASURED.search(folded(words[: figure.span.start])) is not None


def _of_line(reading: Reading, line: Line) -> list[Indicator]:
    words = line.words
    if not any(c.isdigit() for c in words):
        return []
    figures: list[Figure] = []
    for figure in find_figures(words[:_READ], reading.pack)[:_MOST]:
        if _counts(reading, words, figure) or (figures and _beside(words, figures[-1], figure)):
            figures.append(figure)
    out: list[Indicator] = []
    for named in name_figures(reading, words, figures):
        one = _indicator(reading, line, named)
        if named.again and out and out[-1].unit == one.unit:
            out[-1] = replace(out[-1], targets=(*out[-1].targets, *one.targets))
        else:
            out.append(one)
    return out


def _unit(reading: Reading, words: str, figure: Figure) -> str | None:
    """The unit of measure as written: "%", "người", "tỷ đồng" (a sum of money keeps its scale), "m3/ha/năm"."""
    if figure.percent:
        return "%"
    behind = words[figure.tail : figure.tail + _NEAR].lstrip()
    found = says(reading.pack, "measure.units").match(folded(behind))
    if found is None:
        return None
    per = _PER.match(behind, found.end())
    unit = squeezed(behind[: per.end() if per else found.end()])
    scale = _SCALE.search(folded(words[figure.span.start : figure.tail])) if figure.scaled and _is_money(unit) else None
    return squeezed(f"{words[figure.tail - len(scale.group()) : figure.tail]} {unit}") if scale else unit


def _is_money(unit: str | None) -> bool:
    return unit is not None and folded(unit).split("/")[0].strip().endswith(_MONEY)


def _indicator(reading: Reading, line: Line, named: Named) -> Indicator:
    figure, words = named.figure, line.words
    place, spot = named.name.shift(line.body.start), figure.span.shift(line.body.start)
    text, unit = reading.words(place), _unit(reading, words, figure)
    power = figure.power if _is_money(unit) else 1
    low, high = figure.low / power, figure.high / power
    period = _period(line, named)
    comparator, grouped = figure.comparator, _GROUP.search(folded(words[: figure.span.start])) is not None
    if grouped:
        comparator, unit = "at_most", None
    target = Target(reading.words(spot), comparator, low, high, spot, figure.base_year, period, 0.8)
    direction, kind = ("down", "rank") if grouped else direction_of(reading, text, (target,))
    if _CHANGED.search(folded(words[max(0, figure.span.start - _DOES) : figure.span.start])):
        direction, kind = "up", "change"
    return Indicator(
        text,
        place,
        id=reading.ids.give("indicator", None, line.label, text, target.raw),
        number=line.label,
        appendix=reading.facts.appendix_of(place.start),
        groups=groups_above(line),
        unit=unit,
        direction=direction,
        kind=kind,
        targets=(target,),
        row=line.span,
        confidence=0.7,
    )


def _period(line: Line, named: Named) -> str | None:
    """The year of a target: of several years of one sentence its own, else the one that the section speaks of."""
    figure, words = named.figure, line.words
    if named.again:
        before = _OWN_YEAR.findall(words[max(0, figure.span.start - _NEAR) : figure.span.start])
        after = _BY_YEAR.search(words, figure.tail, figure.tail + len(_CLAUSE.split(words[figure.tail :])[0]))
        if before or after:
            return after.group(1) if after else before[-1]
    year = _YEAR.search(" ".join(w[:_LONGEST] for w in (words, *(up.words for up in line.above()))))
    return year.group(1) if year else None
