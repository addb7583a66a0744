"""Reading files."""

from __future__ import annotations

from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile


def content(file: StoredFile) -> bytes:
    """All bytes of ``file``.

    Raises:
        FileNotFoundError: the vault has lost it (restore the data folder from a copy).
    """
    return vault.path_of(file.sha256).read_bytes()
