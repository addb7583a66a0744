"""Keeping files."""

from __future__ import annotations

import mimetypes
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db import transaction

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile


def keep(*, data: bytes, name: str, by: Actor | None) -> StoredFile:
    """Keep ``data`` in the vault; see ``keep_stream``."""
    return keep_stream(chunks=[data], name=name, by=by)


def keep_stream(*, chunks: Iterable[bytes], name: str, by: Actor | None) -> StoredFile:
    """Keep a content in the vault and give its row; the same content is one row and one file, whoever brings it.

    Args:
        chunks: the bytes, in pieces (an uploaded file's ``chunks()``).
        name: what the file is called; only its last part is kept, in NFC.
        by: who brings it; None for the system.
    """
    kept = vault.put(chunks)
    clean = clean_name(name)
    with transaction.atomic():
        row, _made = StoredFile.objects.get_or_create(
            sha256=kept.sha256,
            defaults={
                "size": kept.size,
                "name": clean,
                "media_type": mimetypes.guess_type(clean)[0] or "application/octet-stream",
                "stored_by": person_of(by) if by else None,
            },
        )
    return row


def clean_name(name: str) -> str:
    r"""The last part of a path, without control characters, at most 255 characters, ending kept.

    >>> clean_name("C:\\Tài liệu\\Quyết định 01.docx")
    'Quyết định 01.docx'
    >>> clean_name("../../x\r\ny")
    'xy'
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    plain = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip() or "tep"
    if len(plain) <= 255:
        return plain
    suffix = PurePosixPath(plain).suffix[:20]
    return plain[: 255 - len(suffix)] + suffix
