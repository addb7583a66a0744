"""Has the pages of a Word file made, once, beside the server."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.apps.directives.models import DocumentCopy
from dondoc.apps.directives.pictures.office import render
from dondoc.apps.jobs.models import Job, JobState
from dondoc.apps.jobs.run import Run
from dondoc.apps.jobs.services import enqueue

MAKE_PAGES = "directives.make_pages"


class CannotDraw(Exception):
    """The office program could not make pages of the file."""


def order_pages(*, copy: DocumentCopy) -> Job:
    """Queue the making of a copy's pages; however often it is asked for, it is done once."""
    return enqueue(kind=MAKE_PAGES, args={"copy": copy.pk}, key=f"{MAKE_PAGES}:{copy.file.sha256}", max_attempts=2)


def pages_failed(job: Job) -> bool:
    """Whether the making was tried as often as it may be."""
    return job.state in {JobState.FAILED, JobState.CANCELLED}


def make_pages(run: Run, copy_pk: int) -> None:
    """Make the pages; they are a cache beside the vault, so that nothing has to be undone when a worker dies.

    Raises:
        CannotDraw: the office program failed; the job is tried once more, then counts as failed.
    """
    copy = DocumentCopy.objects.select_related("file").filter(pk=copy_pk).first()
    if copy is None:
        return
    run.progress(10, _("Dựng ảnh trang"))
    if not render(copy.file, copy.name):
        raise CannotDraw(copy.name)
