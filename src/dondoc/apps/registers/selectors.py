"""The registers as lists and record pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.beside import Link
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Document
from dondoc.apps.registers.models import Entry, Mention, ToldApart
from dondoc.apps.registers.shelves import Related, Shelf, Words, shelves
from dondoc.apps.tasks.models import Task, TaskInVersion, TaskSource

_FEW = 12
_QUOTED = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter of a list as drawn: its options and the one that is chosen."""

    param: str
    label: Words
    every: Words
    options: tuple[tuple[str, Words], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list was asked for."""

    words: str
    choices: tuple[Choice, ...]

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.words) or any(choice.chosen for choice in self.choices)


def wanted(shelf: Shelf, asked: Mapping[str, str]) -> Wanted:
    """The conditions of an address; a value that is not among the options narrows nothing."""
    choices = []
    for one in shelf.filters:
        options = tuple((str(value), label) for value, label in one.options())
        chosen = asked.get(one.param, "")
        known = chosen in {value for value, _label in options}
        choices.append(Choice(one.param, one.label, one.every, options, chosen if known else ""))
    return Wanted(" ".join(asked.get("tim", "").split())[:200], tuple(choices))


def entries(shelf: Shelf, asked: Wanted) -> QuerySet[Any]:
    """The entries of a register that fit; those joined into another are not shown."""
    found = shelf.entries.filter(joined_into=None).select_related(*shelf.beside)
    for word in fold(asked.words).split():
        found = found.filter(search__contains=word)
    for one, choice in zip(shelf.filters, asked.choices, strict=True):
        if choice.chosen:
            found = found.filter(one.narrows(choice.chosen))
    return found.order_by(*shelf.order)


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence as the record's page shows it, and where it is read in its document."""

    mention: Mention
    url: str


def sources_of(shelf: Shelf, entry: Entry) -> list[Source]:
    """The sentences of an entry, the oldest first."""
    if shelf.mentions is None:
        return []
    found = entry.mentions.select_related("document").order_by("pk")
    return [Source(mention, _where(mention)) for mention in found]


def _where(mention: Mention) -> str:
    if mention.document_id is None:
        return ""
    page = reverse("directives:reading", args=[mention.document_id])
    if mention.fact_id:
        return f"{page}?muc={mention.fact_id}"
    return f"{page}#:~:text={quote(' '.join(mention.words.split()[:_QUOTED]), safe='')}"


def twins(shelf: Shelf, entry: Entry) -> list[Entry]:
    """Entries that may be the same thing as ``entry`` and that nobody has told apart from it."""
    if not entry.twin_key or shelf.mentions is None:
        return []
    same = shelf.entries.filter(twin_key=entry.twin_key, joined_into=None).exclude(pk=entry.pk)
    apart = ToldApart.objects.filter(Q(lower=entry.pk) | Q(higher=entry.pk), shelf=shelf.slug)
    known = {key for pair in apart.values_list("lower", "higher") for key in pair}
    return list(same.exclude(pk__in=known).order_by("pk")[:_FEW])


def joined(entry: Entry) -> list[Entry]:
    """The entries that were joined into this one."""
    return list(entry.joined.order_by("pk"))


def tasks_around(shelf: Shelf, entry: Entry) -> list[Related]:
    """The tasks in whose words the entry is named, by the places that both have in a document."""
    if shelf.mentions is None:
        return []
    places = entry.mentions.filter(document__isnull=False, span_start__isnull=False)
    conditions = Q(pk__in=())
    for document, start in places.values_list("document_id", "span_start"):
        conditions |= Q(document=document, span_start__lte=start, span_end__gt=start)
    found = TaskSource.objects.filter(conditions).order_by("pk").values_list("task_id", flat=True)
    links = task_links(dict.fromkeys(found[:_FEW]))
    return [Related(_("Nhiệm vụ"), links)] if links else []


def task_links(keys: Iterable[int]) -> tuple[Link, ...]:
    """Links to tasks with the words of their newest version and the name of their programme."""
    said = (
        TaskInVersion.objects.filter(task__in=list(keys)).select_related("task__programme").order_by("version__number")
    )
    newest = {row.task_id: row for row in said}
    return tuple(Link(row.text, row.task.get_absolute_url(), row.task.programme.name) for row in newest.values())


def beside_in_documents(shelf: Shelf, entry: Entry) -> list[Related]:
    """What the same documents brought into the registers besides."""
    if shelf.mentions is None:
        return []
    documents = entry.mentions.exclude(document=None).values_list("document_id", flat=True)
    links = [link for link in _entered(Q(document__in=set(documents))) if link.url != entry.get_absolute_url()]
    return [Related(_("Cùng văn bản"), tuple(links))] if links else []


def beside(one: Model) -> list[Link]:
    """What the registers hold of a document, or of the sentences of a task; nothing for anything else."""
    if isinstance(one, Document):
        return _entered(Q(document=one))
    if not isinstance(one, Task):
        return []
    around = TaskSource.objects.filter(task=one, document=OuterRef("document_id"))
    around = around.filter(span_start__lte=OuterRef("span_start"), span_end__gt=OuterRef("span_start"))
    return _entered(Q(Exists(around)), one)


def _entered(places: Q, task: Task | None = None) -> list[Link]:
    """Entries that stand in ``places`` or that ``task`` came of: one query finds which, one a register reads them."""
    keys: dict[str, set[int]] = defaultdict(set)
    first, *rest = _found(places, task)
    for slug, key in first.union(*rest).order_by():
        keys[slug].add(key)
    links: list[Link] = []
    for shelf in (one for one in shelves() if one.slug in keys):
        rows = shelf.entries.filter(pk__in=keys[shelf.slug], joined_into=None).order_by(*shelf.order)
        links += [Link(row.title, row.get_absolute_url(), str(shelf.label)) for row in rows[:_FEW]]
    return links


def _found(places: Q, task: Task | None) -> Iterator[QuerySet[Any]]:
    for shelf in (one for one in shelves() if one.mentions):
        named = Value(shelf.slug, CharField())
        yield shelf.sentences.filter(places).order_by().values_list(named, "entry_id")
        if shelf.of_task and task is not None:
            yield shelf.entries.filter(shelf.of_task(task)).order_by().values_list(named, "pk")
