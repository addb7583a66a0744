"""Figures of reading: they may rise, they may not fall (``ratchet.json``); and they are what others count too."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dondoc.commands.score import SAMPLE, figures
from dondoc.core.scoring import Count, add, compare, gold_of
from dondoc.reading import Reader

ROOT = Path(__file__).resolve().parents[2]
RATCHET = ROOT / "tests" / "gold" / "ratchet.json"
SHARED = Path(os.environ.get("DONDOC_SHARED") or ROOT.parent / "shared")


def score(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dondoc.cli", "score", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def shared() -> Path:
    if not (SHARED / "corpus").is_dir():
        assert os.environ.get("CI") != "true", f"{SHARED} is missing"
        pytest.skip(f"no documents at {SHARED}")
    return SHARED


def test_the_sample_is_read_as_well_as_ever() -> None:
    done = score("--ratchet", RATCHET, "sample")
    assert done.returncode == 0, done.stderr


def test_real_documents_are_read_as_well_as_ever() -> None:
    corpus = shared() / "corpus"
    done = score("--gold", corpus / "gold", "--files", corpus, "--text", "--ratchet", RATCHET, "corpus")
    assert done.returncode == 0, done.stderr


def test_documents_written_with_their_facts_stated_first_are_read_as_well_as_ever() -> None:
    unseen = ROOT / "tests" / "gold" / "unseen"
    done = score("--gold", unseen, "--files", unseen, "--ratchet", RATCHET, "unseen")
    assert done.returncode == 0, done.stderr


def test_a_figure_that_falls_is_told(tmp_path: Path) -> None:
    higher = tmp_path / "r.json"
    higher.write_text(json.dumps({"sample": {"tasks": 1.01}}))
    done = score("--ratchet", higher, "sample")
    assert done.returncode == 1
    assert "tasks" in done.stderr


def _others() -> ModuleType:
    spec = importlib.util.spec_from_file_location("others_score", shared() / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(contract: dict[str, Any]) -> dict[str, Any]:
    """The same reading with every third task lost, other leads wrong and dates gone."""
    tasks = []
    for i, task in enumerate(contract["tasks"]):
        if i % 3 == 0:
            continue
        lead = [{"raw": "Vụ Khác", "unit": None}] if i % 4 == 1 else task["lead"]
        tasks.append({**task, "lead": lead, "deadline": None if i % 5 == 2 else task["deadline"]})
    return {**contract, "tasks": tasks, "duties": contract["duties"][1:], "number": "1/KH", "citations": []}


def test_our_count_is_the_common_one() -> None:
    others, corpus = _others(), shared() / "corpus"
    with Reader() as reader:
        for path in sorted((corpus / "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if gold.get("class") == "scan":
                continue
            document = corpus / gold["file"]
            whole = reader.read(document.read_bytes(), document.name).contract
            for found in (whole, damaged(whole)):
                ours, theirs = figures(compare(gold, found)), others.score(gold, found, document)
                for kind, f1 in ours.items():
                    assert f1 == pytest.approx(theirs.by[kind].f1 or 0, abs=0.03), (path.stem, kind)


def test_a_confirmed_reading_scores_full_against_itself() -> None:
    document = next((SAMPLE / "documents").glob("12-*.docx"))
    with Reader() as reader:
        contract = reader.read(document.read_bytes(), document.name).contract
    assert set(figures(compare(gold_of(contract, "a"), contract)).values()) == {1.0}


def test_counts_add_up() -> None:
    whole = add([{"tasks": Count(2, 1, 0)}, {"tasks": Count(1, 0, 3)}])
    assert whole == {"tasks": Count(3, 1, 3)}
    assert Count().f1 is None
