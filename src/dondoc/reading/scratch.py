"""A folder for the temporary files of one reading; it goes with the reading, also when that is killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "dondoc-read-"
_NEW = 60.0
"""Seconds in which whoever has just made a folder takes hold of it."""


@contextmanager
def scratch() -> Iterator[Path | None]:
    """A folder of one's own, removed with all that is in it; None where none can be made (who needs one says so)."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError:
        yield None
        return
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def move_into(folder: Path | None) -> None:
    """Have this process, and what it starts, put temporary files into a folder."""
    if folder is not None:
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)


def sweep() -> None:
    """Remove the folders of processes that were killed: nobody holds them any more."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            _remove_if_left(folder)


def _remove_if_left(folder: Path) -> None:
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if time.time() - os.fstat(held).st_mtime > _NEW:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(held)
