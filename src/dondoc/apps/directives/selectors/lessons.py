"""What corrections teach: spellings of units that people resolved by hand, offered as data, never taken silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dondoc.apps.directives.contract.doubts import SURE
from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import Fact, FactKind, FactState
from dondoc.apps.directives.models.lessons import LessonAnswer
from dondoc.apps.organisation.models import OrgUnit, UnitAlias, UnitName

_FIELDS = ("lead", "coordinate", "who")
_KINDS = (FactKind.TASK, FactKind.INDICATOR, FactKind.DUTY)
_MOST = 20_000
_EXAMPLES = 3


@dataclass(slots=True)
class Lesson:
    """A spelling that people took for a unit: how often, and the first facts in which they did."""

    words: str
    unit: OrgUnit
    name: str
    count: int = 0
    examples: list[Fact] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[Fact, str]]:
        """The examples with their words."""
        return [(fact, title_of(fact.kind, fact.data)) for fact in self.examples]


def lessons() -> list[Lesson]:
    """Spellings that the register of units lacks, the most frequent first; what was answered is left out."""
    units = {name_key(row.name): row for row in UnitName.objects.filter(language="vi").select_related("unit")}
    known = {(name_key(row.alias), row.unit_id) for row in UnitAlias.objects.all()}
    known |= {(key, row.unit_id) for key, row in units.items()}
    known |= set(LessonAnswer.objects.values_list("words_key", "unit_id"))
    found: dict[tuple[str, int], Lesson] = {}
    facts = Fact.objects.filter(kind__in=_KINDS, state=FactState.CONFIRMED, original__isnull=False)
    for fact in facts.select_related("document").order_by("-confirmed_at", "pk")[:_MOST]:
        for words, name in taught(fact.original or {}, fact.data):
            row = units.get(name_key(name))
            if row is None or (name_key(words), row.unit_id) in known:
                continue
            slot = (name_key(words), row.unit_id)
            lesson = found.setdefault(slot, Lesson(words, row.unit, row.name))
            lesson.count += 1
            if len(lesson.examples) < _EXAMPLES:
                lesson.examples.append(fact)
    return sorted(found.values(), key=lambda lesson: (-lesson.count, lesson.words))


def taught(original: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Words as read and the unit that a person put for them, where it is plain which stands for which.

    >>> read = {"lead": [{"raw": "Cục VL", "unit": None}, {"raw": "Vụ A", "unit": "Vụ A"}]}
    >>> list(taught(read, {"lead": [{"unit": "Vụ A"}, {"unit": "Cục Việc làm"}]}))
    [('Cục VL', 'Cục Việc làm')]
    """
    for name in _FIELDS:
        before, after = original.get(name) or [], data.get(name) or []
        had = {mention.get("unit") for mention in before}
        unknown = [m for m in before if not m.get("unit") and not m.get("group")]
        put = [m for m in after if m.get("unit") and m["unit"] not in had]
        if len(unknown) == len(put) == 1:
            yield str(unknown[0].get("raw", "")), str(put[0]["unit"])
        stands = {mention.get("unit") for mention in after}
        for mention in before:
            if mention.get("unit") in stands and float(mention.get("confidence", 1.0)) < SURE:
                yield str(mention.get("raw", "")), str(mention["unit"])
