"""Which facts of a document name a chairmanship, and for which years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dondoc.apps.bodies.models import Chairmanship
from dondoc.apps.bodies.services import body_of
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.apps.registers.shelves import Found, Ground
from dondoc.core.deadlines.finding import find_deadlines
from dondoc.core.deadlines.model import Deadline

_CHAIR = "chu tich"
_MEETINGS = ("hoi nghi", "hoi thao", "cuoc hop", "phien hop", "ky hop", "dien dan", "toa dam", "cap cao", "doi thoai")
_NEAR = 4  # the term of a chairmanship stands right behind the body's name


def is_meeting(name: str) -> bool:
    """Whether the words name a meeting and not a body."""
    return fold(name).startswith(_MEETINGS)


def is_chairmanship(fact: Fact, ground: Ground) -> bool:
    """Whether an event fact names a chairmanship: a body that is chaired, or "Chủ tịch" right before a meeting."""
    if fact.data.get("role") != "chair":
        return False
    if not is_meeting(fact.data.get("name") or ""):
        return body_of(fact.data.get("name") or "", fact.data.get("abbreviation") or "") is not None
    return fold(ground.before(fact, 12)).rstrip().endswith(_CHAIR)


def chairmanships(ground: Ground) -> Iterator[Found]:
    """The chairmanships that a document names."""
    for fact in ground.facts.get(FactKind.EVENT, ()):
        year = fact.data.get("year") or (ground.document.issued.year if ground.document.issued else None)
        if is_chairmanship(fact, ground) and year:
            yield Found(fact, _columns(fact, ground, int(year)))


def _columns(fact: Fact, ground: Ground, year: int) -> dict[str, Any]:
    name = fact.data.get("name") or fact.data.get("raw") or ""
    said = {"from_year": year} | _term(ground.after(fact), year)
    chairs = fold(ground.before(fact, 12)).rstrip().endswith(_CHAIR)
    role = Chairmanship.Role.CHAIR if chairs else Chairmanship.Role.LEAD
    return said | {"body": body_of(name, fact.data.get("abbreviation") or ""), "body_name": name[:300], "role": role}


def _term(after: str, year: int) -> dict[str, Any]:
    """The years and days of "giai đoạn 2020-2021", "từ tháng 7 năm 2026 đến tháng 6 năm 2027"."""
    found = next((one for one in find_deadlines(after, year=year) if one.span and one.span.start <= _NEAR), None)
    if found is None or found.start is None or found.due is None:
        return {}
    years = {"from_year": found.start.year, "to_year": found.due.year}
    return years if _whole_years(found) else years | {"starts": found.start, "ends": found.due}


def _whole_years(found: Deadline) -> bool:
    assert found.start
    assert found.due
    return (found.start.month, found.start.day, found.due.month, found.due.day) == (1, 1, 12, 31)
