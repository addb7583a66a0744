"""Feeds hostile files to the readers for some minutes: ``python tools/fuzz.py --minutes 10 --reader pdf``.

Each file goes to a process apart with the limits of the house. What counts as a fault: any exception but CannotRead, a
crash, reading that takes longer than the limit, or more memory than allowed, be it of a program that helps. Files that
fail are kept with their seed, and so are slow ones, which are no fault. Documents of every kind are made of the sample
to start from (``fuzzing.seeds``); folders named add to them. What the ways of hurting are: ``fuzzing.kinds``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzzing.kinds import KINDS, Kind, chosen, made
from fuzzing.seeds import Seeds, every_kind
from fuzzing.watching import Watch

from dondoc.core.text import CannotRead
from dondoc.reading import Bounds, Reader
from dondoc.reading.messages import MEMORY, TIME

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src" / "dondoc" / "sample" / "documents"
_MOST_SEED = 5_000_000
_FAULTS = {TIME: "too slow", MEMORY: "memory"}


@dataclass
class Sum:
    """What came of the files of one reader.

    Attributes:
        came: files by what came of them: "read", the code of a refusal, "FAULT …".
        seconds: time by the clock for all of them.
        slowest: seconds and seed of the slowest one.
        reader_mb, helper_mb: the most that a reading process, and a program started by one, held.
    """

    came: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, -1)
    reader_mb: float = 0.0
    helper_mb: float = 0.0

    def add(self, other: Sum) -> None:
        """Take in another part of the same reader's files."""
        self.came += other.came
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.reader_mb, self.helper_mb = max(self.reader_mb, other.reader_mb), max(self.helper_mb, other.helper_mb)

    @property
    def faults(self) -> int:
        """Files over which a reader failed."""
        return sum(count for what, count in self.came.items() if what.startswith("FAULT"))

    def told(self) -> dict[str, Any]:
        """As JSON."""
        figures = {"files": self.came.total(), "seconds": round(self.seconds), "came": dict(self.came.most_common())}
        slowest = {"slowest_s": round(self.slowest[0], 1), "slowest_seed": self.slowest[1]}
        return {**figures, **slowest, "reader_mb": round(self.reader_mb), "helper_mb": round(self.helper_mb)}


def seeds(folders: Iterable[Path]) -> Seeds:
    """Documents to start from: the sample and the folders named."""
    files = [p for folder in [SAMPLE, *folders] for p in sorted(folder.rglob("*")) if p.is_file()]
    return [(p.name, data) for p in files if (data := p.read_bytes()) and len(data) < _MOST_SEED]


def outcome(reader: Reader, name: str, data: bytes) -> str:
    """Read one file; what came of it: "read", the code of a refusal, or "FAULT" and why."""
    try:
        reader.read(data, name)
    except CannotRead as refusal:
        fault = "crashed" if refusal.code == "crashed" else _FAULTS.get(refusal.message)
        return f"FAULT {fault}" if fault else refusal.code
    return "read"


@dataclass(frozen=True)
class Round:
    """What all files of a run share: the kinds with their seeds, when it ends, and where files are kept."""

    kinds: dict[str, tuple[Kind, Seeds]]
    until: float
    seconds: float
    slow: float
    keep: Path

    def work(self, first: int, step: int) -> dict[str, Sum]:
        """Read the files of every ``step``-th seed from ``first`` on until the time is up."""
        sums: dict[str, Sum] = defaultdict(Sum)
        names, seed = sorted(self.kinds), first
        with Reader(bounds=Bounds(seconds=self.seconds)) as reader:
            while time.monotonic() < self.until:
                which = names[seed // step % len(names)]
                sums[which].add(self.one(reader, seed, which))
                seed += step
        return sums

    def one(self, reader: Reader, seed: int, which: str) -> Sum:
        """Make and read the file of a seed."""
        name, data = made(random.Random(seed), *self.kinds[which])
        with Watch() as watch:
            watch.pid = reader.pid
            begun = time.monotonic()
            what = outcome(reader, name, data)
            took = time.monotonic() - begun
        if watch.helper * (1 << 20) > Bounds().memory:
            what = "FAULT memory of a helper"
        if what.startswith("FAULT") or took > self.slow:
            self.keep.mkdir(parents=True, exist_ok=True)
            why = what.replace(" ", "-") if what.startswith("FAULT") else f"slow-{took:.0f}s"
            (self.keep / f"{seed}-{why}-{name}").write_bytes(data)
        return Sum(Counter([what]), took, (took, seed), watch.reader, watch.helper)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--reader", action="append", choices=sorted(KINDS), help="one reader; may be said again")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0, help="first seed; the same seeds make the same files")
    parser.add_argument("--seconds", type=float, default=60, help="the most that one file may take")
    parser.add_argument("--slow", type=float, default=20, help="files that take longer are kept to be looked at")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"))
    parser.add_argument("folders", nargs="*", type=Path, help="more documents to start from")
    return parser.parse_args()


def main() -> int:
    """Fuzz until the time is up, print one line of JSON a reader; 1 when a fault was found."""
    asked = _arguments()
    kinds = chosen(asked.reader or (), every_kind(seeds(asked.folders)))
    shared = Round(kinds, time.monotonic() + asked.minutes * 60, asked.seconds, asked.slow, asked.keep)
    total: dict[str, Sum] = defaultdict(Sum)
    with ThreadPoolExecutor(asked.workers) as threads:
        firsts = range(asked.seed, asked.seed + asked.workers)
        for sums in threads.map(lambda first: shared.work(first, asked.workers), firsts):
            for name, one in sums.items():
                total[name].add(one)
    for name, one in sorted(total.items()):
        print(json.dumps({"reader": name, **one.told()}, ensure_ascii=False))
    missing = set(asked.reader or ()) - set(kinds)
    if missing:
        print(f"No file to start from: {', '.join(sorted(missing))} (LibreOffice makes .doc, .rtf and .odt).")
    return 1 if missing or any(one.faults for one in total.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
