"""What a figure in a sentence of goals is of: the words before it ("Tỷ lệ … đạt 95%") or behind it ("100% xã …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dondoc.core.orders.figures import Figure
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_SENTENCE = re.compile(r"[;.](?=\s|$)")
_JOIN = re.compile(r"[,;]\s+|\s+và\s+|\s+(?=trong đó)|\s+với\s+(?=tổng|số|vốn|kinh phí|quy mô|diện tích|doanh)|\s+-\s+")
_AGAIN = re.compile(
    r",\s+(?=(?:phấn đấu|trong đó|đồng thời|đưa|nâng|riêng|góp phần|bảo đảm|đảm bảo|giảm|tăng|có|đạt|với)(?!\w))"
)
_END = re.compile(r"[;.](?=\s|$)|,\s+(?=trong đó|đồng thời|góp phần|bảo đảm|đảm bảo|phấn đấu|có khả năng|nâng)")
_DAY = r"(?:(?:vào|đến|trong|tính đến)\s+)?(?:cuối|đầu|hết)?\s*(?:giai đoạn|năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?"
_LINK = re.compile(
    r"(?:[\s,:]|(?<!\w)(?:đạt|chiếm|còn|là|ở mức|mức|xuống|lên|tăng|giảm|duy trì|giữ|bằng|đáp ứng|thêm|ổn định|gấp"
    r"|tối thiểu|ít nhất|từ|mỗi năm|hằng năm|hàng năm|bình quân|ước|khoảng|có|cho|tỷ lệ|tỉ lệ|thấp nhất"
    r"|(?:đến|vào)\s+(?:hết\s+|cuối\s+|đầu\s+)?năm\s+\d{4}|tổng|trên|nằm|xếp|thuộc|trong|đứng|nhóm|tốp|top)(?!\w))+$"
)
_BINDS = re.compile(
    r"(?<!\w)(?:đạt|chiếm|còn|là|mức|xuống|lên|tăng|giảm|duy trì|giữ|bằng|đáp ứng|gấp|ổn định|nằm|xếp|thuộc|đứng"
    r"|nhóm|tốp|top)(?!\w)|:"
)
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|gấp|bằng|vượt|cải thiện|chiếm|đạt)(?!\w)")
_MEAN = re.compile(r"\s+bình quân(?=\s+(?:ước\s+)?(?:đạt|là|chiếm|ở mức|còn)\s)")
"""A mean is of the name where a verb stands behind it: "năng suất bình quân đạt 2,5 tấn", not "tăng bình quân 8%"."""
_GROUP = re.compile(r"(?<!\w)(?:nhóm|tốp|top)\s*$")
_REACHES = re.compile(r"(?<!\w)(?:lên|xuống|còn)(?!\w)")
_TURN = re.compile(r"(?:tăng|giảm|nâng|hạ|kéo giảm)\s+")
_HEAD = re.compile(
    rf"^(?:(?:phấn đấu|đảm bảo|bảo đảm|tiếp tục|thực hiện|có|đạt|đồng thời|trong đó|riêng|đưa|nâng|giữ ổn định|giữ vững"
    rf"|duy trì|giữ|kéo|toàn (?:tỉnh|huyện|xã|ngành|thành phố|quốc|quận|phường)|bình quân|hằng năm|hàng năm|mỗi năm"
    rf"|(?:đến|tính đến|trong)\s+(?:hết\s+|cuối\s+)?{_DAY}|{_DAY})[,:]?\s+)+"
)
_NO_NAME = re.compile(
    r"(?:/|\(|\)|%|grdp|gdp|so với|mỗi năm|hằng năm|hàng năm|một năm|trở lên|trở xuống|(?:trên\s+)?(?:trong\s+)?tổng"
    r"|dân số\s*(?:[,;.()]|$)|diện tích cần|vào"
    r"|(?:đến|vào|trong|từ)\s+(?:hết\s+|cuối\s+|đầu\s+)*(?:năm|quý|tháng|giai đoạn|\d{4})"
    r"|(?:đầu|cuối|giữa)?\s*năm\s|bình quân|kế hoạch|theo|và\s|là\s|do\s|khi\s"
    r"|trong\s+(?:\d|đó|thời|vòng|kỳ|nhiệm|số|tổng|cả|những|các năm|năm|quý|tháng|giai))"
)
_TIMED = re.compile(r"năm\s+\d{4}|giai đoạn|\d{4}")
_BASE = re.compile(r"[^;.%]{0,60}?(?<!\w)(?:xuống|lên|còn|đạt|tới)(?:\s+(?:còn|mức|ở mức|khoảng))*\s*$")
_OWNS = re.compile(r"\w\s+(?:có|đạt tối thiểu|được hỗ trợ|với)\s*$")
_APART = re.compile(r"(?:mỗi|toàn|có|hằng năm|hàng năm|phấn đấu|trong đó|bình quân|đến|xây dựng)(?!\w)")
_ASIDE = re.compile(r"\s*\((?=[^()]*\d)")
_BY_YEAR = re.compile(r"\s+(?:đến|vào)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?(?:19|20)\d\d\s*$")
_TELLING, _SHORTEST, _LONGEST, _FEWEST = 12, 4, 220, 2


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with its name.

    Attributes:
        figure: the figure.
        name: where its name stands, relative to the words searched.
        again: True when it is a further year of the figure before it, under the same name.
    """

    figure: Figure
    name: Span
    again: bool = False


