"""Collective addressees: "các sở, ban, ngành", "UBND các tỉnh, thành phố", "các đơn vị liên quan"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from dondoc.core.packs.folding import fold, key, lower
from dondoc.core.packs.model import Collectives

_LED = (
    r"(?:(?:(?:phó\s+)?chủ tịch(?: và phó chủ tịch)?|(?:phó\s+)?bí thư|thường trực|ban thường vụ|ban chấp hành"
    r"|trưởng|thủ trưởng|(?:phó\s+)?giám đốc|lãnh đạo|đại diện|chi cục trưởng|hạt trưởng|chỉ huy trưởng"
    r"|viện trưởng|chánh án)\s+)?"
)
"""Who leads a body or sits at its head."""
_GOVERNMENT = (
    rf"{_LED}(?:[uủ][yỷ] ban nhân dân|ubnd|hđnd|hội đồng nhân dân"
    r"|đảng [uủ][yỷ]|đảng bộ|cấp [uủ][yỷ]|mặt trận tổ quốc|[uủ][yỷ] ban mặt trận tổ quốc|ubmttq"
    r"|ban chỉ huy quân sự|công an|trạm y tế)"
)
_OFFICES = (
    rf"{_LED}(?:bhxh|bảo hiểm xã hội|phòng|chi cục|hội|đoàn|liên đoàn|trung tâm|trạm|ban|đội|hạt|kho bạc|ngân hàng"
    r"|tòa án|viện kiểm sát|thanh tra|văn phòng|công đoàn|huyện đoàn|xã đoàn|chi nhánh|tổ|điện lực|bưu điện"
    r"|thuế|hải quan)"
    r"(?:(?!\s+và\s+(?:các|những)\s)[^,;]){0,60}?"
)
"""Offices of which each place has its own: "Phòng Giáo dục và Đào tạo các huyện, thị xã"."""
_OF_EACH = r"(?!(?:các|những|tất cả)\s)(?:(?!\s+(?:và|các|những|với)\s)[^,;]){2,60}"
"""Whatever body each of several kinds of places has, by its short name too: "TTYT các huyện, thành phố"."""
_WITHIN_EACH = r"(?:chánh\s+)?(?:thanh tra|văn phòng)|công đoàn|kế toán trưởng|bộ phận một cửa"
"""What each of several bodies has within itself: "Chánh Thanh tra các sở, ngành"."""
_RELATED = r"(?:\s+(?:có\s+)?liên quan)"
_OF_MINISTRY = r"(?:\s+(?:thuộc|trực thuộc|của|trong)\s+bộ\b|\s+trực thuộc trung ương)"
_FREE = r"(?:(?!\s+và\s)[^,;\n])*"
_PLACED = rf"(?:\s+(?:thuộc|trực thuộc|của|trong|ở|tại|trên|nhà nước|khác|cấp)\b{_FREE})"
_LEVEL = r"(?:\s+(?:tỉnh|thành phố|trung ương|địa phương))"
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_PROSE_FAMILIES = ("state",)
_OPEN_FAMILIES = ("actors", "investors", "experts")


def _any(words: Iterable[str]) -> str:
    ordered = sorted({lower(word) for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _restyled(words: str) -> str:
    """The words with the mark of "uỷ" where the patterns have it, letter for letter."""
    return words.replace("uỷ", "ủy")


def _list(nouns: Iterable[str], least: int = 0) -> str:
    noun = _any(nouns)
    return rf"{noun}\b(?:\s*(?:,\s*và|,|/|-|và|hoặc)\s*{noun}\b){{{least},}}"


def _meets(pattern: re.Pattern[str], marked: str, plain: str) -> bool:
    """Whether a pattern holds: on the words with their marks when it is written with marks itself."""
    return pattern.search(plain if pattern.pattern.isascii() else marked) is not None


class _Grammar:
    """The patterns of a pack's collectives over words folded by ``folder``."""

    def __init__(self, data: Collectives, folder: Callable[[str], str]) -> None:
        families = data.families
        nouns = {noun for family in families.values() for noun in family}
        lists = "|".join(_list(family) for family in families.values())
        several = "|".join(_list(family, 1) for family in families.values())
        tails = f"(?:\\s+{_any(data.qualifiers)})"
        tail = f"(?:{tails}|{_RELATED}|{_PLACED}|{_LEVEL})*"
        titles = f"(?:{_any(data.titles)}(?:\\s*,\\s*|\\s+và\\s+|\\s+)){{0,8}}"
        heads = f"{titles}(?:{_any(data.heads)}\\s+){{1,4}}"
        places = families["place"]
        levels = r"cấp\s+\w+(?:(?:\s*,\s*|\s+và\s+)cấp\s+\w+)*"
        spread = f"{_GOVERNMENT}\\s+(?:(?:các|những)\\s+{_list(places)}|{levels}|{_list(places, 1)})"
        end = f"(?:{tails}|{_RELATED}|{_OF_MINISTRY})*(?!\\w)"
        of_state = "|".join(_list(families[name], 1) for name in _PROSE_FAMILIES)
        self._folder = folder
        self._whole = self._compile(
            f"{spread}{tail}$",
            f"{_GOVERNMENT}\\s+(?:các|những)\\s+{_list(places, 1)}(?:\\s+(?!và\\s)\\w+){{1,3}}$",
            r".*\scác\s+tỉnh(?:,|\s+và)?\s+thành phố(?:\s+trực thuộc trung ương)?$",
            f"{_OFFICES}\\s+(?:các|những)\\s+{_list(places)}{tail}$",
            f"(?:{_WITHIN_EACH})\\s+(?:các|những)\\s+(?:{_list(families['state'], 1)}){tail}$",
            f"{_OF_EACH}\\s+(?:các|những)\\s+{_list(places, 1)}(?:{tail}|(?:\\s+(?!và\\s)\\w+){{1,3}})$",
            f"{heads}(?:{lists})(?:{tail}|{_FREE})$",
            f"{titles}(?:{several}){tail}$",
            f"(?:{lists}){_RELATED}$",
            f"{_any(n for n in nouns if ' ' in n)}\\b{tail}$",
            f"{_any(n for name in _OPEN_FAMILIES for n in families[name])}\\b{_FREE}$",
        )
        self._prose = self._compile(f"\\b{heads}(?:{lists}){end}", f"\\b{spread}{end}", f"\\b(?:{of_state}){end}")
        self._starts = self._compile(_any([*nouns, *data.heads, *data.starters]) + r"\b")[0]

    def _compile(self, *patterns: str) -> list[re.Pattern[str]]:
        return [re.compile(self._folder(pattern)) for pattern in patterns]

    def whole(self, words: str) -> bool:
        return any(pattern.match(words) for pattern in self._whole)

    def starts(self, words: str) -> bool:
        return self._starts.match(words) is not None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in self._prose:
            for match in pattern.finditer(text):
                yield match.span()


