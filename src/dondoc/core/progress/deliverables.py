"""Results that are documents: their kinds, who issues them and the stages they go through (rule 17)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dondoc.core.progress.wording import read_rules
from dondoc.core.values import Span


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a pipeline; ``share`` is the percent of the window by which it is planned to be over."""

    key: str
    names: Mapping[str, str]
    share: int

    def name(self, language: str = "vi") -> str:
        """What the stage is called."""
        return self.names.get(language, self.names["vi"])


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of result: the words it goes by, who issues it by default, and its stages in order."""

    kind: str
    words: tuple[str, ...]
    issued_by: str | None
    stages: tuple[Stage, ...]
    is_verb: bool = False


@dataclass(frozen=True)
class Catalogue:
    """All kinds of a country's pack, with the words that tell a result made from a document used."""

    kinds: Mapping[str, Kind]
    making: re.Pattern[str]
    using: re.Pattern[str]
    issuers: tuple[tuple[re.Pattern[str], str], ...]
    any_kind: re.Pattern[str]
    by_word: Mapping[str, Kind]

    def stages_of(self, kind: str) -> tuple[Stage, ...]:
        """The stages of a kind; of an unknown kind, the general ones of a plan.

        >>> [stage.name() for stage in load_catalogue().stages_of("Nghị định")]
        ['Lập đề nghị', 'Soạn thảo', 'Lấy ý kiến', 'Thẩm định', 'Trình', 'Ban hành']
        """
        known = self.kinds.get(kind)
        return known.stages if known else self.kinds["Kế hoạch"].stages


@dataclass(frozen=True, slots=True)
class Found:
    """A result that a task's words promise: its kind, the words (a span of the task's text) and who issues it."""

    kind: str
    span: Span
    issued_by: str | None


def _any_of(words: Sequence[str], *, fold: bool = False) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.IGNORECASE if fold else 0)


@cache
def load_catalogue(country: str = "vn") -> Catalogue:
    """The catalogue of a country's pack."""
    rules = read_rules("deliverables.json", country)
    lines = {
        name: tuple(Stage(key, rules["stages"][key], share) for key, share in stages)
        for name, stages in rules["pipelines"].items()
    }
    kinds = [
        Kind(row["kind"], tuple(row["words"]), row["issued_by"], lines[row["pipeline"]], row.get("verb", False))
        for row in rules["kinds"]
    ]
    by_word = {word: kind for kind in kinds for word in kind.words}
    return Catalogue(
        kinds={kind.kind: kind for kind in kinds},
        making=_any_of(rules["making"], fold=True),
        using=_any_of(rules["using"], fold=True),
        issuers=tuple((_any_of(row["words"], fold=True), row["issued_by"]) for row in rules["issuers"]),
        any_kind=_any_of(list(by_word)),
        by_word=by_word,
    )


_CLAUSE = re.compile(r"[;:.]\s|\n")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)")
_NUMBERED = re.compile(r"\s+(?:số\s+)?\d+(?:/\d{4})?/|\s+số\s")
_JOINT = re.compile(r"(?:,|;|\bvà|\bhoặc)\s*(?:các\s+)?$", re.IGNORECASE)
_ISSUER_REACH = 45


def find_deliverables(text: str, catalogue: Catalogue | None = None) -> tuple[Found, ...]:
    """The results that a task's words promise, in order; what is only used or cited is none.

    >>> [found.kind for found in find_deliverables("Xây dựng Hồ sơ đề nghị xây dựng Luật Việc làm (sửa đổi)")]
    ['Luật']
    >>> find_deliverables("Triển khai Đề án hỗ trợ phát triển thị trường lao động theo Luật Việc làm")
    ()
    >>> find_deliverables("Thực hiện Quyết định số 20/QĐ-TTg ban hành Kế hoạch triển khai Chỉ thị về quan hệ lao động")
    ()
    >>> [(found.kind, found.issued_by) for found in find_deliverables("Nghiên cứu, trình Ban Bí thư ban hành Chỉ thị")]
    [('Chỉ thị', 'Ban Bí thư')]
    >>> [found.kind for found in find_deliverables("Xây dựng Đề án nghề mới; ban hành Kế hoạch kiểm tra")]
    ['Đề án', 'Kế hoạch']
    >>> [found.kind for found in find_deliverables("Quyết định của Bộ trưởng phê duyệt Kế hoạch đào tạo")]
    ['Quyết định']
    """
    book = catalogue or load_catalogue()
    plain = _QUOTED.sub(lambda hit: " " * len(hit.group()), text)
    found: list[Found] = []
    for clause in _clauses(plain):
        found += _in_clause(plain, clause, book)
    return tuple(found)


def _clauses(text: str) -> list[Span]:
    spans, start = [], 0
    for cut in _CLAUSE.finditer(text):
        spans.append(Span(start, cut.start()))
        start = cut.end()
    return [*spans, Span(start, len(text))]


def _in_clause(text: str, clause: Span, book: Catalogue) -> list[Found]:
    """Kinds made in one clause. From a numbered document on, a clause speaks of that document and makes nothing."""
    found: list[Found] = []
    last: int | None = None
    for hit in book.any_kind.finditer(text, clause.start, clause.end):
        if _NUMBERED.match(text, hit.end()):
            break
        kind = book.by_word[hit.group()]
        before = _Before(text[clause.start if last is None else last : hit.start()], last is None)
        if _is_made(before, kind, found, book):
            reach = min(clause.end, hit.end() + _ISSUER_REACH)
            named = (name for words, name in book.issuers if words.search(text, clause.start, reach))
            found.append(Found(kind.kind, Span(hit.start(), hit.end()), next(named, kind.issued_by)))
        last = hit.end()
    return found


@dataclass(frozen=True, slots=True)
class _Before:
    """The words since the last kind, or since the clause's start when there was none before."""

    words: str
    opens_clause: bool


def _is_made(before: _Before, kind: Kind, found: Sequence[Found], book: Catalogue) -> bool:
    lead, first = before.words, before.opens_clause
    joint = _JOINT.search(lead) is not None
    makings = [hit for hit in book.making.finditer(lead) if first or _joins(lead, hit.start())]
    usings = [hit.end() for hit in book.using.finditer(lead)]
    if makings and makings[-1].end() >= max(usings, default=-1):
        return True
    opens = first and (not lead.strip(" -+•") or (kind.is_verb and joint))
    again = bool(found) and joint and (found[-1].kind == kind.kind or not usings) and bool(lead.strip(" ,;và"))
    return opens or again


def _joins(lead: str, at: int) -> bool:
    """A verb after an earlier document is a new act when a comma or "và" parts them; else it is that document's own."""
    return bool(re.search(r"(?:,|;|\bvà)\s*$", lead[:at], re.IGNORECASE))


def planned_days(stages: Sequence[Stage], start: date, due: date) -> tuple[date, ...]:
    """The planned last day of each stage in a window; the last one is the deadline itself.

    >>> planned_days(load_catalogue().stages_of("Kế hoạch"), date(2021, 1, 1), date(2021, 12, 31))[-2:]
    (datetime.date(2021, 11, 24), datetime.date(2021, 12, 31))
    """
    length = (due - start).days
    return tuple(date.fromordinal(start.toordinal() + length * stage.share // 100) for stage in stages)
