"""How much memory the processes hold that read for somebody (Linux)."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

_EVERY = 0.02


class Watch:
    """Looks many times a second at all that a process started, for as long as the context lasts.

    Attributes:
        reader: the most that one child of the process held, in MB.
        helper: the most that one process held which a child had started.
    """

    def __init__(self) -> None:
        self.reader = self.helper = 0.0
        self.pid: int | None = None
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_EVERY):
            for child in _children(self.pid) if self.pid else ():
                self.reader = max(self.reader, _held(child))
                for grandchild in _all_below(child):
                    self.helper = max(self.helper, _held(grandchild))


def _children(pid: int) -> list[int]:
    """What any thread of a process has started: LibreOffice starts itself anew from a thread."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (thread / "children").read_text("ascii").split())
    return found


def _all_below(pid: int) -> Iterator[int]:
    for child in _children(pid):
        yield child
        yield from _all_below(child)


def _held(pid: int) -> float:
    """The most that a process has held, in MB; 0 for one that is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0
