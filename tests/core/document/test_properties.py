"""What holds for every text, however odd."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.document.drafts import DECISION, LETTER, PACK

from dondoc.core.document import read_document
from dondoc.core.text import CannotRead
from dondoc.core.text.plain import plain_text

LINES = [x for x in (DECISION + LETTER).split("\n") if x]
ODD = """Số:|Số: /|Kính gửi:|Nơi nhận:|- |KT. BỘ TRƯỞNG|V/v|Căn cứ|Phụ lục|Các Vụ: ,;|ngày tháng năm|(Kèm theo)
12/01/2026 08:30|Trang chủ / A|Thực hiện và số 1/NQ-CP và|Luật A|CHỈ THỊ VỀ VIỆC|T/M|Lưu|; ; ;|MẬT"""
SHARDS = st.sampled_from(LINES) | st.sampled_from(ODD.replace("\n", "|").split("|"))


@settings(max_examples=250, deadline=None)
@given(st.lists(SHARDS | st.text(max_size=30), min_size=1, max_size=30))
def test_no_order_of_lines_breaks_the_reader_and_every_span_gives_back_its_words(lines: list[str]) -> None:
    try:
        text = plain_text("\n".join(lines))
    except CannotRead:
        return
    facts = read_document(text, PACK)
    placed: list[Any] = [
        *facts.header.values(),
        *facts.recipients,
        *facts.addressees,
        *facts.citations,
        *facts.mentions,
    ]
    for fact in placed:
        assert 0 <= fact.span.start < fact.span.end <= len(text.text)
        assert " ".join(fact.span.of(text.text).split()) == " ".join(fact.raw.split())
    for region in facts.regions:
        assert region.span.end <= len(text.text)
    if facts.signer:
        assert facts.signer.span.of(text.text) == facts.signer.name
    assert not any(c.number and c.number in facts.own_numbers and c.issued == facts.issued for c in facts.citations)
    assert facts == read_document(text, PACK)
