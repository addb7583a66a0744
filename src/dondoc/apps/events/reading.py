"""What a confirmed event fact, and the words around it, say of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dondoc.apps.bodies.reading import is_meeting
from dondoc.apps.bodies.services import body_of
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.apps.registers.shelves import Found, Ground
from dondoc.core.alphabet import UPPER
from dondoc.core.deadlines.finding import find_deadlines
from dondoc.core.deadlines.model import Precision

_PLACE = re.compile(rf"\s*,?\s*tại\s+((?:[{UPPER}][\w-]*\s*){{1,5}})")
_NEAR = 40
_LEVELS = (
    ("summit", ("cap cao asean", "hoi nghi cap cao")),
    ("senior", ("quan chuc",)),
    ("ministers", ("bo truong", "hoi dong cong dong")),
    ("working", ("nhom cong tac", "cuoc hop", "hoi thao", "ban dieu phoi", "tap huan", "toa dam")),
)


def events(ground: Ground) -> Iterator[Found]:
    """The events that a document names; a body that is chaired is a chairmanship and no event."""
    for fact in ground.facts.get(FactKind.EVENT, ()):
        name = fact.data.get("name") or fact.data.get("raw") or ""
        body = body_of(name, fact.data.get("abbreviation") or "")
        if fact.data.get("role") != "chair" or is_meeting(name) or body is None:
            yield Found(fact, _columns(fact, ground) | {"body": body})


def _columns(fact: Fact, ground: Ground) -> dict[str, Any]:
    data = fact.data
    name = data.get("name") or data.get("raw") or ""
    after = ground.after(fact)
    place = _PLACE.match(after)
    return _days(fact, after) | {
        "name": name[:500],
        "abbreviation": (data.get("abbreviation") or "")[:40],
        "edition": data.get("edition"),
        "level": level_of(name),
        "role": data.get("role") or "",
        "place": place.group(1).strip()[:200] if place else "",
        "mode": (data.get("mode") or "")[:80],
    }


def level_of(name: str) -> str:
    """How high an event stands by the words of its name; empty when they do not say.

    >>> level_of("Hội nghị Quan chức cao cấp Lao động ASEAN lần thứ 22"), level_of("Diễn đàn")
    ('senior', '')
    """
    words = fold(name)
    return next((level for level, said in _LEVELS if any(one in words for one in said)), "")


def _days(fact: Fact, after: str) -> dict[str, Any]:
    """The day of the fact, else the window that stands right behind the words ("trong tháng 11 năm 2026")."""
    raw, year = fact.data.get("date"), fact.data.get("year")
    if raw:
        day = date.fromisoformat(raw)
        return {"starts": day, "ends": day, "year": day.year}
    for one in find_deadlines(after.split(";", maxsplit=1)[0], year=year):
        window = one.precision in {Precision.DAY, Precision.MONTH, Precision.QUARTER} and one.inclusive
        if window and one.span and one.span.start <= _NEAR and one.due:
            return {"starts": one.start or one.due, "ends": one.due, "year": one.due.year}
    return {"year": year}
