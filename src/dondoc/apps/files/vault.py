"""The vault: contents kept once each under the hash of what they are, never changed, never half written."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Kept:
    """A content in the vault: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


def root() -> Path:
    """The vault's folder inside the data folder."""
    return Path(settings.DONDOC_DATA) / "vault"


def path_of(sha256: str) -> Path:
    """Where the content with that hash lies (or would lie)."""
    return root() / sha256[:2] / sha256


def put(chunks: Iterable[bytes]) -> Kept:
    """Write the chunks down and give their hash; the same content written twice, even at once, is one file.

    The bytes go to a temporary file that is flushed to the disk and then renamed, so that a name in the vault
    always has its whole content behind it, whatever stops the machine.
    """
    incoming = root() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, temporary = tempfile.mkstemp(dir=incoming)
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        _place(Path(temporary), path_of(digest.hexdigest()))
    finally:
        Path(temporary).unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def _place(temporary: Path, final: Path) -> None:
    if final.exists():
        return
    final.parent.mkdir(exist_ok=True)
    temporary.chmod(0o440)
    temporary.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