def name_figures(reading: Reading, words: str, found: Sequence[Figure]) -> list[Named]:
    """The figures of a sentence that have a name; those that they start from and those in brackets are left out."""
    low = folded(words)
    free = _outside_brackets(low, found)
    bases = {b.span.start: f for f, b in pairwise(free) if _is_base(low, f, b)}
    left = [f for f in free if all(f is not base for base in bases.values())]
    out: list[Named] = []
    for at, figure in enumerate(left):
        until = bases.get(figure.span.start, figure).span.start
        named = _Clause(reading, words, low, left, at, until).named(out)
        if named is not None:
            out.append(named)
    return out


def _outside_brackets(low: str, found: Sequence[Figure]) -> list[Figure]:
    free = [f for f in found if low.rfind("(", 0, f.span.start) <= low.rfind(")", 0, f.span.start)]
    return free or list(found)


def _is_base(low: str, figure: Figure, coming: Figure) -> bool:
    """Whether a figure is only where the way to the next one begins: "từ 8,2% năm 2021 xuống còn 3,5%"."""
    opened = low[figure.span.start : figure.span.start + 3] == "từ " or low[: figure.span.start].rstrip().endswith("từ")
    return opened and _BASE.match(low[figure.tail : coming.span.start]) is not None


def _binding(low: str, start: int, end: int) -> bool:
    link = _LINK.search(low, start, end)
    return link is not None and _BINDS.search(link.group()) is not None


