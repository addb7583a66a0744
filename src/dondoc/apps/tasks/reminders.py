"""What people are reminded of about tasks, and the calendars of their deadlines: from the one selector (rule 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.mail import calendars, sources
from dondoc.apps.mail.calendars import Choice, Scope
from dondoc.apps.mail.sources import Group, Line
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.selectors import current_name
from dondoc.apps.programmes.models import Programme, ProgrammeVersion
from dondoc.apps.tasks.milestones import entries_of, lines_of, still_to_come
from dondoc.apps.tasks.selectors.hearers import Hearers, current, named, units_of
from dondoc.apps.tasks.selectors.tracking import TaskRow, units_in
from dondoc.core.deadlines import add_working_days
from dondoc.core.packs import load_pack
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import State
from dondoc.writers.ical import Entry

SOON = 3  # working days


@sources.add
def deadlines(day: date) -> Mapping[int, list[Line]]:
    """Tasks that are overdue, or due within three working days: for those who answer for them, and who gave them."""
    found: defaultdict[int, list[Line]] = defaultdict(list)
    hearers, until = Hearers(day), add_working_days(day, SOON, load_pack().is_working_day)
    for version, rows in current(day).items():
        due = [(row, group) for row in rows if (group := group_of(row, day, until))]
        holders = named([row.task for row, _group in due], day)
        keepers, contact = hearers.keepers(version), hearers.contact(version)
        for row, group in due:
            holder = {holders[row.task]} if row.task in holders else set()
            own = hearers.speakers(unit.key for unit in row.lead) | holder
            for person in own:
                found[person].append(_line(row, version, group, contact))
            for person in keepers - own:
                found[person].append(_line(row, version, Group.GIVEN, _lead_words(row)))
    return found


@sources.add
def steps(day: date) -> Mapping[int, list[Line]]:
    """Milestones that were missed or come within three working days: for those who answer for the task."""
    found: defaultdict[int, list[Line]] = defaultdict(list)
    hearers, until = Hearers(day), add_working_days(day, SOON, load_pack().is_working_day)
    for version, rows in current(day).items():
        near = still_to_come(rows, until)
        holders = named(near, day)
        about = (version.programme.name, hearers.contact(version))
        for row in (row for row in rows if row.task in near):
            own = hearers.speakers(unit.key for unit in row.lead)
            for person in own | ({holders[row.task]} if row.task in holders else set()):
                found[person].extend(lines_of(row, near[row.task], day, about))
    return found


def group_of(row: TaskRow, day: date, until: date) -> Group | None:
    """Overdue as the pages count it; else open, not submitted, with its last good day not after ``until``."""
    if row.box is Box.OPEN_OVERDUE:
        return Group.OVERDUE
    good = row.judgement.last_good_day
    ahead = row.box is Box.OPEN_IN_TIME and row.state is not State.PENDING_CONFIRMATION
    return Group.SOON if ahead and good is not None and day <= good <= until else None


def _line(row: TaskRow, version: ProgrammeVersion, group: Group, contact: str) -> Line:
    about = [_lead_words(row)] if group is Group.GIVEN else []
    url = reverse("tasks:task", args=[row.task])
    words = ". ".join([*about, version.programme.name])
    asked = "" if group is Group.GIVEN else contact
    return Line(group, _title(row), words, url, row.judgement.last_good_day, asked)


def _title(row: TaskRow) -> str:
    text = Truncator(" ".join(row.text.split())).chars(160, truncate="…")
    return f"{row.number}. {text}" if row.number else text


def _lead_words(row: TaskRow) -> str:
    return ", ".join(unit.name for unit in row.lead)


# ---- calendars ------------------------------------------------------------


def _entries(day: date, wanted: Callable[[ProgrammeVersion, TaskRow], bool]) -> Iterator[Entry]:
    for version, rows in current(day).items():
        chosen = [row for row in rows if wanted(version, row)]
        milestones = still_to_come(chosen)
        for row in chosen:
            if row.box in {Box.OPEN_IN_TIME, Box.OPEN_OVERDUE}:
                yield _entry(row, version)
            yield from entries_of(version, row, milestones)


def _entry(row: TaskRow, version: ProgrammeVersion) -> Entry:
    good = row.judgement.last_good_day
    assert good is not None
    words = (_("Chủ trì: %(units)s") % {"units": _lead_words(row)}, version.programme.name)
    url = f"{settings.DONDOC_URL}{reverse('tasks:task', args=[row.task])}"
    title = _("Hạn: %(task)s") % {"task": _title(row)}
    return Entry(f"task-{row.task}@dondoc", good, title, "\n".join(words), url, row.moved_on)


def _mine(actor: Actor, _target: int | None, day: date) -> Iterator[Entry]:
    person = person_of(actor)
    own = units_of(person, day)
    tasks = [row.task for rows in current(day).values() for row in rows]
    held = {task for task, who in named(tasks, day).items() if who == person.pk}
    return _entries(day, lambda _version, row: row.task in held or any(unit.key in own for unit in row.lead))


def _of_unit(_actor: Actor, target: int | None, day: date) -> Iterator[Entry]:
    return _entries(day, lambda _version, row: any(unit.key == target for unit in (*row.lead, *row.coordinate)))


def _of_programme(_actor: Actor, target: int | None, day: date) -> Iterator[Entry]:
    return _entries(day, lambda version, _row: version.programme_id == target)


def _own_choice(_actor: Actor, _day: date) -> Iterator[Choice]:
    yield Choice("person", None, _("Việc của tôi"))


def _unit_choices(actor: Actor, day: date) -> Iterator[Choice]:
    named_units = {unit.key for rows in current(day).values() for unit in units_in(rows) if unit.key}
    wanted = named_units | units_of(person_of(actor), day)
    for unit in OrgUnit.objects.filter(pk__in=wanted).prefetch_related("names"):
        yield Choice("unit", unit.pk, current_name(unit, day))


def _programme_choices(_actor: Actor, _day: date) -> Iterator[Choice]:
    for programme in Programme.objects.all():
        yield Choice("programme", programme.pk, programme.name)


calendars.add("person", Scope(_own_choice, _mine))
calendars.add("unit", Scope(_unit_choices, _of_unit))
calendars.add("programme", Scope(_programme_choices, _of_programme))
