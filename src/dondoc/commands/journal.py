"""The file of facts and its journal: written only at the end, forced to disk, so that a kill loses nothing half done.

A file's facts are one line of the output; the line is on disk before the file counts as read. What could not be read is
a line of the journal beside it. A line that was cut by a kill is dropped, and its file is read again.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_BLOCK = 1 << 16


class InUse(Exception):
    """Another process writes to the same output."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    Attributes:
        path: its place below the folder that was read.
        sha256: of its bytes, "" when it could not be opened.
        code, message: why it was not read.
        facts: the contract's JSON, None when it was not read.
    """

    path: str
    sha256: str
    code: str = ""
    message: str = ""
    facts: dict[str, Any] | None = None


@dataclass(slots=True)
class Journal:
    """An output being written.

    Attributes:
        out: the file of facts.
        facts, failures: the open files.
        done: path and sha256 of the files that need not be read again.
        failed_before: files of earlier runs that could not be read and are not tried again.
    """

    out: Path
    facts: IO[bytes]
    failures: IO[bytes]
    done: frozenset[tuple[str, str]]
    failed_before: list[Outcome]

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
            OSError: it cannot be written.
        """
        out.parent.mkdir(parents=True, exist_ok=True)
        with cls.beside(out).open("a+b") as failures, out.open("a+b") as facts:
            try:
                fcntl.flock(failures, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise InUse from busy
            if again:
                failures.truncate(0)
            read = {_key(line["source"]) for line in _whole_lines(facts)}
            failed = {_key(line): line for line in _whole_lines(failures) if _key(line) not in read}
            before = [Outcome(x["path"], x["sha256"], x["code"], x["message"]) for x in failed.values()]
            yield cls(out, facts, failures, frozenset(read | set(failed)), before)

    def keep(self, outcome: Outcome | None) -> None:
        """Write what came of a file; when this returns it is on disk."""
        if outcome is None:
            return
        if outcome.facts is not None:
            source = {**outcome.facts["source"], "path": outcome.path}
            _append(self.facts, {**outcome.facts, "source": source})
        else:
            said = {"path": outcome.path, "sha256": outcome.sha256, "code": outcome.code, "message": outcome.message}
            _append(self.failures, said)


def _key(line: dict[str, Any]) -> tuple[str, str]:
    return str(line.get("path")), str(line.get("sha256"))


def _append(file: IO[bytes], value: dict[str, Any]) -> None:
    file.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())


def _whole_lines(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The objects of a file of lines; what stands behind the last whole line is cut off for good."""
    file.seek(0)
    good = 0
    for line in file:
        if not line.endswith(b"\n"):
            break
        try:
            value = json.loads(line)
        except ValueError:
            break
        good += len(line)
        yield value
    file.truncate(good)
    file.seek(0, os.SEEK_END)
