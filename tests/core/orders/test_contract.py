"""The JSON of the contract."""

from __future__ import annotations

import json

from tests.core.orders.drafts import plan

from dondoc.core.orders import directive_json

KEYS = [
    "schema",
    "source",
    "text",
    "blocks",
    "number",
    "kind",
    "issued",
    "place",
    "effective",
    "issuer",
    "title",
    "signer",
    "header",
    "recipients",
    "addressees",
    "citations",
    "outline",
    "tasks",
    "indicators",
    "duties",
    "events",
    "agreements",
    "measures",
    "warnings",
]
BODY = """
II. NHIỆM VỤ
TT | Nhiệm vụ | Hạn | Chủ trì
1 | Xây dựng đề án | Tháng 5/2021 | Cục Việc làm
Các chỉ tiêu:
TT | Chỉ tiêu | ĐVT | Năm 2021 | Năm 2022
1 | Tỷ lệ hộ nghèo | % | 2,5 | 2
"""


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    out = directive_json(plan(BODY), {"name": "x.txt"})
    assert list(out) == KEYS
    assert out["schema"] == "dondoc/directive/1"


def test_a_task_and_an_indicator_in_json() -> None:
    out = directive_json(plan(BODY), {})
    task, indicator = out["tasks"][0], out["indicators"][0]
    assert task["deadline"]["due"] == "2021-05-31"
    assert task["lead"][0]["unit"] == "Cục Việc làm"
    assert out["text"][slice(*task["span"])] == task["text"]
    assert [t["low"] for t in indicator["targets"]] == [2.5, 2]
    assert indicator["target"] == indicator["targets"][-1]


def test_the_same_text_gives_the_same_bytes() -> None:
    first, second = (json.dumps(directive_json(plan(BODY), {}), ensure_ascii=False) for _ in range(2))
    assert first == second
