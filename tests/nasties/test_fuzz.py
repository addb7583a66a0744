"""Hostile files over every reader: read or refused, never a crash, never a hang (``tools/fuzz.py``)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import fuzz
import pytest
from fuzzing.kinds import KINDS, Kind, chosen, made
from fuzzing.seeds import pictures
from fuzzing.torments import TORMENTS, Torment
from tests.nasties import files

from dondoc.reading import Reader

TEXTS = [(name, data) for name, data in fuzz.seeds([]) if len(data) < 200_000]
PDF = next(data for name, data in TEXTS if name.endswith(".pdf"))
PART = 12


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as made_once:
        yield made_once


@pytest.mark.parametrize("name", KINDS)
def test_the_same_seed_makes_the_same_file(name: str) -> None:
    seeds = chosen([name], [*TEXTS, *pictures(PDF), *_old()])
    kind, known = seeds[name]
    for seed in range(3):
        assert made(random.Random(seed), kind, known) == made(random.Random(seed), kind, known)


def _old() -> list[tuple[str, bytes]]:
    """Files in the place of those that LibreOffice makes: what is in them does not matter where none is read."""
    odt = files.opendocument("<text:p>1</text:p>")
    return [("old.doc", bytes(9_000)), ("old.rtf", b"{\\rtf1 {a\\b7 c}}"), ("old.odt", odt)]


@pytest.mark.parametrize("name", ["docx", "html", "plain"])
def test_hostile_files_are_read_or_refused(name: str, reader: Reader) -> None:
    kind, known = chosen([name], TEXTS)[name]
    hurt = Kind(kind.endings, kind.damages)
    came = [fuzz.outcome(reader, *made(random.Random(seed), hurt, known)) for seed in range(PART)]
    assert "read" in came
    assert [x for x in came if x.startswith("FAULT")] == []


@pytest.mark.parametrize("words", TORMENTS)
def test_words_that_torment_are_read(words: Torment, reader: Reader) -> None:
    text = "KẾ HOẠCH\n\n" + words(random.Random(3), 2_000)
    assert fuzz.outcome(reader, "a.txt", text.encode()) == "read"


def test_what_fails_is_kept_with_its_seed_and_counted(tmp_path: Path, reader: Reader) -> None:
    shared = fuzz.Round(chosen(["plain"], TEXTS), until=0, seconds=60, slow=-1, keep=tmp_path / "kept")
    total = fuzz.Sum()
    for seed in (1, 2):
        total.add(shared.one(reader, seed, "plain"))
    assert total.told()["files"] == 2
    assert {path.name.split("-")[0] for path in (tmp_path / "kept").iterdir()} == {"1", "2"}
