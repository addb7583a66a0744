"""The corpus: what people found in real directives is found here too."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.core.orders.drafts import pack

from dondoc.core.orders import directive_json, understand
from dondoc.core.text import read

SHARED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[4] / "shared")
NEAR_ALL = {
    "header",
    "basis",
    "citations",
    "tasks",
    "task due",
    "task lead",
    "task coordinate",
    "indicators",
    "target",
    "recipients",
}
MOST = {"duties", "events", "agreements", "addressees"}
SEEDS = ("000", "001", "002", "003", "004")
TEXTS = (*SEEDS, "r01", "r03", "r05", "r06", "r08", "r12")


def need(path: Path) -> Path:
    if not path.exists():
        message = f"no corpus at {SHARED}: set DONDOC_SHARED to the folder that has it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@cache
def scoring() -> ModuleType:
    spec = spec_from_file_location("directive_score", need(SHARED / "score" / "score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def marks(name: str) -> Any:
    gold = json.loads(need(SHARED / "corpus" / "gold" / f"{name}.json").read_text("utf8"))
    doc = SHARED / "corpus" / gold["file"]
    got = json.loads(json.dumps(directive_json(understand(read(doc.read_bytes(), doc.name), pack()), {})))
    return scoring().score(gold, got, doc)


@pytest.mark.parametrize("name", TEXTS)
def test_a_document_is_read_whole_and_every_span_holds(name: str) -> None:
    found = marks(name)
    assert found.broken == 0
    assert all(kept >= 0.995 for kept in found.kept)
    assert all(share == 1.0 for share in found.accounted)


@pytest.mark.parametrize("name", SEEDS)
def test_the_facts_of_a_seed_are_found(name: str) -> None:
    found = marks(name)
    got = {kind: tally.f1 for kind, tally in found.by.items() if tally.f1 is not None}
    assert not {kind: f1 for kind, f1 in got.items() if kind in NEAR_ALL and f1 < 0.98}
    assert not {kind: f1 for kind, f1 in got.items() if kind in MOST and f1 < 0.9}


def test_all_texts_together() -> None:
    total = scoring().Marks()
    for name in TEXTS:
        total.absorb(marks(name))
    least = {
        "tasks": 0.97,
        "task due": 0.97,
        "task lead": 0.94,
        "task coordinate": 0.92,
        "task output": 0.95,
        "duties": 0.85,
    }
    assert not {kind: total.by[kind].f1 for kind, f1 in least.items() if total.by[kind].f1 < f1}
    assert sum(total.sure) >= 0.97 * len(total.sure)


@pytest.mark.parametrize("pattern", ["27-*NEGATIVE*"])
def test_a_procedure_does_not_become_a_programme(pattern: str) -> None:
    doc = next(need(SHARED / "corpus" / "real").glob(pattern))
    directive = understand(read(doc.read_bytes(), doc.name), pack())
    assert directive.tasks == ()
    assert directive.indicators == ()
