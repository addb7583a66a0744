"""The sample documents agree with their sources, and hold the slips that the review is to catch."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from sampledocs import plain, web
from sampledocs.markup import Source, automatic, parse

SAMPLE = Path(__file__).resolve().parents[2] / "src" / "dondoc" / "sample"
SOURCES = sorted((SAMPLE / "source").glob("*.txt"))


@pytest.fixture(params=SOURCES, ids=lambda path: path.stem)
def source(request: pytest.FixtureRequest) -> Source:
    """Each source in turn."""
    return parse(request.param)


def test_text_and_html_are_drawn_from_the_source(source: Source) -> None:
    name = SAMPLE / "documents" / source.head["name"]
    assert name.with_suffix(".txt").read_text(encoding="utf-8") == plain.draw(source)
    assert name.with_suffix(".html").read_text(encoding="utf-8") == web.draw(source)


def test_word_holds_the_same_words_and_counts_by_itself(source: Source) -> None:
    document = docx.Document(str(SAMPLE / "documents" / f"{source.head['name']}.docx"))
    words = {paragraph.text for paragraph in document.paragraphs}
    counted = [block for block in source.blocks if block.label and automatic(source.blocks, block)]
    assert counted
    assert all(block.words in words for block in counted)


def test_every_document_stands_in_four_formats(source: Source) -> None:
    name = SAMPLE / "documents" / source.head["name"]
    assert all(name.with_suffix(kind).stat().st_size > 1000 for kind in (".docx", ".pdf", ".html", ".txt"))


def test_the_decision_holds_its_annexes() -> None:
    source = parse(SAMPLE / "source" / "12-QD-BPTXH.txt")
    first, second, third = (block for block in source.blocks if block.kind == "table")
    kinds = [[row.kind for row in table.rows] for table in (first, second, third)]
    assert (kinds[0].count("|"), kinds[0].count("~")) == (18, 6)
    assert (kinds[1].count("|"), kinds[2].count("|")) == (68, 6)


def test_letters_go_on_after_d_as_vietnamese_counts() -> None:
    source = parse(SAMPLE / "source" / "96-QD-BPTXH.txt")
    labels = [block.label for block in source.blocks if block.kind == "a)"]
    assert "đ)" in labels
    assert not any(automatic(source.blocks, block) for block in source.blocks if block.label == "đ)")
