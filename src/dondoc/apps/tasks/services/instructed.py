"""A spoken instruction becomes a task of a running programme (rule 14): its words, its speaker, its occasion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Document, Fact
from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.tasks import acts
from dondoc.apps.tasks.models import Assignment, Task, TaskInVersion, TaskMove, TaskSource
from dondoc.apps.tasks.services.create import Named, assignments, deadline_columns
from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.lifecycle import Act, State


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was instructed.

    Attributes:
        key: its identity in the programme; the same key makes one task only.
        occasion: where it was said; ``said_on`` the day.
        document, fact: where the words are written down, if anywhere.
    """

    key: str
    words: str
    speaker: str
    title: str = ""
    occasion: str = ""
    said_on: date | None = None
    document: Document | None = None
    fact: Fact | None = None


@transaction.atomic
def give_spoken_task(
    *,
    version: ProgrammeVersion,
    spoken: Spoken,
    lead: tuple[Named, ...],
    deadline: Deadline | None,
    by: Actor,
    on: date,
) -> Task:
    """Add one task to the newest version of a programme, whose rows stand as they were; done twice, it is done once.

    Args:
        version: the newest version of the programme.
        spoken: who said what.
        lead: who is to do it.
        deadline: until when, or None.
        by: who enters it.
        on: the day from which it counts as assigned; what was counted on earlier days stays.
    """
    Programme.objects.select_for_update().get(pk=version.programme_id)
    done = Task.objects.filter(programme=version.programme_id, key=spoken.key).first()
    if done is not None:
        return done
    task = Task.objects.create(programme_id=version.programme_id, key=spoken.key, state=State.ASSIGNED)
    _say(version, task, spoken, lead, deadline)
    _source(task, spoken, by)
    TaskMove.objects.create(task=task, act=Act.PUBLISH, to=State.ASSIGNED, on=on, at=timezone.now(), by=person_of(by))
    after = {"speaker": spoken.speaker, "occasion": spoken.occasion, "words": spoken.words}
    record(actor=by, act=acts.INSTRUCTED, obj=task, after=after)
    return task


def _say(
    version: ProgrammeVersion, task: Task, spoken: Spoken, lead: tuple[Named, ...], deadline: Deadline | None
) -> None:
    last = TaskInVersion.objects.filter(version=version).aggregate(last=Max("order"))["last"]
    row = TaskInVersion.objects.create(
        task=task,
        version=version,
        order=0 if last is None else last + 1,
        text=spoken.words,
        fold=fold(" ".join((spoken.words, *(unit.name for unit in lead)))),
        **deadline_columns(deadline),
    )
    Assignment.objects.bulk_create(assignments(row, Assignment.Role.LEAD, lead))


def _source(task: Task, spoken: Spoken, by: Actor) -> None:
    fact = spoken.fact
    TaskSource.objects.create(
        task=task,
        kind=TaskSource.Kind.SPOKEN,
        document=spoken.document,
        fact=fact,
        span_start=fact.span_start if fact else None,
        span_end=fact.span_end if fact else None,
        words=spoken.words,
        speaker=spoken.speaker[:200],
        speaker_title=spoken.title[:200],
        occasion=spoken.occasion[:500],
        spoken_on=spoken.said_on,
        confirmed_by=person_of(by).full_name,
        confirmed_at=timezone.now(),
    )
