"""The waiting room for bytes: files lie here, outside the vault, until they have been read and found fit."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file in the waiting room: its hash and size."""

    sha256: str
    size: int


def place(upload_id: uuid.UUID) -> Path:
    """Where the bytes of an upload wait."""
    return Path(settings.DONDOC_DATA) / "incoming" / upload_id.hex


def put(upload_id: uuid.UUID, chunks: Iterable[bytes]) -> Waiting:
    """Write the chunks down; the name appears only when the whole content stands behind it."""
    final = place(upload_id)
    final.parent.mkdir(parents=True, exist_ok=True)
    part = final.with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
    return Waiting(digest.hexdigest(), size)


def read(upload_id: uuid.UUID) -> bytes:
    """The bytes of an upload.

    Raises:
        FileNotFoundError: they are gone (the upload was stopped or refused).
    """
    return place(upload_id).read_bytes()


def drop(upload_id: uuid.UUID) -> None:
    """Remove the bytes; nothing happens when they are gone already."""
    place(upload_id).unlink(missing_ok=True)
