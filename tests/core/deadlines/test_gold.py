"""Every deadline and schedule that people read in real documents comes out right."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dondoc.core.deadlines import read_deadline, read_schedule

SHARED = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).resolve().parents[4] / "shared")
GOLD = SHARED / "corpus" / "gold"
pytestmark = pytest.mark.skipif(
    not GOLD.is_dir() and os.environ.get("CI") != "true", reason=f"no corpus of real documents at {GOLD}"
)


def _facts(kind: str, field: str) -> Iterator[dict[str, Any]]:
    for path in sorted(GOLD.glob("*.json")):
        for fact in json.loads(path.read_text(encoding="utf-8")).get(kind, ()):
            if (fact.get(field) or {}).get("raw"):
                yield fact[field]


def test_deadlines_of_real_documents() -> None:
    seen, wrong = 0, []
    for gold in _facts("tasks", "deadline"):
        said = read_deadline(gold["raw"])
        due = said.due.isoformat() if said and said.due else None
        start = said.start.isoformat() if said and said.start else None
        seen += 1
        if due != gold["due"] or start != gold.get("start", start):
            wrong.append((gold, start, due))
    assert wrong == []
    assert seen > 150


def test_schedules_of_real_documents() -> None:
    seen = 0
    for gold in _facts("duties", "schedule"):
        said = read_schedule(gold["raw"])
        assert said is not None, gold
        assert set(gold.get("periods") or ()) <= set(said.periods), gold
        assert [day.isoformat() for day in said.dates] == (gold.get("dates") or []), gold
        assert gold.get("monthly_day") in (None, said.monthly_day), gold
        seen += 1
    assert seen > 30
