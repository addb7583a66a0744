"""Which confirmed tasks of a document were spoken by a named leader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.apps.events.models import Event
from dondoc.apps.registers.shelves import Found, Ground
from dondoc.apps.tasks.models import Task, TaskSource


def instructions(ground: Ground) -> Iterator[Found]:
    """The instructions that a document holds, each with its task when the document was put under tracking."""
    for fact in ground.facts.get(FactKind.TASK, ()):
        if (fact.data.get("speaker") or {}).get("name"):
            yield Found(fact, _columns(fact, ground))


def _columns(fact: Fact, ground: Ground) -> dict[str, Any]:
    speaker = fact.data["speaker"]
    occasion = speaker.get("occasion") or ""
    day = speaker.get("day")
    return {
        "said": fact.data["text"],
        "speaker": speaker["name"][:200],
        "speaker_title": (speaker.get("title") or "")[:200],
        "occasion": occasion[:500],
        "said_on": date.fromisoformat(day) if day else None,
        "units": ", ".join(unit.get("unit") or unit.get("raw") or "" for unit in fact.data.get("lead") or ())[:500],
        "event": _event(occasion, ground),
        "task": _task(fact),
    }


def _event(occasion: str, ground: Ground) -> Event | None:
    """The event of the same document that bears the name of the occasion."""
    if not occasion:
        return None
    here = Event.objects.filter(mentions__document=ground.document).distinct()
    found = next((one for one in here if name_key(one.name) == name_key(occasion)), None)
    if found is None or found.joined_into_id is None:
        return found
    return Event.objects.get(pk=found.joined_into_id)


def _task(fact: Fact) -> Task | None:
    source = TaskSource.objects.filter(fact=fact, task__parent=None).select_related("task").order_by("pk").first()
    return source.task if source else None
