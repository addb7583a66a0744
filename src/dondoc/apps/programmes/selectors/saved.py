"""Saved views and chosen columns of the programme page; all of them live in the address."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.programmes.models import Programme, SavedView

COLUMNS: dict[str, str | Promise] = {
    "l": _("Chủ trì, phối hợp"),
    "d": _("Thời hạn"),
    "s": _("So với hạn"),
    "p": _("Tình trạng"),
    "u": _("Cập nhật"),
}
"""The columns that may be left out, by their letter in the address and in the style sheet."""

KEPT = ("tim", "don-vi", "han", "tinh-trang", "o", "nhom", "ngay", "cot")
"""What of an address is kept in a saved view."""
LONGEST = 1000


@dataclass(frozen=True)
class Looks:
    """How the page is looked at.

    Attributes:
        columns: each column that may be left out: its letter, its words, whether it is shown.
        left_out: the names of styles that hide the others.
        kept: the conditions of the address beside the columns, as they are kept in forms.
        mine: the person's own saved views.
        shared: those that others of the unit share.
        query: the address as it would be saved.
    """

    columns: list[tuple[str, str | Promise, bool]]
    left_out: str
    kept: list[tuple[str, str]]
    mine: list[SavedView]
    shared: list[SavedView]
    query: str

    @property
    def width(self) -> int:
        """How many columns are shown, the number and the words among them."""
        return 2 + sum(shown for _letter, _words, shown in self.columns)


def looks(programme: Programme, actor: Actor, asked: QueryDict) -> Looks:
    """How ``actor`` looks at the page of a programme. One query."""
    person = person_of(actor)
    seen = Q(person=person) | Q(unit=actor.unit_id) if isinstance(actor, Post) else Q(person=person)
    views = list(SavedView.objects.filter(seen, programme=programme).select_related("person"))
    chosen = columns_of(asked)
    return Looks(
        columns=[(letter, words, letter in chosen) for letter, words in COLUMNS.items()],
        left_out=" ".join(f"no-{letter}" for letter in COLUMNS if letter not in chosen),
        kept=[(name, asked.get(name, "")) for name in KEPT if name != "cot" and asked.get(name)],
        mine=[view for view in views if view.person_id == person.pk],
        shared=[view for view in views if view.person_id != person.pk],
        query=query_of(asked),
    )


def columns_of(asked: QueryDict) -> frozenset[str]:
    """The letters of the columns that an address asks for; every one when it names none.

    >>> sorted(columns_of(QueryDict("cot=l&cot=d&cot=x"))), len(columns_of(QueryDict("")))
    (['d', 'l'], 5)
    """
    return frozenset(COLUMNS).intersection(asked.getlist("cot")) or frozenset(COLUMNS)


def query_of(asked: QueryDict) -> str:
    """The part of an address that is saved: known conditions only, empty ones left out.

    >>> query_of(QueryDict("han=7&trang=3&tim=&cot=l&cot=d&la=1"))
    'han=7&cot=l&cot=d'
    """
    kept = QueryDict(mutable=True)
    for name in KEPT:
        values = [value[:200] for value in asked.getlist(name) if value][: len(COLUMNS)]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()
