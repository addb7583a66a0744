"""Takes a file's bytes from the disk, however large it is."""

from __future__ import annotations

from pathlib import Path

from dondoc.core.text import Limits


def bytes_of(path: Path) -> bytes:
    """All bytes of a file; of one above the limit only so many that a reader refuses it as too large.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        return file.read(Limits().bytes + 1)
