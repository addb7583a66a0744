"""Feeds damaged and random files to every reader for some minutes: ``python tools/fuzz.py --minutes 10``.

Each file goes to a process apart with the limits of the house. What counts as a fault: any exception but CannotRead, a
crash, reading that takes longer than the limit, or more memory than allowed. Files that fail are kept with their seed.
Documents of every kind are made of the sample to start from (``fuzzseeds``); folders named add to them.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fuzzseeds

from dondoc.core.text import CannotRead
from dondoc.reading import Bounds, Reader
from dondoc.reading.messages import MEMORY, TIME

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src" / "dondoc" / "sample" / "documents"
_SPECIAL = (b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"<", b">", b"<w:p>", b"</w:tbl>", b"/Kids", b"999999999", b"{")
_HEADS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe")
_MOST_ZIP = 5_000_000


def seeds(folders: list[Path]) -> list[tuple[str, bytes]]:
    """Documents to start from: the sample and the folders named."""
    files = [p for folder in [SAMPLE, *folders] for p in sorted(folder.rglob("*")) if p.is_file()]
    return [(p.name, data) for p in files if (data := p.read_bytes()) and len(data) < _MOST_ZIP]


def damage(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few cuts, flips, copies and strange words in them."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        if not out:
            break
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.choice((1, 10, 1000))]
            case 2:
                out[at:at] = chance.choice(_SPECIAL)
            case 3:
                piece = out[at : at + chance.choice((10, 200, 5000))]
                out[at:at] = piece * chance.choice((1, 2, 50))
            case _:
                del out[at : len(out) if chance.random() < 0.1 else at + 1]
    return bytes(out)


def damage_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip with one of its parts damaged and packed again, so that the reader gets to it."""
    source = zipfile.ZipFile(io.BytesIO(data))
    entries = source.infolist()
    hurt = chance.choice([e for e in entries if e.filename.endswith(".xml")] or entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for entry in entries:
            part = source.read(entry)
            target.writestr(entry, damage(part, chance) if entry is hurt else part)  # with its time, not today's
    return out.getvalue()


def swap_words(data: bytes, chance: random.Random) -> bytes:
    """A text with its lines shuffled, doubled and cut: readable bytes, strange directives."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 5, 40))):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        row = b"\t".join(lines[at : at + 3])
        lines[at] = chance.choice((lines[to], lines[at] * 2, lines[at][: len(lines[at]) // 2], row))
    return b"\n".join(lines)


def made(chance: random.Random, known: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """One file to read: random, damaged, or damaged inside its package."""
    if chance.random() < 0.1:
        return f"random{chance.choice(('.txt', '.docx', '.html', ''))}", chance.choice(_HEADS) + chance.randbytes(
            chance.choice((1, 100, 5000))
        )
    name, data = chance.choice(known)
    ways: list[Callable[[bytes, random.Random], bytes]] = [damage]
    if data.startswith(b"PK"):
        ways += [damage_inside, damage_inside]
    elif name.endswith((".txt", ".md", ".html")):
        ways.append(swap_words)
    return name, chance.choice(ways)(data, chance)


def one(reader: Reader, seed: int, known: list[tuple[str, bytes]], keep: Path) -> str:
    """Read the file of a seed; what came of it."""
    name, data = made(random.Random(seed), known)
    try:
        reader.read(data, name)
    except CannotRead as refusal:
        fault = "crashed" if refusal.code == "crashed" else {TIME: "too slow", MEMORY: "memory"}.get(refusal.message)
        if fault:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{fault.replace(' ', '-')}-{name}").write_bytes(data)
            return f"FAULT {fault}"
        return refusal.code
    return "read"


def main() -> int:
    """Fuzz until the time is up; 1 when a fault was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0, help="first seed; the same seeds make the same files")
    parser.add_argument("--seconds", type=float, default=60, help="the most that one file may take")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"))
    parser.add_argument("folders", nargs="*", type=Path, help="more documents to start from")
    asked = parser.parse_args()
    known, came = fuzzseeds.every_kind(seeds(asked.folders)), Counter[str]()
    until = time.monotonic() + asked.minutes * 60

    def work(at: int) -> Counter[str]:
        mine, seed = Counter[str](), asked.seed + at
        with Reader(bounds=Bounds(seconds=asked.seconds)) as reader:
            while time.monotonic() < until:
                mine[one(reader, seed, known, asked.keep)] += 1
                seed += asked.workers
        return mine

    with ThreadPoolExecutor(asked.workers) as threads:
        for mine in threads.map(work, range(asked.workers)):
            came += mine
    print(f"{came.total()} files in {asked.minutes:g} minutes: {dict(came.most_common())}")
    return 1 if any(what.startswith("FAULT") for what in came) else 0


if __name__ == "__main__":
    sys.exit(main())
