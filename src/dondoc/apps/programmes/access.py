"""The doors of the app: nothing is fetched by its id elsewhere."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may, person_of
from dondoc.apps.directives.models import Document
from dondoc.apps.programmes.models import Programme, ProgrammeVersion, SavedView


def access_programmes(actor: Actor) -> None:
    """Let ``actor`` see the list of programmes.

    Raises:
        PermissionDenied: they may not read anything today.
    """
    require(actor, Power.READ)


def access_programme(actor: Actor, pk: int) -> Programme:
    """The programme ``pk`` for whoever may read.

    Raises:
        Http404: no such programme, or not theirs to see.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    return get_object_or_404(Programme.objects.select_related("focal_unit"), pk=pk)


def access_version(actor: Actor, pk: int) -> ProgrammeVersion:
    """The newest version of programme ``pk``.

    Raises:
        Http404: no such programme, or not theirs to see.
    """
    programme = access_programme(actor, pk)
    newest = programme.versions.select_related("document", "published_by").order_by("-number").first()
    if newest is None:
        raise Http404
    newest.programme = programme
    return newest


def access_document_to_publish(actor: Actor, pk: int) -> Document:
    """The document ``pk`` for whoever may put it under tracking.

    Raises:
        Http404: no such document, one without content, or the actor may not read at all.
        PermissionDenied: the actor may read but not publish.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    document = get_object_or_404(Document.objects.exclude(state=Document.State.STUB), pk=pk)
    require(actor, Power.PUBLISH)
    return document


def access_document_to_examine(actor: Actor, pk: int) -> Document:
    """The document ``pk`` for whoever reviews it.

    Raises:
        Http404: no such document, one without content, or the actor may not read at all.
        PermissionDenied: the actor may read but not confirm.
    """
    if not may(actor, Power.READ, timezone.localdate()):
        raise Http404
    document = get_object_or_404(Document.objects.exclude(state=Document.State.STUB), pk=pk)
    require(actor, Power.CONFIRM)
    return document


def access_saved_view(actor: Actor, pk: int, view: int) -> SavedView:
    """A saved view of the actor's own, of programme ``pk``.

    Raises:
        Http404: no such view, or somebody else's.
    """
    programme = access_programme(actor, pk)
    return get_object_or_404(SavedView, programme=programme, pk=view, person=person_of(actor))
