"""Work on a file in a process forked for it: what it made, or what became of it."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from dondoc.core.text import CannotRead
from dondoc.reading.bounds import confine, end_children
from dondoc.reading.messages import CRASH, MEMORY, TIME
from dondoc.reading.scratch import move_into, scratch
from dondoc.reading.wire import put_frame, take_frame

_CHUNK = 1 << 20
_PATIENCE = (0.001,) * 10 + (0.01,) * 9 + (0.1,) * 9
"""Seconds between looks at a child that has answered: a second for what a process does before it ends."""
_LARGEST_REPLY = 500_000_000


def forked(work: Callable[[], bytes], seconds: float, memory: int, asks: int | None = None) -> bytes:
    """What work answers in a process of its own, confined and ended in time; call it where no thread runs.

    Args:
        work: reads the file; its answer is JSON. It may raise CannotRead.
        seconds: by the clock.
        memory: bytes of address space.
        asks: a pipe; when something comes through it, nobody waits for the answer any more.

    Returns:
        The answer of ``work``; ``{"refused": [code, message]}`` when it refuses, is late or breaks down;
        ``{"killed": true}`` when somebody killed it. Temporary files of ``work`` are gone by then.
    """
    with scratch() as folder:
        return _forked(lambda: _answer(work, folder), seconds, memory, asks)


def _forked(work: Callable[[], bytes], seconds: float, memory: int, asks: int | None) -> bytes:
    source, sink = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(source)
        _be_child(sink, work, memory, parent)
    os.close(sink)
    try:
        answer = _gather(source, asks, time.monotonic() + seconds)
    finally:
        os.close(source)
        status = _bury(pid)
        end_children()
    return _made(answer, status)


def _made(answer: bytes | None, status: int) -> bytes:
    if answer is None:
        return _refusal("too-large", TIME)
    whole = take_frame(io.BytesIO(answer))
    if whole is not None:
        return whole
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return json.dumps({"killed": True}).encode() if was_killed else _refusal("crashed", CRASH)


def _answer(work: Callable[[], bytes], folder: Path | None) -> bytes:
    move_into(folder)
    try:
        return work()
    except CannotRead as refusal:
        return _refusal(refusal.code, refusal.message)
    except MemoryError:
        return _refusal("too-large", MEMORY)
    except Exception:
        traceback.print_exc()
        return _refusal("crashed", CRASH)


def _refusal(code: str, message: str) -> bytes:
    return json.dumps({"refused": [code, message]}).encode()


def _bury(pid: int) -> int:
    """End a child that has closed its pipe or run out of time; how it ended."""
    for wait in _PATIENCE:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status
        time.sleep(wait)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def _gather(source: int, asks: int | None, deadline: float) -> bytes | None:
    """All that comes through a pipe until it is closed; None when it is late, without end, or nobody asks any more."""
    out = bytearray()
    watched = [source] if asks is None else [source, asks]
    while (left := deadline - time.monotonic()) > 0 and len(out) < _LARGEST_REPLY:
        ready, _, _ = select.select(watched, [], [], left)
        if asks in ready:  # nothing is asked before the answer: this is the end of the one who asked
            return None
        if ready:
            more = os.read(source, _CHUNK)
            if not more:
                return bytes(out)
            out += more
    return None


def _be_child(sink: int, work: Callable[[], bytes], memory: int, parent: int) -> None:
    """Work, answer and end: this is the process that meets the file; it never returns."""
    code = 1
    try:
        confine(memory, parent)
        with os.fdopen(sink, "wb") as out:
            put_frame(out, work())
        code = 0
    finally:
        os._exit(code)
