"""The registers of the desk: each app adds its own at start; pages and services know them by their slug."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from dondoc.apps.beside import Link

if TYPE_CHECKING:  # apps are still being loaded when they add their registers
    from django import forms

    from dondoc.apps.directives.models import Document, Fact
    from dondoc.apps.registers.models import Entry
    from dondoc.apps.tasks.models import Task

type Words = str | Promise


@dataclass(frozen=True)
class Ground:
    """A document whose review is closed, its confirmed facts by kind, and the words of its current reading."""

    document: Document
    facts: Mapping[str, list[Fact]]
    text: str

    def after(self, fact: Fact, length: int = 120) -> str:
        """What follows the words of ``fact`` in the text."""
        return self.text[fact.span_end : fact.span_end + length] if fact.span_end is not None else ""

    def before(self, fact: Fact, length: int = 40) -> str:
        """What stands before the words of ``fact`` in the text."""
        return self.text[max(0, fact.span_start - length) : fact.span_start] if fact.span_start is not None else ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a confirmed fact makes: the fact, and the columns of the entry."""

    fact: Fact
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition of a list.

    Attributes:
        param: its name in the address.
        label: what the screen calls it; ``every`` is the choice that narrows nothing.
        options: the values that can be chosen, with their words.
        narrows: the condition that a value sets.
    """

    param: str
    label: Words
    every: Words
    options: Callable[[], Iterable[tuple[str, Words]]]
    narrows: Callable[[str], Q]


@dataclass(frozen=True)
class Shelf:
    """A register.

    Attributes:
        slug: its name in addresses and in ``Entry.shelf``.
        label: what the tab is called; ``one`` is the name of an entry.
        model: its entries; ``mentions``: their sentences, or None when entries are known without a document.
        form: the columns that a person fills in.
        folder: where its templates ``row.html`` (a line of the list) and ``about.html`` (the record) are.
        heads: the heads of the list's columns.
        find: the entries that a document makes.
        related: what else belongs to an entry: ``(heading, links)``, each link its words, address and remark.
        of_task: the condition of the entries that a task came of, or None.
        beside: relations that its pages show, fetched with the entries.
    """

    slug: str
    label: Words
    one: Words
    icon: str
    model: type[Entry]
    mentions: type[Any] | None  # a ``Mention`` with its own ``entry``
    form: type[forms.ModelForm[Any]]
    folder: str
    heads: tuple[Words, ...]
    empty: Words
    find: Callable[[Ground], Iterable[Found]] = lambda _ground: ()
    related: Callable[[Any], Iterable[Related]] = lambda _entry: ()
    of_task: Callable[[Task], Q] | None = None
    filters: tuple[Filter, ...] = ()
    beside: tuple[str, ...] = ()
    order: tuple[str, ...] = ("-pk",)
    place: int = 0

    @property
    def entries(self) -> QuerySet[Any]:
        """Every entry of the register, also those that were joined into another."""
        return self.model._default_manager.all()

    @property
    def sentences(self) -> QuerySet[Any]:
        """Every sentence of the register, for those that have any (``mentions``)."""
        assert self.mentions
        rows: QuerySet[Any] = self.mentions._default_manager.all()
        return rows


@dataclass(frozen=True, slots=True)
class Related:
    """A heading and what stands under it."""

    heading: Words
    links: tuple[Link, ...]


_shelves: dict[str, Shelf] = {}


def add(shelf: Shelf) -> None:
    """Add a register; call it in ``AppConfig.ready``.

    Raises:
        ValueError: another one has that slug.
    """
    if shelf.slug in _shelves:
        msg = f"two registers are called {shelf.slug}"
        raise ValueError(msg)
    _shelves[shelf.slug] = shelf


def shelves() -> list[Shelf]:
    """Every register, in the order of the tabs."""
    return sorted(_shelves.values(), key=lambda shelf: shelf.place)


def shelf_of(slug: str) -> Shelf | None:
    """The register called ``slug``, or None."""
    return _shelves.get(slug)
