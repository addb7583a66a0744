"""Damaged and random files over every reader: read or refused, never a crash, never a hang (``tools/fuzz.py``)."""

from __future__ import annotations

import random
from pathlib import Path

import fuzz
import pytest

from dondoc.reading import Reader

TEXTS = [(name, data) for name, data in fuzz.seeds([]) if len(data) < 200_000]


def test_the_same_seed_makes_the_same_file() -> None:
    assert fuzz.made(random.Random(7), TEXTS) == fuzz.made(random.Random(7), TEXTS)


@pytest.mark.parametrize("block", range(3))
def test_damaged_files_are_read_or_refused(block: int, tmp_path: Path) -> None:
    kinds = {".docx": 0, ".html": 1, ".txt": 2}
    known = [(name, data) for name, data in TEXTS if kinds.get(Path(name).suffix) == block]
    with Reader() as reader:
        came = [fuzz.one(reader, seed, known, tmp_path) for seed in range(block * 1000, block * 1000 + 25)]
    assert "read" in came
    assert [x for x in came if x.startswith("FAULT")] == []
