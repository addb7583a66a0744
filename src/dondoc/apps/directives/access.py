"""The doors of this room: documents, facts under review, and files on their way in."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dondoc.apps.accounts.access import require
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may, person_of
from dondoc.apps.directives.models import Document, DocumentCopy, Fact, Upload
from dondoc.apps.files.models import StoredFile


def access_register(actor: Actor) -> None:
    """Let whoever may read see the register.

    Raises:
        PermissionDenied: they may not.
    """
    require(actor, Power.READ)


def access_document(actor: Actor, pk: int) -> Document:
    """The document ``pk``, for whoever may read.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none.
    """
    require(actor, Power.READ)
    return get_object_or_404(Document, pk=pk)


def access_intake(actor: Actor) -> None:
    """Let whoever may put documents into the register do so.

    Raises:
        PermissionDenied: they may not.
    """
    require(actor, Power.REGISTER)


def access_lessons(actor: Actor) -> None:
    """Let whoever keeps the register of units see what corrections suggest for it.

    Raises:
        PermissionDenied: they may not.
    """
    require(actor, Power.MANAGE_UNITS)


def access_upload(actor: Actor, pk: uuid.UUID) -> Upload:
    """One's own upload.

    Raises:
        PermissionDenied: the actor may not bring files in.
        Http404: it is not theirs, or there is none.
    """
    require(actor, Power.REGISTER)
    return get_object_or_404(Upload.objects.select_related("job"), pk=pk, by=person_of(actor))


def access_copy(actor: Actor, pk: int, copy_pk: int) -> DocumentCopy:
    """A copy of the document ``pk``, for whoever may read.

    Raises:
        PermissionDenied: they may not.
        Http404: there is none in that document.
    """
    document = access_document(actor, pk)
    return get_object_or_404(DocumentCopy.objects.select_related("file"), pk=copy_pk, document=document)


def access_review(actor: Actor, pk: int) -> Document:
    """The document ``pk`` to be reviewed, for whoever may confirm.

    Raises:
        PermissionDenied: they may not confirm.
        Http404: there is none, or it is a stub without content.
    """
    require(actor, Power.CONFIRM)
    return get_object_or_404(Document.objects.exclude(state=Document.State.STUB), pk=pk)


def access_fact(actor: Actor, document_pk: int, pk: int) -> Fact:
    """A fact of that document to be reviewed.

    Raises:
        PermissionDenied: the actor may not confirm.
        Http404: there is none in that document.
    """
    document = access_review(actor, document_pk)
    fact = document.facts.filter(pk=pk).first()
    if fact is None:
        raise Http404
    fact.document = document
    return fact


def may_review(actor: Actor) -> bool:
    """Whether the actor may confirm and correct facts."""
    return may(actor, Power.CONFIRM, timezone.localdate())


def may_open_source(actor: Actor, file: StoredFile) -> bool:
    """Whether a file of the vault is a document's source that ``actor`` may read."""
    reads = may(actor, Power.READ, timezone.localdate())
    return reads and Document.objects.filter(copies__file=file).exists()
