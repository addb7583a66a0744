"""``dondoc read DIR --out facts.jsonl``: many files side by side, each once, whatever is killed on the way."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from dondoc.commands.journal import InUse, Journal, NotFacts, Outcome
from dondoc.commands.opening import bytes_of
from dondoc.core.text import CannotRead
from dondoc.reading import Reader
from dondoc.terminal import FULL, complain, reason, words

type Known = Mapping[tuple[str, str], Outcome]

_AHEAD = 2
"""Files handed out for each worker; the rest wait on disk."""


@dataclass(slots=True)
class _Pool:
    """Readers that threads borrow; each is one process that starts readers."""

    workers: int
    idle: SimpleQueue[Reader] = field(default_factory=SimpleQueue)

    def __enter__(self) -> _Pool:
        for _ in range(self.workers):
            self.idle.put(Reader())
        return self

    def __exit__(self, *raised: object) -> None:
        for _ in range(self.workers):
            self.idle.get().close()

    def read(self, root: Path, path: Path, known: Known) -> Outcome:
        """Read one file, or tell what an earlier run told of the same content."""
        name = _writable(path.relative_to(root) if path.is_relative_to(root) else path)
        try:
            data = bytes_of(path)
        except OSError as wrong:
            what = "thư mục" if path.is_dir() else "tệp"
            return known.get((name, "")) or Outcome(name, "", "not-open", f"Không mở được {what}: {reason(wrong)}.")
        digest = hashlib.sha256(data).hexdigest()
        if (name, digest) in known:
            return known[name, digest]
        reader = self.idle.get()
        try:
            return Outcome(name, digest, facts=reader.read(data, _writable(Path(path.name))).contract)
        except CannotRead as refusal:
            return Outcome(name, digest, refusal.code, refusal.message)
        finally:
            self.idle.put(reader)


def _writable(path: Path) -> str:
    r"""A name that can be written down, also one whose bytes are no UTF-8; different names stay different.

    >>> _writable(Path("quý 2/b\udcff.doc"))
    'quý 2/b\\xff.doc'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _shown(name: str) -> str:
    """A name on one line: a line break in it is shown, not done."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


@dataclass(slots=True)
class _Count:
    """What came of the files so far."""

    total: int
    began: float = field(default_factory=time.monotonic)
    read: int = 0
    before: int = 0
    failed: list[Outcome] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        """Count one file and say so on standard error, unless an earlier run did."""
        if outcome.code:
            self.failed.append(outcome)
        elif outcome.is_old:
            self.before += 1
        else:
            self.read += 1
        if outcome.is_old:
            return
        at = self.before + self.read + len(self.failed)
        said = f"{outcome.code}: {outcome.message}" if outcome.code else words("đã đọc", "read")
        print(f"[{at}/{self.total}] {_shown(outcome.path)} · {said}", file=sys.stderr, flush=True)

    def close(self, out: Path) -> None:
        """The last lines: how many, how fast, and what failed and why."""
        seconds = max(0.001, time.monotonic() - self.began)
        rate = f"{self.read / seconds:.1f}"
        print(
            words(
                f"Đã đọc {self.read} tệp ({rate.replace('.', ',')} tệp/giây), có sẵn {self.before}, "
                f"không đọc được {len(self.failed)} → {out}",
                f"{self.read} files read ({rate} a second), {self.before} there before, "
                f"{len(self.failed)} not read → {out}",
            ),
            file=sys.stderr,
        )
        for one in self.failed:
            print(f"  {_shown(one.path)} · {one.code} · {one.message}", file=sys.stderr)


def files_under(places: Sequence[Path], out: Path) -> Iterator[Path]:
    """Every file of the folders named, in order of name, and the files named; hidden ones and the output left out.

    A folder that cannot be looked into stands for what is in it, so that it is told among what was not read.
    """
    closed: list[OSError] = []
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for folder, below, names in os.walk(place, onerror=closed.append):
            below[:] = sorted(x for x in below if not x.startswith("."))
            found = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
            yield from (p for p in found if p.is_file() and p.resolve() not in {out, Journal.beside(out)})
    yield from (Path(one.filename) for one in closed)


def read_many(asked: argparse.Namespace) -> int:
    """Read all; 0 when every file was read, now or before, 2 when one could not be or the output cannot be used.

    Args:
        asked: ``files``, ``out``, ``workers`` (None for one a processor) and ``again`` (try failed files once more).
    """
    out = Path(asked.out).resolve()
    places = [Path(name) for name in asked.files]
    missing = [p for p in places if not p.exists()]
    if missing:
        complain(f"Không có tệp hoặc thư mục “{missing[0]}”.", f"No such file or folder: “{missing[0]}”.")
        return 2
    root = places[0].resolve() if len(places) == 1 and places[0].is_dir() else Path.cwd()
    try:
        with Journal.open(out, again=asked.again) as journal:
            paths = dict.fromkeys(p.resolve() for p in files_under(places, out))  # a link to a file is that file
            return _read_all(list(paths), root, journal, asked.workers)
    except InUse:
        complain(f"Một lệnh khác đang ghi vào “{out}”.", f"Another command is writing to “{out}”.")
    except NotFacts:
        complain(
            f"“{out}” đã có và không phải tệp dữ kiện nên được giữ nguyên. Hãy đặt tên tệp khác sau --out.",
            f"“{out}” is there and is no file of facts, so it was left alone. Name another file after --out.",
        )
    except OSError as wrong:
        _complain_of(wrong, out)
    return 2


def _complain_of(wrong: OSError, out: Path) -> None:
    kept = words("; tệp đã đọc xong không phải đọc lại", "; what was read is not read twice")
    kept = kept if wrong.errno in FULL else ""
    complain(
        f"Không ghi được “{out}”: {reason(wrong)} rồi chạy lại lệnh này{kept}.",
        f"Cannot write “{out}”: {reason(wrong)}, then run this again{kept}.",
    )


def _read_all(paths: list[Path], root: Path, journal: Journal, workers: int | None) -> int:
    count = _Count(len(paths))
    with _Pool(max(1, workers or os.cpu_count() or 1)) as pool, ThreadPoolExecutor(pool.workers) as threads:
        waiting: set[Future[Outcome]] = set()
        rest = iter(paths)
        try:
            while True:
                for path in rest:
                    waiting.add(threads.submit(pool.read, root, path, journal.known))
                    if len(waiting) >= _AHEAD * pool.workers:
                        break
                if not waiting:
                    break
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for one in done:
                    outcome = one.result()
                    journal.keep(outcome)
                    count.take(outcome)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
    count.close(journal.out)
    return 2 if count.failed else 0
