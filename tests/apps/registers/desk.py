"""Documents of the international desk in the contract's shape: a press page and a plan that name the same event."""

from __future__ import annotations

from typing import Any

from tests.apps.directives.contracts import JSON
from tests.apps.directives.factories import confirmed_document

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document
from dondoc.apps.programmes.services.close import close_reviewed

PRESS = (
    "Bộ tổng kết công tác đối ngoại\n"
    "Bộ đã chủ trì Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23 tại Hà Nội trong tháng 8 năm 2026. "
    "Bộ đã ký kết Bản ghi nhớ với Cơ quan Lao động Lào về kỹ năng nghề giai đoạn 2026 - 2028.\n"
    "Tại Hội nghị tổng kết, Thứ trưởng Lê Văn An đề nghị Cục Việc làm thúc đẩy ký kết các thỏa thuận quốc tế.\n"
)
LETTER = (
    "Năm 2026, Bộ giữ vai trò Chủ tịch Hiệp hội nghề công tác xã hội ASEAN (ASWC) giai đoạn 2026-2027; "
    "tham dự Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23.\n"
)
COUNCIL = "Hội nghị Hội đồng Cộng đồng VHXH ASEAN lần thứ 23"


def placed(page: str, words: str, **more: Any) -> JSON:
    """A fact whose words stand in ``page``."""
    start = page.index(words)
    return {"raw": words, "span": [start, start + len(words)], "confidence": 0.9, **more}


def contract(text: str, number: str, **facts: list[JSON]) -> JSON:
    """The contract of a text with these facts."""
    return {
        "schema": "dondoc/directive/1",
        "text": text,
        "blocks": [{"span": [0, len(text)], "as": "context", "page": 2, "bbox": None, "cell": None, "label": None}],
        "number": number,
        "kind": "Công văn",
        "issued": "2026-09-01",
        "place": "Hà Nội",
        "effective": None,
        "issuer": "Bộ Phát triển Xã hội",
        "title": f"V/v hợp tác {number}",
        "signer": None,
        "header": {},
        **{key: [] for key in ("recipients", "addressees", "citations", "outline", "tasks", "indicators", "duties")},
        "events": [],
        "agreements": [],
        "measures": [],
        "warnings": [],
        **facts,
    }


def event(text: str, words: str, key: str, **more: Any) -> JSON:
    """An event as the reader gives it."""
    said = {
        "name": words,
        "edition": None,
        "abbreviation": None,
        "role": None,
        "date": None,
        "year": 2026,
        "mode": None,
    }
    return placed(text, words, id=key, **(said | more))


def press() -> JSON:
    """A press page: an event, an agreement, and what a deputy minister instructed."""
    said = "thúc đẩy ký kết các thỏa thuận quốc tế"
    agreed = "Bản ghi nhớ với Cơ quan Lao động Lào về kỹ năng nghề giai đoạn 2026 - 2028"
    partner = {"with": "Cơ quan Lao động Lào", "subject": "kỹ năng nghề", "from": 2026, "to": 2028, "mode": None}
    speaker = {"name": "Lê Văn An", "title": "Thứ trưởng", "occasion": COUNCIL, "day": "2026-08-30", "span": [0, 1]}
    unit = {"raw": "Cục Việc làm", "unit": "Cục Việc làm", "group": None, "note": None}
    task = placed(PRESS, said, id="s-1", text=said, speaker=speaker, lead=[unit | {"span": [0, 1], "confidence": 1.0}])
    blank = ("number", "appendix", "parent", "leadin", "deadline", "output", "deliverable", "budget")
    empty = {"groups": [], "coordinate": [], "targets": [], "citations": []}
    return contract(
        PRESS,
        "101/BPTXH-HTQT",
        events=[event(PRESS, COUNCIL, "e-1", edition=23, role="chair")],
        agreements=[placed(PRESS, agreed, id="a-1", **partner)],
        tasks=[dict.fromkeys(blank) | empty | task],
    )


def letter() -> JSON:
    """A letter: the same event, and a chairmanship."""
    body = "Hiệp hội nghề công tác xã hội ASEAN"
    chaired = event(LETTER, f"{body} (ASWC)", "c-1", name=body, abbreviation="ASWC", role="chair")
    again = event(LETTER, COUNCIL, "e-2", edition=23, role="attend")
    return contract(LETTER, "102/BPTXH-HTQT", events=[chaired, again])


def closed(made: JSON, by: Post) -> Document:
    """The document of a contract, confirmed and closed without a programme."""
    return close_reviewed(document=confirmed_document(made, by=by), by=by)
