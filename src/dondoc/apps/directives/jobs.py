"""Work of this room that is done beside the server."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.services.again import READ_AGAIN
from dondoc.apps.directives.services.intake import READ
from dondoc.apps.directives.services.pages import MAKE_PAGES, make_pages
from dondoc.apps.directives.services.reading import read_copy, read_upload
from dondoc.apps.jobs.registry import job
from dondoc.apps.jobs.run import Run


@job(READ, _("Đọc văn bản"))
def read_file(run: Run, upload: str) -> None:
    """Read one upload; safe to be run again."""
    read_upload(run, uuid.UUID(upload))


@job(READ_AGAIN, _("Đọc lại văn bản"))
def read_file_again(run: Run, copy: int) -> None:
    """Read a copy of a document again; safe to be run again."""
    read_copy(run, copy)


@job(MAKE_PAGES, _("Làm ảnh trang văn bản"))
def make_pages_of(run: Run, copy: int) -> None:
    """Make the pages of a Word file; safe to be run again."""
    make_pages(run, copy)
