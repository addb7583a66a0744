"""Reads a copy once more, with the reader and the pack of today."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.models import Document
from dondoc.apps.jobs.models import Job
from dondoc.apps.jobs.services import enqueue

READ_AGAIN = "directives.read_again"


@transaction.atomic
def read_again(*, document: Document, copy_pk: int, by: Actor) -> Job:
    """Queue a new reading of a copy; facts that people decided stay as they are.

    Raises:
        Http404: the document has no such copy.
    """
    copy = document.copies.filter(pk=copy_pk).first()
    if copy is None:
        raise Http404
    record(actor=by, act=acts.READ_AGAIN, obj=document, after={"name": copy.name})
    return enqueue(kind=READ_AGAIN, args={"copy": copy.pk}, by=by)
