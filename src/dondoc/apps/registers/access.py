"""The doors of the registers: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.registers.models import Entry
from dondoc.apps.registers.shelves import Shelf, shelf_of


def access_shelf(actor: Actor, slug: str) -> Shelf:
    """The register ``slug``, for whoever may read.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none.
    """
    require(actor, Power.READ)
    shelf = shelf_of(slug)
    if shelf is None:
        raise Http404
    return shelf


def access_shelf_to_keep(actor: Actor, slug: str) -> Shelf:
    """The register ``slug``, for whoever may confirm: they correct it, write in it and join its entries.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none.
    """
    require(actor, Power.CONFIRM)
    return access_shelf(actor, slug)


def access_entry(actor: Actor, slug: str, pk: int) -> tuple[Shelf, Entry]:
    """An entry of a register, for whoever may read.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none.
    """
    shelf = access_shelf(actor, slug)
    return shelf, _entry(shelf, pk)


def access_entry_to_keep(actor: Actor, slug: str, pk: int) -> tuple[Shelf, Entry]:
    """An entry of a register, for whoever may confirm.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none.
    """
    shelf = access_shelf_to_keep(actor, slug)
    return shelf, _entry(shelf, pk)


def may_keep(actor: Actor) -> bool:
    """Whether ``actor`` corrects the registers."""
    return may(actor, Power.CONFIRM, timezone.localdate())


def _entry(shelf: Shelf, pk: int) -> Entry:
    found: Entry = get_object_or_404(shelf.entries.select_related(*shelf.beside, "joined_into"), pk=pk)
    return found
