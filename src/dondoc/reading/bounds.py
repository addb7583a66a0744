"""What a process that reads may take: memory, time, files, no network, no life after its parent's."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

_SET_DEATH_SIGNAL, _SUBREAPER = 1, 36  # prctl(2): PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER
_OFFICE_MEMORY = 4 << 30
_LARGEST_FILE = 1 << 30
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PICTURE_OF_WORD = b"word/media/"
_MOST_PAGES = 2000
_PAGE_SECONDS = 5
_PAGE_BYTES = 20_000
"""A scanned page is larger; where pages cannot be counted, a file may have one for each so many bytes."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that reading one file may take.

    Attributes:
        seconds: time by the clock, for a file without scanned pages.
        memory: bytes of address space of the reading process.
    """

    seconds: float = 60
    memory: int = 1 << 30

    def seconds_for(self, data: bytes) -> float:
        """Seconds for a file: 5 more for every page that may be a scan, of at most 2,000."""
        if b"%PDF-" in data[:1024]:
            pages = len(_PAGE.findall(data)) or len(data) // _PAGE_BYTES
        elif data.startswith((b"II*\x00", b"MM\x00*", b"\x89PNG", b"\xff\xd8\xff")):
            pages = 1 + len(data) // _PAGE_BYTES
        elif data.startswith(b"PK"):
            pages = data.count(_PICTURE_OF_WORD) // 2  # each is named where it stands and in the list at the end
        else:
            pages = 0
        return self.seconds + _PAGE_SECONDS * min(_MOST_PAGES, pages)


def confine(memory: int, parent: int) -> None:
    """Bind this process for good: memory, no core dump, no huge file, and death when its parent dies.

    Args:
        memory: bytes of address space.
        parent: the process that started this one.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    widest = _OFFICE_MEMORY if hard == resource.RLIM_INFINITY else min(hard, _OFFICE_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (min(memory, widest), widest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    die_with_parent(parent)


def die_with_parent(parent: int) -> None:
    """Have the kernel end this process when the one that started it ends, or end now if it has already (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of what one's children leave behind, so that it can be ended (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1)


def leave_network() -> bool:
    """Move to a network of one's own with nothing in it; False where the system does not allow it."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError):
        os.unshare(os.CLONE_NEWNET)
        return True
    user, group = os.getuid(), os.getgid()
    with contextlib.suppress(OSError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
        return True
    return False


def end_children() -> None:
    """Kill and bury every child of this process, those it adopted included (Linux)."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    for _ in range(100):
        try:
            children = [int(pid) for pid in listed.read_text(encoding="ascii").split()]
        except OSError:
            return
        if not children:
            return
        for pid in children:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
