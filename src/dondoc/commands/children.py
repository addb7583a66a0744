"""Processes that live and die with this one."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

_SET_DEATH_SIGNAL = 1  # prctl(2), PR_SET_PDEATHSIG
GRACE = 15.0


@dataclass(frozen=True, slots=True)
class Child:
    """A process we started; ``name`` is for people."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes]

    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.process.poll() is not None


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


def start(name: str, command: list[str]) -> Child:
    """Start a child in a session of its own, so that Ctrl-C reaches it through us, once and in order."""
    tie = _die_with_parent if sys.platform == "linux" else None
    return Child(name, command, subprocess.Popen(command, start_new_session=True, preexec_fn=tie))  # noqa: PLW1509


def stop_all(*children: Child) -> None:
    """Ask every child to end what it has in hand; after a while make it."""
    for child in children:
        if not child.is_over():
            child.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    for child in children:
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