def _same(pattern: str) -> str:
    return pattern


class CollectiveGrammar:
    """Tells collective addressees from names by nouns and patterns of a pack; marks count unless none is written."""

    def __init__(self, data: Collectives) -> None:
        self._groups = [(g.code, g.whole, [re.compile(p) for p in g.patterns]) for g in data.groups]
        self._marked = _Grammar(data, _same)
        self._plain = _Grammar(data, fold)
        self.code = lru_cache(maxsize=8192)(self._code)

    def _with(self, words: str) -> tuple[_Grammar, str]:
        folded = re.sub(r"\s+", " ", _restyled(lower(words))).strip(" .,;:")
        return (self._plain if folded.isascii() else self._marked), folded

    def starts(self, words: str) -> bool:
        """Whether the words open as a collective (or as "nhà đầu tư", "chuyên gia") rather than as a name."""
        grammar, folded = self._with(words)
        return grammar.starts(folded)

    def is_collective(self, words: str) -> bool:
        """Whether the whole string, brackets at its end aside, is one collective addressee."""
        grammar, folded = self._with(_BRACKETS.sub("", words))
        return grammar.whole(folded)

    def _code(self, words: str) -> str | None:
        """The code of the group, "others" for a collective of no known group, None for no collective."""
        marked = key(_BRACKETS.sub("", words))
        plain = fold(marked)
        found = next((row for row in self._groups if any(_meets(p, marked, plain) for p in row[2])), ("others", False))
        return found[0] if found[1] or self.is_collective(words) else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Collectives in running text: start, end and code; they may overlap."""
        for start, end in self._marked.find(_restyled(lower(text))):
            code = self.code(text[start:end])
            if code:
                yield start, end, code
