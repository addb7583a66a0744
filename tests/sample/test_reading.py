"""The same document says the same in each of its four formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc.core.orders import understand
from dondoc.core.orders.model import Directive
from dondoc.core.packs import load_pack
from dondoc.core.text import read

DOCUMENTS = Path(__file__).resolve().parents[2] / "src" / "dondoc" / "sample" / "documents"
NAMES = sorted({path.stem for path in DOCUMENTS.iterdir()})


def understood(name: str, kind: str) -> Directive:
    """One sample document as one of its files tells it."""
    path = DOCUMENTS / f"{name}.{kind}"
    return understand(read(path.read_bytes(), path.name), load_pack())


def told(directive: Directive) -> dict[str, object]:
    """What must not depend on the format."""
    return {
        "head": (directive.number, directive.kind, directive.issued, directive.place, directive.issuer),
        "tasks": [(task.number, task.text, [unit.raw for unit in task.lead]) for task in directive.tasks],
        "indicators": [(row.number, row.name) for row in directive.indicators],
        "duties": [(duty.kind, duty.raw) for duty in directive.duties],
        "recipients": [row.raw for row in directive.recipients],
        "addressees": [row.raw for row in directive.addressees],
        "warnings": sorted(warning.code for warning in directive.warnings),
    }


@pytest.mark.parametrize("kind", ["pdf", "html", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_every_format_tells_what_word_tells(name: str, kind: str) -> None:
    assert told(understood(name, kind)) == told(understood(name, "docx"))


def test_who_issues_a_plan_is_not_asked_by_it() -> None:
    plan = understood("12-QD-BPTXH-ke-hoach-hanh-dong-2026", "docx")
    assert (len(plan.tasks), len(plan.indicators)) == (74, 24)
    assert {task.appendix for task in plan.tasks} == {"II", "III"}
