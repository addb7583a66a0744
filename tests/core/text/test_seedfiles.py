"""Directives made into Word files and PDFs say the same as their plain text, to every reader and to the whole chain."""

from __future__ import annotations

import json

import pytest
from tests.core.text.seedfiles import pdf_of, shared, word_of

from dondoc.core.orders import directive_json, understand
from dondoc.core.packs import load_pack
from dondoc.core.text import read

_FACTS = ("tasks", "indicators", "duties", "events", "agreements", "measures", "citations", "recipients", "addressees")
_PLACES = frozenset({"id", "parent", "row", "confidence"})
_HEADER = ("number", "kind", "issued", "place", "issuer", "title")


def _said(data: bytes, name: str) -> dict[str, object]:
    """The header, and of each fact its words and its values, without places and ids."""
    found = json.loads(json.dumps(directive_json(understand(read(data, name), load_pack()), {}), default=str))
    facts = {kind: [_bare(x) for x in found[kind]] for kind in _FACTS}
    return {key: found[key] for key in _HEADER} | facts


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k not in _PLACES and not k.endswith("span")}
    if isinstance(value, list):
        return [_bare(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_says_the_same_as_the_plain_text(kind: str) -> None:
    path = next((shared() / "corpus/seeds").glob("003_*.txt"))
    plain = path.read_text("utf-8")
    word = word_of(plain)
    assert _said(word if kind == "docx" else pdf_of(word), f"x.{kind}") == _said(plain.encode(), "x.txt")