def _describes(low: str, share: Figure, figure: Figure) -> bool:
    """Whether a figure only describes those of whom a share is meant: "100% các xã, phường có ít nhất 01 sân"."""
    between = low[share.tail : figure.span.start]
    last = re.split(r"[,;]\s+|\s+và\s+", between)[-1]
    return share.percent and _OWNS.search(last) is not None and not _APART.match(last)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of one figure among its neighbours."""

    reading: Reading
    words: str
    low: str
    figures: Sequence[Figure]
    at: int
    until: int
    """Where the words before it end: at the figure, or at the one that it starts from."""

    @property
    def figure(self) -> Figure:
        return self.figures[self.at]

    def named(self, earlier: Sequence[Named]) -> Named | None:
        first = self._first(earlier)
        if first is None:
            return None
        subject, linked = self._subject(first)
        if not earlier and not self._says_much(subject, _FEWEST):
            subject, linked = self._subject(self._sentence())
        does = self._only_does(subject)
        behind = self._behind(_TELLING if self._says_much(subject) and not does else _SHORTEST)
        last = earlier[-1] if earlier else None
        if linked and self._says_much(subject) and not does:
            return Named(self.figure, subject)
        if last is not None and behind is None and not self._says_much(subject, _FEWEST) and self._goes_on(last):
            return Named(self.figure, last.name, again=True)
        if behind is not None and not (last and _GROUP.search(self.low, 0, self.until)):
            return Named(self.figure, behind)
        if last is not None and linked and not self._says_much(subject, _FEWEST):
            return self._once_more(last, first)
        counted = self._counted()
        if self._says_much(subject, _FEWEST) and (counted is None or not does):
            return Named(self.figure, subject)
        if counted is not None:
            return Named(self.figure, counted)
        return self._once_more(last, first) if last else None

    def _says_much(self, span: Span, least: int = 6) -> bool:
        return span.end - span.start >= least and any(c.isalpha() for c in self.low[span.start : span.end])

    def _first(self, earlier: Sequence[Named]) -> int | None:
        """Where the clause begins; None when the figure only describes what an earlier one counts."""
        start, begin = self.until, self._sentence()
        before = [f for f in self.figures[: self.at] if f.tail > begin]
        if not before:
            return max([begin, *(m.end() for m in _AGAIN.finditer(self.low, begin, start))])
        mid = before[-1].tail
        joins = [m.end() for m in _JOIN.finditer(self.low, mid, start)]
        if joins and not _describes(self.low, before[-1], self.figure):
            marked = [m.end() for m in _AGAIN.finditer(self.low, mid, start)]
            return marked[-1] if marked else joins[0]
        inside = earlier and earlier[-1].figure is before[-1] and earlier[-1].name.end > before[-1].tail
        return None if inside else mid

    def _sentence(self) -> int:
        return max((m.end() for m in _SENTENCE.finditer(self.low, 0, self.until)), default=0)

    def _subject(self, first: int) -> tuple[Span, bool]:
        """The words before the figure without those that only lead in or bind, and whether something binds them."""
        until = self.until
        first = max(first, until - _LONGEST)
        link = _LINK.search(self.low, first, until)
        last = self._past_mean(link) if link else until
        first += len(self.low[first:last]) - len(self.low[first:last].lstrip())
        head = _HEAD.match(self.low[first:last] + " ")
        first = min(last, first + head.end()) if head else first
        if link is not None and _REACHES.search(link.group()) and (turn := _TURN.match(self.low, first, last)):
            first = turn.end()
        colon = self.low.rfind(": ", first, last)
        if colon >= 0:
            inner = self.low[colon + 2 : last].lstrip()
            named = inner and not inner[0].isdigit() and not self._only_does(Span(colon + 2, last))
            first, last = (colon + 2, last) if named else (first, colon)
        bound = link is not None and _BINDS.search(link.group()) is not None
        return self._trim(Span(first, max(first, last))), bound

    def _past_mean(self, link: re.Match[str]) -> int:
        """Where a name ends before its link, behind "bình quân" where the name is that of a mean."""
        yearly = "/năm" in self.low[self.figure.span.start : self.figure.tail + _SHORTEST]
        mean = None if yearly else _MEAN.match(link.group())
        return link.start() + (mean.end() if mean else 0)

    def _behind(self, least: int) -> Span | None:
        """The words behind the figure up to the end of the clause, when they name something."""
        tail = self.figure.tail
        stop = _END.search(self.words, tail, self._limit())
        end = stop.start() if stop else self._limit()
        aside = _ASIDE.search(self.low, tail, end)
        end = aside.start() if aside else end
        dated = _BY_YEAR.search(self.low, tail, end)
        after = self._trim(Span(tail, dated.start() if dated else end))
        counted = None if self.figure.percent else self._unit()
        told = self.low[counted.end() if counted else after.start : after.end].strip()
        if after.end - after.start < least or not told or _NO_NAME.match(told):
            return None
        return None if _NO_NAME.match(self.low, self._past_blanks()) else after

    def _limit(self) -> int:
        """Where the words of the next figure begin."""
        for coming in self.figures[self.at + 1 :]:
            joins = [m.start() for m in _JOIN.finditer(self.low, self.figure.tail, coming.span.start)]
            if _SENTENCE.search(self.low, self.figure.tail, coming.span.start):
                break
            if joins and not _describes(self.low, self.figure, coming):
                return joins[0] if _binding(self.low, joins[-1] + 1, coming.span.start) else joins[-1]
        return len(self.words)

    def _counted(self) -> Span | None:
        """What is counted, where a figure stands alone with it: "15 bác sĩ"."""
        found = self._unit()
        return Span(found.start(), found.end()) if found and found.end() - found.start() > _FEWEST else None

    def _unit(self) -> re.Match[str] | None:
        return says(self.reading.pack, "measure.units").match(self.low, self._past_blanks())

    def _only_does(self, subject: Span) -> bool:
        """Whether the words before are but verbs, so that what is counted is the name: "Kết nạp 120 đảng viên"."""
        doing, at = says(self.reading.pack, "measure.doing"), subject.start
        while at < subject.end and (found := doing.match(self.low, at, subject.end)):
            at = found.end()
            while at < subject.end and self.low[at] in " ,":
                at += 1
        return subject.start < subject.end <= at

    def _past_blanks(self) -> int:
        at = self.figure.tail
        while at < len(self.low) and self.low[at] == " ":
            at += 1
        return at

    def _once_more(self, last: Named, first: int) -> Named | None:
        """A further year under the name before, or a change of the same thing; None when the words are of neither."""
        said = self.low[first : self.figure.span.start]
        if last.figure.percent == self.figure.percent and (_TIMED.search(said) or self._timed_behind()):
            return Named(self.figure, last.name, again=True)
        return Named(self.figure, last.name) if _CHANGE.search(said) or _GROUP.search(said) else None

    def _goes_on(self, last: Named) -> bool:
        """Whether the same is counted for another year: "18.000 em vào năm 2025 và 25.000 em vào năm 2030"."""
        unit, known = self._unit(), says(self.reading.pack, "measure.units").match(self.low, last.figure.tail + 1)
        same = (unit.group() if unit else None) == (known.group() if known else None)
        return same and last.figure.percent == self.figure.percent and self._timed_behind()

    def _timed_behind(self) -> bool:
        return _TIMED.search(self.low, self.figure.tail, min(len(self.low), self.figure.tail + 30)) is not None

    def _trim(self, span: Span) -> Span:
        cut = trimmed(self.words, span, " ,;.:-–")
        if self.low[: cut.end].endswith(" và"):
            cut = trimmed(self.words, Span(cut.start, max(cut.start, cut.end - 3)), " ,;.:")
        return Span(cut.start, max(cut.start, min(cut.end, cut.start + _LONGEST)))
