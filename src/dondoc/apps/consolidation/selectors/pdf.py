"""A report as PDF: made of its Word file by LibreOffice in a process apart, kept by the hash of that file."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.utils.translation import gettext as _

from dondoc.apps.files.placing import place
from dondoc.core.text import CannotRead
from dondoc.core.text.olden.office import converted, has_office

SECONDS = 120.0
"""How long a report of a thousand pages may take."""

_AT_ONCE = BoundedSemaphore(1)
_WAIT = 30.0


class NoPdf(Exception):
    """There is no PDF; the message says why and what to do."""


def pdf_of(word: bytes) -> bytes:
    """The PDF of a Word file; of the same bytes it is made once.

    Raises:
        NoPdf: LibreOffice is absent, busy with others, fails or takes longer than two minutes, or the disk is full.
    """
    kept = place_of(word)
    if kept.exists():
        return kept.read_bytes()
    if not has_office():
        raise NoPdf(_("Máy chủ chưa cài LibreOffice nên chưa làm được PDF. Tải bản Word, hoặc nhờ quản trị cài."))
    if not _AT_ONCE.acquire(timeout=_WAIT):
        raise NoPdf(_("Máy chủ đang làm một bản PDF khác. Chờ một phút rồi bấm lại."))
    try:
        made = converted(word, ".docx", "pdf", SECONDS)
    except CannotRead as refusal:
        raise NoPdf(
            _("Máy chủ hết chỗ trên đĩa nên chưa làm được PDF. Báo quản trị hệ thống giải phóng chỗ.")
        ) from refusal
    finally:
        _AT_ONCE.release()
    if made is None:
        raise NoPdf(_("Chưa làm được PDF trong hai phút. Tải bản Word rồi xuất PDF từ Word."))
    with contextlib.suppress(OSError):  # no room to keep it: whoever asked has it all the same
        _keep(kept, made)
    return made


def place_of(word: bytes) -> Path:
    """Where the PDF of a Word file lies once it is made; the folder can be deleted, it fills itself again."""
    return Path(settings.DONDOC_DATA) / "pdf" / f"{hashlib.sha256(word).hexdigest()}.pdf"


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    place(path, lambda part: part.write_bytes(data))
