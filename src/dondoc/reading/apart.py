"""Asks a process apart to read; what comes of it is the contract and the text, or the reason why not."""

from __future__ import annotations

import atexit
import contextlib
import json
import pickle
import select
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import IO, Any

from dondoc.core.text.model import CannotRead, Text
from dondoc.reading.bounds import Bounds
from dondoc.reading.messages import CRASH, TIME
from dondoc.reading.recipe import Recipe
from dondoc.reading.wire import put_frame, take_frame, text_from

_GRACE = 60.0
"""Seconds beyond a file's own in which the spawner must have answered; it ends the file itself, long before."""
_START = 300.0
"""Seconds in which a spawner must have started and made its pack; a busy machine needs many, no file pays for them."""
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Apart:
    """What a process apart made of a file.

    Attributes:
        contract: the Directive as the public contract's JSON.
        text: the canonical text and its places.
    """

    contract: dict[str, Any]
    text: Text


class _Gone(Exception):
    """The process that should answer is no more."""


class Reader:
    """One process that starts readers; it is started when first asked, and anew when it is gone.

    One file at a time: a second thread waits. ``close`` it, or use it as a context.
    """

    def __init__(self, recipe: Recipe | None = None, bounds: Bounds | None = None) -> None:
        """Say how its pack is made, and what reading a file may take."""
        self.recipe = recipe or Recipe()
        self.bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process in use, or None before the first file."""
        return self._process.pid if self._process else None

    def read(self, data: bytes, name: str, recipe: Recipe | None = None) -> Apart:
        """Read one file, with another pack than its own where one is given.

        Raises:
            CannotRead: the codes of ``core.text.read``; also ``too-large`` when time or memory runs out, and
                ``crashed`` when the reader breaks down over the file.
        """
        with self._lock:
            for _ in range(_TRIES):
                try:
                    answer = self._ask(data, name, recipe or self.recipe)
                except (_Gone, OSError):
                    self.close()
                    continue
                if "refused" in answer:
                    raise CannotRead(*answer["refused"])
                if "contract" in answer:
                    return Apart(answer["contract"], text_from(answer["text"]))
        raise CannotRead("crashed", CRASH)

    def close(self) -> None:
        """End the process and all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ask(self, data: bytes, name: str, recipe: Recipe) -> dict[str, Any]:
        seconds = self.bounds.seconds_for(data)
        asks, answers = self._pipes()
        job = {"name": name, "seconds": seconds, "memory": self.bounds.memory}
        put_frame(asks, pickle.dumps(recipe))
        put_frame(asks, json.dumps(job).encode())
        put_frame(asks, data)
        self._take(answers, _START)
        answer: dict[str, Any] = json.loads(self._take(answers, seconds + _GRACE))
        return answer

    def _take(self, answers: IO[bytes], seconds: float) -> bytes:
        """The next frame: that the file is begun, then what came of it."""
        ready, _, _ = select.select([answers], [], [], seconds)
        if not ready:
            self._end()
            raise CannotRead("too-large", TIME)
        frame = take_frame(answers)
        if frame is None:
            raise _Gone
        return frame

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "dondoc.reading.spawner"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asks, answers = self._process.stdin, self._process.stdout
        if asks is None or answers is None:
            raise _Gone
        bare = open(answers.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
        return asks, bare  # what a buffer had taken in, waiting for the pipe would not see


_shared = Reader()
atexit.register(_shared.close)


def read_apart(data: bytes, name: str, recipe: Recipe) -> Apart:
    """Read one file in a process apart, which is kept for the next one.

    Raises:
        CannotRead: see ``Reader.read``.
    """
    return _shared.read(data, name, recipe)
