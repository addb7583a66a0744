"""The words of time: a lexer that cuts an expression into dates, months, quarters, years, cues and cycles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.core.packs.folding import lower

_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_DASH = r"[-‐‑‒–—−]"
_OF_YEAR = rf"(?:\s*[/.]\s*|\s*{_DASH}\s*|\s*,?\s*năm\s+|\s+)"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", r"(?:0?[1-9]|1[0-2])(?!\d)"
_MONTH_WORD = r"(?:một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?)"
_NAMED = rf"(?:{_MONTH}|{_MONTH_WORD}(?=\s+năm\s+{_YEAR}))"
_QUARTER = r"(?:iv|i{1,3}|[1-4]|một|nhất|hai|ba|bốn|tư)(?!\w)"
_UNIT = (
    r"(?:(?:0?6|sáu|0?9|chín|0?3|ba)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"
    r"|ngày(?!\s+\d)|tuần|tháng|quý|cả\s+năm|(?:một|1)\s+năm|năm)(?!\w)"
)
_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_JOIN = rf"(?:\s*{_DASH}\s*|\s*,\s*|\s*;\s*|\s+và\s+|\s+đến\s+|\s*&\s*)"

_LATER = "|".join(rf"0?{n}(?!\d)\s*{_DASH}\s*0?(?:{'|'.join(map(str, range(n + 1, 13)))})(?!\d)" for n in range(1, 12))
"""Two months of a year with a dash between them, the later one behind: "10-11"."""

_FREE = r"(?<!\w)"
"""What may be repeated is counted: words without end that nearly make a date must not be tried from each of them."""
_GLUED = ("dash", "and")

_KINDS: tuple[tuple[str, str], ...] = (
    ("lunar", r"\((?:nhằm|tức|âm\s+lịch)[^()]*\)|(?:nhằm|tức)\s+ngày[^;.()]{0,80}?năm\s+\w+\s+\w+"),
    ("iso", r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"),
    (
        "lunar_day",
        rf"(?:ngày\s+)?{_DAY}\s*(?:/|,?\s+tháng\s+)\s*(?:{_MONTH}\s*\(?(?:âm\s+lịch|al)(?!\w)|chạp(?!\w)|giêng(?!\w))",
    ),
    ("lunar_day", rf"tháng\s+(?:chạp|giêng)(?!\w)(?:\s+năm\s+{_YEAR})?"),
    ("lunar_day", rf"tết(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền))+(?:\s+năm)?(?:\s+{_YEAR})?"),
    ("school_year", rf"năm\s+học\s+(?:mới(?!\w)|{_YEAR}(?:\s*{_DASH}\s*{_YEAR})?)"),
    ("clock", r"(?<![\d/])\d{1,2}\s*(?:giờ|h)(?:\s*\d{2}(?!\d))?(?:\s*phút)?(?!\w)|\d{1,2}(?::|g)\d{2}(?!\d)"),
    (
        "days",
        rf"(?:các\s+)?(?:ngày\s+)?{_DAY}(?:(?:{_JOIN})(?:ngày\s+)?{_DAY}){{1,30}}\s*(?:/|,?\s+tháng\s+)\s*{_MONTH}(?:{_OF_YEAR}{_YEAR})?",
    ),
    ("date", rf"(?:ngày\s*)?{_DAY}\s*,?\s+tháng\s+{_NAMED}(?:{_OF_YEAR}{_YEAR})?"),
    ("month", rf"(?<![\d/.,-])(?:{_LATER})\s*/\s*{_YEAR}"),
    ("date", rf"(?:ngày\s*)?{_DAY}\s*(?P<sep>[/.]|{_DASH})\s*{_MONTH}\s*(?:(?P=sep)|/)\s*{_YEAR}"),
    ("date", rf"(?:ngày\s*)?(?<![\d/.,]){_DAY}(?P<mark>[/.]){_MONTH}(?P=mark)[23]\d(?![\d/.,])"),
    ("date", rf"(?:ngày\s*)?(?<![\d/.,]){_DAY}\s*/\s*{_MONTH}(?:\s+năm\s+{_YEAR})?(?!\s*[/%\d])"),
    ("times", rf"{_COUNT}\s+lần\s*(?:/|trong|mỗi|trên|một|1)?\s*(?:năm|quý|tháng|tuần)(?!\w)"),
    ("times", rf"(?:(?:{_COUNT})\s+)?(?:năm|quý|tháng|tuần)\s*(?:/|một|1|mỗi)\s*lần"),
    ("times", rf"(?:(?:mỗi|một|1|hằng|hàng)\s+)?(?:năm|quý|tháng|tuần)\s+{_COUNT}\s+lần(?!\w)"),
    (
        "last_month",
        r"(?:của\s+|hằng\s+|hàng\s+)?tháng\s+cuối\s+(?:cùng\s+)?(?:của\s+)?(?:mỗi\s+)?(?:quý|kỳ)(?:\s+báo\s+cáo)?",
    ),
    (
        "first_month",
        r"(?:của\s+)?tháng\s+đầu(?:\s+tiên)?\s+(?:của\s+)?(?:mỗi\s+)?quý(?:\s+(?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))?",
    ),
    ("of_period", r"(?:tháng|quý)\s+(?:kế\s+tiếp|tiếp\s+theo|liền\s+kề|sau)(?!\w)"),
    ("of_period", r"của\s+(?:tháng|quý|năm)(?:\s+(?:kế\s+tiếp|tiếp\s+theo|liền\s+kề|sau))?(?!\w)"),
    (
        "every",
        rf"(?:(?:định\s+kỳ|{_EVERY})\s+){{1,4}}(?:(?:{_EVERY})\s+)?{_UNIT}(?:\s*(?:,|/|;|\s+và|{_DASH})\s*(?:(?:{_EVERY})\s+)?{_UNIT})*",
    ),
    ("every", r"định\s+kỳ(?!\w)"),
    (
        "every",
        r"(?:quý\s*,\s*)?(?:0?6|sáu)\s+tháng\s*(?:,|và)\s*(?:(?:0?9|chín)\s+tháng\s*(?:,|và)\s*)?"
        r"(?:(?:cả|một|0?1|hết)\s+năm(?!\s+\d)|năm(?=\s*(?:[.;,)/]|\Z)))",
    ),
    (
        "half",
        rf"(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?:đầu|cuối)(?!\s+(?:của\s+)?tháng)(?:\s+(?:của\s+)?năm)?(?:{_OF_YEAR}{_YEAR})?",
    ),
    ("nine", rf"(?:0?9|chín)\s+tháng(?:\s+đầu)?\s+năm(?:{_OF_YEAR}{_YEAR})?"),
    ("this_year", r"\A\s*cuối\s+năm\s*\Z"),
    (
        "part",
        r"tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:\d|đầu|cuối|nhất|hai|ba|tư|năm)(?:\s+(?:tiên|cùng))?(?:\s+(?:của|trong))?\s*,?(?=\s+tháng\s+\d)",
    ),
    ("part", r"nửa\s+(?:đầu|cuối)(?:\s+của)?(?=\s+tháng\s+\d)"),
    ("part", r"(?:thượng|trung|hạ)\s+tuần(?:\s+của)?(?=\s+tháng\s+\d)"),
    ("part", r"(?:đầu|giữa|cuối)(?=\s+(?:tháng|qu[ýí]|qúy|năm|q\d)(?!\w))"),
    ("quarter", rf"(?:qu[ýí]|qúy|q\.?)\s*{_QUARTER}(?:{_JOIN}(?:qu[ýí]\s+)?{_QUARTER})*(?:{_OF_YEAR}{_YEAR})?"),
    ("month", rf"(?:các\s+)?tháng\s+{_NAMED}(?:{_JOIN}(?:tháng\s+)?{_MONTH})*(?:{_OF_YEAR}{_YEAR})?"),
    ("month", rf"t\.?\s?{_MONTH}(?:{_JOIN}t\.?\s?{_MONTH}){{0,11}}\s?[/.]\s*{_YEAR}(?!\s*/)"),
    ("month", rf"(?<![\d/.,])(?<!số\s){_MONTH}\s*/\s*{_YEAR}(?!\s*/)"),
    ("month", rf"(?<![\d/.,-])(?<!số\s){_MONTH}[.-]{_YEAR}(?![-/.]?\w)"),
    ("day", rf"ngày\s+{_DAY}(?!\s*[/.]\s*\d)"),
    ("last_day", r"ngày\s+(?:làm\s+việc\s+)?cuối(?:\s+cùng)?"),
    ("outlook", rf"(?:định\s+hướng|tầm\s+nhìn)\s+(?:đến\s+)?(?:năm\s+)?{_YEAR}(?:\s*{_DASH}\s*{_YEAR})?"),
    (
        "years",
        rf"(?:giai\s+đoạn\s+|(?:các\s+)?năm\s+){{0,4}}{_YEAR}(?:\s*(?:{_DASH}|đến)\s*(?:năm\s+)?|\s+đến\s+(?:hết\s+)?(?:năm\s+)?){_YEAR}",
    ),
    ("year", rf"(?:(?:cả\s+|trong\s+)?năm\s+)?(?<![\d/.,]){_YEAR}(?![/.]\d)"),
    (
        "this_year",
        r"(?:cả|trong)\s+năm(?:\s+nay)?(?!\w)|năm\s+nay"
        r"|(?:\A\s*|(?:đến|tới|vào|từ\s+nay\s+đến)\s+)(?:cuối|hết)\s+năm(?!\s+(?:học|\d))(?!\w)",
    ),
    ("weekday", r"(?:ngày\s+)?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"),
    (
        "onward",
        r"(?:và\s+)?(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|kế\s+tiếp)|trở\s+(?:đi|về\s+sau)|và\s+các\s+giai\s+đoạn\s+tiếp\s+theo",
    ),
    ("continuous", r"(?:được\s+)?(?:thực\s+hiện\s+)?(?:thường\s+xuyên|liên\s+tục)|hàng\s+ngày"),
    (
        "latest",
        r"(?:chậm|muộn|trễ)\s+nhất(?:\s+(?:là|vào))?|không\s+(?:muộn|chậm|quá)(?:\s+hơn)?|hạn\s+(?:cuối|chót)(?:\s+cùng)?|quá\s+hạn",
    ),
    ("before", r"trước(?!\w)"),
    ("until", r"(?:cho\s+)?(?:đến|tới)(?:\s+hết)?(?!\w)|hết(?=\s+(?:tháng|qu[ýí]|năm|ngày|\d)(?!\w))"),
    ("since", r"sau(?=\s+(?:ngày\s+\d|năm\s+\d|tháng\s+\d|quý\s+\w|\d{1,2}/\d))"),
    ("since", r"(?:bắt\s+đầu\s+)?(?:kể\s+)?từ(?!\w)"),
    ("within", r"trong(?:\s+(?:thời\s+gian|khoảng|vòng|thời\s+hạn))?(?!\w)|vào(?:\s+lúc|\s+khoảng)?(?!\w)|xong(?!\w)"),
    ("dash", rf"{_DASH}"),
    ("and", r"(?<!\w)và(?!\w)|[,;]"),
)

_LEXER = re.compile(
    "|".join(f"(?P<k{i}>{'' if name in _GLUED else _FREE}(?:{pattern}))" for i, (name, pattern) in enumerate(_KINDS))
)
_YEAR_AT = re.compile(_YEAR)
_NUMBERS = re.compile(r"\d+")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_COUNTS = dict(zip(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), range(1, 11), strict=True))
_COUNTS |= {"tư": 4, "mười một": 11, "mười hai": 12}
_WORDED = re.compile(rf"tháng\s+({_MONTH_WORD})(?=\s+năm)")
_WHOLE, _CENTURY = 3, 2000
ATOMS = frozenset({"iso", "days", "date", "half", "nine", "quarter", "month", "years", "year", "this_year"})
"""Kinds of tokens that name a stretch of the calendar."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression: what it is, its words in lower case, where it stands."""

    kind: str
    words: str
    start: int
    end: int

    @property
    def year(self) -> int | None:
        """The last year written in it; "30/06/25" is of 2025."""
        found = _YEAR_AT.findall(self.words)
        if not found and self.kind == "date" and len(short := _NUMBERS.findall(self.words)) == _WHOLE:
            return _CENTURY + int(short[-1])
        return int(found[-1]) if found else None

    @property
    def numbers(self) -> list[int]:
        """All figures in it, years included, a month in words ("tháng sáu") too."""
        figures = _WORDED.sub(lambda m: f"tháng {count(m[1])}", self.words)
        return [int(n) for n in _NUMBERS.findall(figures)]

    @property
    def quarters(self) -> list[int]:
        """The quarters it names."""
        words = re.findall(r"[^\W\d_]+|\d+", _YEAR_AT.sub("", self.words).replace("quý", " ").replace("quí", " "))
        words = [w.removeprefix("qúy").removeprefix("q") for w in words]
        return [_ROMAN.get(w) or int(w) for w in words if w in _ROMAN or (w.isdigit() and 1 <= int(w) <= 4)]


def count(words: str) -> int:
    """A small number in figures or words.

    >>> count("05"), count("mười")
    (5, 10)
    """
    return _COUNTS.get(" ".join(words.split())) or int(words)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an expression, left to right; words of no kind are passed over, cells and paragraphs stay apart.

    >>> [(t.kind, t.words) for t in tokens("Trước ngày 20 hằng tháng")]
    [('before', 'trước'), ('day', 'ngày 20'), ('every', 'hằng tháng')]
    """
    apart = lower(text).replace("\t", "|").replace("\n\n", "\n|")
    for match in _LEXER.finditer(apart):
        index = next(i for i in range(len(_KINDS)) if match[f"k{i}"] is not None)
        yield Token(_KINDS[index][0], match.group(), match.start(), match.end())
