"""Files outside the vault that are there whole or not at all; without Django, for processes that only draw."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def place(final: Path, write: Callable[[Path], object]) -> None:
    """A name appears only when its whole content stands behind it, also when two processes write the same.

    Args:
        final: the name.
        write: writes the content to the path that it is given.

    Raises:
        OSError: it cannot be written; nothing of it is left.
    """
    part = final.with_name(f".{final.name}.{os.getpid()}")
    try:
        write(part)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
