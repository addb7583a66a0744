"""Confidence held against the gold: bands, what stood as sure, and what an open list cannot tell."""

from __future__ import annotations

from typing import Any

from dondoc.core.scoring import Verdict, bands, sure, verdicts, wrong_though_sure


def task(words: str, due: str | None, lead: str, confidence: float) -> dict[str, Any]:
    return {
        "text": words,
        "deadline": due and {"due": due, "raw": due, "confidence": confidence},
        "lead": [{"raw": lead, "confidence": confidence}],
        "confidence": confidence,
    }


GOLD = {
    "tasks": [
        {"text": "Rà soát thủ tục", "deadline": {"due": "2026-06-30"}, "lead": ["Vụ Pháp chế"]},
        {"text": "Ban hành quy chế", "deadline": None, "lead": ["Văn phòng"]},
    ]
}
FOUND = {
    "tasks": [
        task("Rà soát thủ tục", "2026-06-30", "Vụ Pháp chế", 0.97),
        task("Ban hành quy chế", "2026-12-31", "Văn phòng", 0.96),
        task("Thảo luận", None, "Đại biểu", 0.8),
    ]
}


def told(given: list[Verdict], kind: str) -> list[tuple[float, bool]]:
    return [(v.confidence, v.right) for v in given if v.kind == kind]


def test_each_value_is_right_or_wrong_at_its_confidence() -> None:
    given = verdicts(GOLD, FOUND)
    assert told(given, "tasks") == [(0.97, True), (0.96, True), (0.8, False)]
    assert told(given, "task due") == [(0.97, True), (0.96, False)]
    assert told(given, "task lead") == [(0.97, True), (0.96, True), (0.8, False)]
    assert sure(given) == (0.75, 0.8)
    assert [v.words[:10] for v in wrong_though_sure(given)] == ["2026-12-31"]
    assert [(b.least, b.many, b.right) for b in bands(given) if b.kind == "task lead"] == [(0.95, 2, 2), (0.7, 1, 0)]


def test_what_an_open_list_does_not_hold_is_neither_right_nor_wrong() -> None:
    given = verdicts({**GOLD, "tasks_open": True}, FOUND)
    assert told(given, "tasks") == [(0.97, True), (0.96, True)]


def test_indicators_and_duties_are_right_with_their_figures_and_days() -> None:
    gold = {
        "indicators": [{"name": "Tỷ lệ che phủ rừng", "target": {"low": 42, "high": 42, "comparator": "equal"}}],
        "duties": [{"what": "báo cáo tháng", "schedule": {"raw": "trước ngày 20 hằng tháng", "monthly_day": 20}}],
    }
    found = {
        "indicators": [
            {"name": "Tỷ lệ che phủ rừng", "target": {"low": 24, "high": 24, "comparator": "equal"}, "confidence": 0.7}
        ],
        "duties": [
            {
                "what": "báo cáo tháng",
                "raw": "báo cáo tháng trước ngày 20 hằng tháng",
                "schedule": {"raw": "trước ngày 20 hằng tháng", "monthly_day": 20},
                "confidence": 0.9,
            }
        ],
    }
    given = verdicts(gold, found)
    assert told(given, "indicators") == [(0.7, False)]
    assert told(given, "duties") == [(0.9, True)]
