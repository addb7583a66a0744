"""One thing entered twice: joined by a person, taken apart again, or said to be two things."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.registers import acts
from dondoc.apps.registers.models import Entry, ToldApart
from dondoc.apps.registers.services.keeping import Refused
from dondoc.apps.registers.shelves import Shelf

_OWN = frozenset({"id", "search", "twin_key", "joined_into", "version", "entered_by", "entered_at"})


@transaction.atomic
def join(*, shelf: Shelf, entry: Entry, into: Entry, by: Actor) -> Entry:
    """Make ``entry`` a part of ``into``: its sentences move there, and fill in what stands empty there.

    Raises:
        Refused: they are one entry, or one of them is already part of another.
    """
    gone, kept = _both(shelf, entry, into)
    if gone.joined_into_id or kept.joined_into_id:
        raise Refused(_("Một trong hai mục đã nhập vào mục khác. Tải lại trang."))
    gone.mentions.update(entry=kept)
    gone.joined.update(joined_into=kept)
    gone.joined_into = kept
    filled = _fill(kept, gone)
    for one in (gone, kept):
        one.version += 1
        one.index()
        one.save()
    record(actor=by, act=acts.JOINED, obj=gone, after={"into": kept.title, "key": kept.pk, "filled": filled})
    return kept


@transaction.atomic
def part(*, shelf: Shelf, entry: Entry, by: Actor) -> Entry:
    """Take a joined entry out again with the sentences that it came with; the two are then known to be apart.

    Raises:
        Refused: it is part of nothing.
    """
    held: Entry = shelf.entries.select_for_update().get(pk=entry.pk)
    into = held.joined_into
    if into is None or shelf.mentions is None:
        raise Refused(_("Mục này không nhập vào mục nào. Tải lại trang."))
    shelf.sentences.filter(entry=into, entered_as=held).update(entry=held)
    held.joined_into = None
    held.version += 1
    held.save()
    _apart(shelf, held, into, by)
    record(actor=by, act=acts.PARTED, obj=held, after={"into": into.title, "key": into.pk})
    return held


@transaction.atomic
def tell_apart(*, shelf: Shelf, entry: Entry, other: Entry, by: Actor) -> None:
    """Say that two entries are two things; nobody is asked again.

    Raises:
        Refused: they are one entry.
    """
    one, two = _both(shelf, entry, other)
    if _apart(shelf, one, two, by):
        record(actor=by, act=acts.TOLD_APART, obj=one, after={"other": two.title, "key": two.pk})


def _apart(shelf: Shelf, one: Entry, two: Entry, by: Actor) -> bool:
    lower, higher = sorted((one.pk, two.pk))
    said = {"by": person_of(by), "at": timezone.now()}
    return ToldApart.objects.get_or_create(shelf=shelf.slug, lower=lower, higher=higher, defaults=said)[1]


def _both(shelf: Shelf, one: Entry, two: Entry) -> tuple[Entry, Entry]:
    if one.pk == two.pk:
        raise Refused(_("Chọn hai mục khác nhau."))
    found = shelf.entries.select_for_update().order_by("pk").in_bulk([one.pk, two.pk])
    return found[one.pk], found[two.pk]


def _fill(kept: Entry, gone: Entry) -> list[str]:
    """Take over what only the other one knows; the names of the columns."""
    names = [field.attname for field in kept._meta.concrete_fields if field.name not in _OWN]
    empty = [name for name in names if getattr(kept, name) in (None, "") and getattr(gone, name) not in (None, "")]
    for name in empty:
        setattr(kept, name, getattr(gone, name))
    return empty
