"""The file of facts and its journal: written only at the end, forced to disk, so that a kill loses nothing half done.

A file's facts are one line of the output; the line is on disk before the file counts as read. What could not be read is
a line of the journal beside it. A line that was cut by a kill is dropped, and its file is read again.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import Any

from dondoc.core.orders.contract import SCHEMA

_BEGINNINGS = (f'{{"schema": "{SCHEMA}"'.encode(), b'{"path": "')
"""How a line of the facts begins, and one of the journal."""
_PASSING = frozenset({"no-room"})
"""Why a file was not read that another day may change by itself: it is tried again."""


class InUse(Exception):
    """Another process writes to the same output."""


class NotFacts(Exception):
    """What is to be written to is there already and is something else: a folder, a device, somebody's file."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    Attributes:
        path: its place below the folder that was read.
        sha256: of its bytes, "" when it could not be opened.
        code, message: why it was not read.
        facts: the contract's JSON, None when it was not read.
        is_old: an earlier run told it.
    """

    path: str
    sha256: str
    code: str = ""
    message: str = ""
    facts: dict[str, Any] | None = None
    is_old: bool = False


@dataclass(slots=True)
class Journal:
    """An output being written.

    Attributes:
        out: the file of facts.
        facts, failures: the open files.
        known: by path and sha256, what came of the files that need not be read again (without their facts).
    """

    out: Path
    facts: RawIOBase
    failures: RawIOBase
    known: dict[tuple[str, str], Outcome]

    @staticmethod
    def beside(out: Path) -> Path:
        """Where the journal of an output is."""
        return out.with_name(f"{out.name}.journal")

    @classmethod
    @contextmanager
    def open(cls, out: Path, *, again: bool = False) -> Iterator[Journal]:
        """Open an output to go on where an earlier run ended.

        Args:
            out: the file of facts, made when it is not there.
            again: forget earlier failures, so that those files are tried once more.

        Raises:
            InUse: another process has it open.
            NotFacts: it is there and holds something else; it is left as it was.
            OSError: it cannot be written.
        """
        out.parent.mkdir(parents=True, exist_ok=True)
        for path, beginning in zip((out, cls.beside(out)), _BEGINNINGS, strict=True):
            _check(path, beginning)
        with cls.beside(out).open("a+b", buffering=0) as failures, out.open("a+b", buffering=0) as facts:
            try:
                fcntl.flock(failures, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise InUse from busy
            if again:
                failures.truncate(0)
            told = [_told(x) for x in _whole_lines(failures)] + [_told(x["source"]) for x in _whole_lines(facts)]
            told = [x for x in told if x.code not in _PASSING]
            yield cls(out, facts, failures, {(x.path, x.sha256): x for x in told})

    def keep(self, outcome: Outcome) -> None:
        """Write what came of a file, unless an earlier run did; when this returns it is on disk.

        Raises:
            OSError: it cannot be written; what was written before stays whole.
        """
        if outcome.is_old:
            return
        if outcome.facts is not None:
            source = {**outcome.facts["source"], "path": outcome.path}
            _append(self.facts, {**outcome.facts, "source": source})
        else:
            said = {"path": outcome.path, "sha256": outcome.sha256, "code": outcome.code, "message": outcome.message}
            _append(self.failures, said)


def _check(path: Path, beginning: bytes) -> None:
    """Look whether a file is one's own to write to: it is not there, or it begins as such a file does."""
    if path.exists():
        if not path.is_file():
            raise NotFacts
        with path.open("rb") as file:
            if not beginning.startswith(file.read(len(beginning))):
                raise NotFacts


def _told(line: dict[str, Any]) -> Outcome:
    """What an earlier run told: a line of the journal, or the source of a line of facts."""
    path, sha256, code, message = (str(line.get(name, "")) for name in ("path", "sha256", "code", "message"))
    return Outcome(path, sha256, code, message, is_old=True)


def _append(file: RawIOBase, value: dict[str, Any]) -> None:
    """Put a line at the end, all of it or nothing."""
    line = memoryview(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    end = file.seek(0, os.SEEK_END)
    try:
        while line:
            line = line[file.write(line) or 0 :]
        os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            file.truncate(end)
        raise


def _whole_lines(file: RawIOBase) -> Iterator[dict[str, Any]]:
    """The objects of a file of lines; what stands behind the last whole line is cut off for good."""
    good = 0
    file.seek(0)
    with open(file.fileno(), "rb", closefd=False) as lines:
        for line in lines:
            try:
                value = json.loads(line) if line.endswith(b"\n") else None
            except ValueError:
                break
            if not isinstance(value, dict):
                break
            good += len(line)
            yield value
    file.truncate(good)
