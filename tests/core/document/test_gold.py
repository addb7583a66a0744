"""The facts that people found in real documents; the score of the shared material decides what is alike."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dondoc.core.document import read_document
from dondoc.core.packs import load_pack
from dondoc.core.text import CannotRead, read

PACK = load_pack()
LEAST = {"header": 0.98, "basis": 0.98, "citations": 0.98, "recipients": 0.98, "addressees": 0.9}


@pytest.fixture(scope="module")
def shared() -> Path:
    folder = Path(os.environ.get("DONDOC_SHARED") or Path(__file__).parents[4] / "shared")
    if not (folder / "corpus" / "gold").is_dir():
        message = f"no corpus at {folder}: set DONDOC_SHARED to the folder that has it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_in(path: Path) -> dict[str, Any]:
    """The part of the contract that this room answers for."""
    text = read(path.read_bytes(), path.name)
    facts = read_document(text, PACK)

    def placed(fact: Any) -> dict[str, Any]:
        return {"raw": fact.raw, "span": [fact.span.start, fact.span.end]}

    return {
        "text": text.text,
        "number": facts.number,
        "kind": facts.kind,
        "issued": facts.issued.isoformat() if facts.issued else None,
        "place": facts.place,
        "issuer": facts.issuer,
        "title": facts.title,
        "signer": {"name": facts.signer.name} if facts.signer else None,
        "header": {k: placed(f) for k, f in facts.header.items()},
        "citations": [{**placed(c), "number": c.number, "role": c.role} for c in facts.citations],
        "recipients": [placed(r) for r in facts.recipients],
        "addressees": [{**placed(u), "unit": u.unit} for u in facts.addressees],
    }


def marks(score: ModuleType, gold: dict[str, Any], got: dict[str, Any]) -> Any:
    out = score.Marks()
    score.score_header(out, gold, got)
    score.score_citations(out, gold, got)
    registers = {k: v for k, v in gold.items() if k in ("recipients", "addressees")}
    score.score_registers(out, registers, got)
    score.spans(out, got)
    return out


def outcome(path: Path) -> str:
    """The word "read", or the code under which the document is refused."""
    try:
        read_document(read(path.read_bytes(), path.name), PACK)
    except CannotRead as refused:
        return refused.code
    return "read"


def test_each_text_document_reaches_the_mark(shared: Path, score: ModuleType) -> None:
    low: dict[tuple[str, str], float] = {}
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf8"))
        if gold.get("class") == "scan":
            continue
        out = marks(score, gold, found_in(shared / "corpus" / gold["file"]))
        low |= {(path.stem, k): t.f1 for k, t in out.by.items() if t.f1 is not None and t.f1 < LEAST[k]}
        assert out.broken == 0, path.stem
    assert low == {}


def test_plain_text_keeps_every_word(shared: Path, score: ModuleType) -> None:
    corpus = shared / "corpus"
    for path in sorted([*corpus.glob("seeds/*.txt"), *corpus.glob("real/*.md"), *corpus.glob("real/*.txt")]):
        out = score.Marks()
        score.fidelity(out, {"text": read(path.read_bytes(), path.name).text, "blocks": []}, path)
        assert out.kept[0] >= 0.995, path.name


def test_every_document_of_words_is_read_or_refused_with_a_reason(shared: Path) -> None:
    pictures = ("scan", "garbage-text-layer")  # their letters take minutes; the tests of scans read some of them
    for path in sorted((shared / "corpus" / "real").iterdir()):
        if path.stem.endswith(pictures):
            continue
        assert outcome(path) in {"read", "no-text", "unknown-format"}, path.name
