"""Which patterns grow faster than the text: ``python -m patterns`` from ``tools/`` (a minute or two of processor time).

Every regular expression that the core compiles while it reads the sample is tried on words made of its own repetitions
(``pumps``), short and long; only the readers' own see them before white space is folded. Those whose time grows with a
power above 1.5 are printed with the worst words, first those that were given up. Most are harmless, for they only ever
see a line or a cell; with ``--documents`` the words are laid into a plan of 20 and 80 kB, and only those are printed
that make reading the whole plan slower than its size.
"""

from __future__ import annotations

import argparse
import importlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from patterns.pumps import pumps_of

SAMPLE = Path(__file__).resolve().parents[2] / "src" / "dondoc" / "sample" / "documents"
_SHORT, _LONG = 200, 800
_SUSPECT = 0.0002
"""Seconds for the short words that a pattern whose time grows evenly never needs."""
_PATIENCE = 1.0
"""Seconds of processor time after which a search is given up: its time grows without bound."""
_ENOUGH = 0.01
_RAW = "dondoc.core.text."
_SPACES = re.compile(r"[^\S\t\n]+")
_STEEP = 1.5
_SMALL, _LARGE, _SLOW = 20_000, 80_000, 2.0
_ENDS = ("", "!")
_PLAN = "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 5/KH-BPTXH\n\nKẾ HOẠCH\nNăm 2026\n\nII. NHIỆM VỤ\n\n1. Giao Vụ Pháp chế rà soát {}\n"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A pattern that grows, the power it grows with, seconds for the long words, and those words."""

    seconds: float
    power: float
    module: str
    pattern: str
    before: str
    pump: str
    end: str


def collected() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern over words that the core compiles, by import and by reading the sample, with its module."""
    seen: dict[re.Pattern[str], str] = {}
    compile_ = re.compile

    def record(pattern: Any, flags: Any = 0) -> Any:
        made = compile_(pattern, flags)
        module = sys._getframe(1).f_globals.get("__name__", "")
        if module.startswith("dondoc") and isinstance(made.pattern, str):
            seen.setdefault(made, module)
        return made

    re.compile = record
    try:
        _read_sample()
    finally:
        re.compile = compile_
    return [(module, pattern) for pattern, module in seen.items()]


def _read_sample() -> None:
    core = importlib.import_module("dondoc.core")
    for module in pkgutil.walk_packages(core.__path__, "dondoc.core."):
        importlib.import_module(module.name)
    orders, text, packs = (importlib.import_module(f"dondoc.core.{room}") for room in ("orders", "text", "packs"))
    pack = packs.load_pack()
    for path in sorted(SAMPLE.glob("*")):
        orders.understand(text.read(path.read_bytes(), path.name), pack)


def _time(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


class _Endless(Exception):
    """A search was given up."""


def _give_up(*_: object) -> None:
    raise _Endless


def _search(pattern: re.Pattern[str], words: str) -> float:
    """Seconds for finding all, at most ``_PATIENCE``."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        return _time(lambda: all(pattern.finditer(words)))
    except _Endless:
        return _PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def worst(module: str, pattern: re.Pattern[str]) -> Found | None:
    """The words on which a pattern grows most, or None when its time grows as they do."""
    return max(_steep(module, pattern), default=None)


def _steep(module: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    raw = module.startswith(_RAW)
    for (before, pump), end in product(pumps_of(pattern), _ENDS):
        tried = [before + pump * (size // len(pump)) + end for size in (_SHORT, _LONG)]
        short, long = tried if raw else map(_canonical, tried)
        if len(long) < _LONG / 2 or (least := _search(pattern, short)) < _SUSPECT:
            continue
        most = _search(pattern, long)
        power = math.log(max(most, least) / least) / math.log(_LONG / _SHORT)
        if power > _STEEP or most >= _PATIENCE:
            yield Found(most, power, module, pattern.pattern, before, pump, end)
            if most > _ENOUGH:
                return


def _canonical(words: str) -> str:
    """The words as canonical text holds them: no two spaces side by side (tabs and line feeds of empty cells stay)."""
    return _SPACES.sub(" ", words)


def in_documents(found: Found) -> tuple[float, float]:
    """Seconds for reading a small and a large plan that hold the words of a finding."""
    orders, text, packs = (importlib.import_module(f"dondoc.core.{room}") for room in ("orders", "text", "packs"))
    pack = packs.load_pack()

    def whole(size: int) -> None:
        words = found.before + found.pump * (size // len(found.pump)) + found.end
        orders.understand(text.read(_PLAN.format(words).encode("utf-8", "replace"), "a.txt"), pack)

    small = _time(lambda: whole(_SMALL))
    return small, _time(lambda: whole(_LARGE)) if small * 16 > _SLOW else small * 4


def main() -> int:
    """Print what grows, the worst first; 1 when documents were asked for and one is slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", action="store_true", help="try the words in whole plans, print the slow")
    asked = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _give_up)
    patterns = collected()
    found = sorted((grown for one in patterns if (grown := worst(*one))), reverse=True)
    slow = 0
    for one in found:
        told = f"{one.seconds:.3f} s, power {one.power:.1f}: {one.module} {one.pattern[:90]!r}"
        told += f" {one.before!r} {one.pump!r} {one.end!r}"
        if asked.documents:
            small, large = in_documents(one)
            if large < _SLOW or large < small * 6:
                continue
            slow, told = slow + 1, f"{small:.1f} s then {large:.1f} s: {told}"
        print(told, flush=True)
    print(f"{len(patterns)} patterns, {len(found)} grow" + (f", {slow} slow in documents" if asked.documents else ""))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
