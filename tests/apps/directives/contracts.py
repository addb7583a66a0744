"""Directives in the contract's shape, written for the tests: an invented decision with three annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]


@dataclass
class Sheet:
    """Writes a canonical text piece by piece and remembers where the words stand."""

    text: str = ""
    blocks: list[JSON] = field(default_factory=list)

    def line(self, words: str, what: str = "context") -> list[int]:
        span = [len(self.text), len(self.text) + len(words)]
        self.text += words + "\n"
        self.blocks.append({"span": span, "as": what})
        return span

    def row(self, *cells: str, what: str = "task") -> list[list[int]]:
        spans, at = [], len(self.text)
        for cell in cells:
            spans.append([at, at + len(cell)])
            at += len(cell) + 1
        self.line("\t".join(cells), what)
        return spans


def unit(raw: str, span: list[int], *, name: str | None = "", **more: Any) -> JSON:
    return {"raw": raw, "unit": raw if name == "" else name, "group": None, "span": span, "confidence": 1.0, **more}


def deadline(raw: str, due: str | None, span: list[int], **more: Any) -> JSON:
    found: JSON = {
        "raw": raw,
        "start": None,
        "due": due,
        "time": None,
        "dates": [],
        "precision": "year",
        "inclusive": True,
    }
    return {**found, "rule": None, "waits_for": None, "span": span, "confidence": 1.0, **more}


def task(key: str, text: str, span: list[int], **more: Any) -> JSON:
    plain: JSON = {"number": None, "appendix": None, "groups": [], "parent": None, "leadin": None, "deadline": None}
    empty: JSON = {"lead": [], "coordinate": [], "output": None, "deliverable": None, "budget": None, "targets": []}
    return {"id": key, "text": text, "span": span, "confidence": 1.0, **plain, **empty, "citations": [], **more}


def table_task(sheet: Sheet, number: str, text: str, when: tuple[str, str | None], leads: list[str]) -> JSON:
    where = sheet.row(number, text, when[0], ", ".join(leads))
    named, at = [], where[3][0]
    for lead in leads:
        named.append(unit(lead, [at, at + len(lead)]))
        at += len(lead) + 2
    given = deadline(*when, where[2]) if when[0] else None
    return task(f"t-{number}", text, where[1], number=number, appendix="II", groups=["I. Nhóm A"], deadline=given,
                lead=named)  # fmt: skip


def indicator(sheet: Sheet, number: str, name: str, figure: tuple[str, float], lead: str) -> JSON:
    where = sheet.row(number, name, "%", figure[0], lead, what="indicator")
    target = {"raw": figure[0], "comparator": "about", "low": figure[1], "high": figure[1], "span": where[3]}
    target |= {"base_year": None, "period": "2026", "confidence": 1.0}
    place = {"id": f"i-{number}", "number": number, "appendix": "I", "groups": ["I. CHỈ TIÊU"], "span": where[1]}
    rest = {"unit": "%", "direction": "up", "kind": "level", "parent": None, "additive": None, "confidence": 1.0}
    return {**place, "name": name, "target": target, "targets": [target], "lead": [unit(lead, where[4])], **rest}


def decision(*, number: str = "12/QĐ-BPTXH", issued: str = "2026-01-05", tasks: int = 6) -> JSON:
    """A decision: header, two citations, recipients, an annex of two indicators, one of ``tasks`` tasks, two duties.

    Task 3 names two leads and task 5 has no deadline: these two are doubtful, all else is sure.
    """
    sheet = Sheet()
    found: JSON = {"schema": "dondoc/directive/1", "source": {"name": "qd-12.docx", "media_type": "text/plain"}}
    found |= _header(sheet, number, issued)
    sheet.line("Phụ lục I. Chỉ tiêu", "heading")
    sheet.row("TT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu", "Chủ trì", what="context")
    found["indicators"] = [
        indicator(sheet, "1", "Tỷ lệ lao động qua đào tạo", ("Khoảng 66", 66), "Cục Việc làm"),
        indicator(sheet, "2", "Trong đó có bằng cấp", ("Khoảng 25,5", 25.5), "Cục Việc làm"),
    ]
    sheet.line("Phụ lục II. Nhiệm vụ", "heading")
    sheet.row("TT", "Nhiệm vụ", "Thời gian", "Chủ trì", what="context")
    found["tasks"] = [table_task(sheet, *_task_words(n)) for n in range(1, tasks + 1)]
    found["duties"] = _duties(sheet)
    found |= {"events": [], "agreements": [], "measures": [], "addressees": [], "outline": []}
    found["warnings"] = [{"code": "number-mismatch", "message": "Số văn bản ghi hai cách.", "facts": [], "spans": []}]
    return {**found, "text": sheet.text, "blocks": sheet.blocks}


def _task_words(n: int) -> tuple[str, str, tuple[str, str | None], list[str]]:
    when = ("Năm 2026", "2026-12-31") if n != 5 else ("", None)
    leads = ["Cục Việc làm"] if n != 3 else ["Vụ Kế hoạch - Tài chính", "Cục Việc làm"]
    return str(n), f"Rà soát, báo cáo nội dung thứ {n}", when, leads


def _header(sheet: Sheet, number: str, issued: str) -> JSON:
    issuer = "Bộ Phát triển Xã hội"
    placed = {"issuer": _value(sheet.line(issuer.upper(), "header"), issuer)}
    placed["number"] = _value(sheet.line(f"Số: {number}", "header"), number)
    placed["title"] = _value(
        sheet.line("Ban hành Kế hoạch hành động năm 2026", "header"), "Ban hành Kế hoạch hành động năm 2026"
    )
    basis = sheet.line("Căn cứ Nghị quyết số 01/NQ-CP ngày 01 tháng 01 năm 2026 của Chính phủ;")
    also = sheet.line("Căn cứ Nghị định số 14/2017/NĐ-CP;")
    to = sheet.line("- Như Điều 3 (để thực hiện);", "recipients")
    nghi_quyet = {"raw": "Nghị quyết số 01/NQ-CP", "number": "01/NQ-CP", "kind": "Nghị quyết", "issued": "2026-01-01"}
    nghi_dinh = {"raw": "Nghị định số 14/2017/NĐ-CP", "number": "14/2017/NĐ-CP", "kind": "Nghị định", "issued": None}
    cited = {"issuer": "Chính phủ", "role": "basis", "confidence": 1.0}
    return {
        "number": number, "kind": "Quyết định", "issued": issued, "place": "Hà Nội", "effective": None,
        "issuer": issuer, "title": "Ban hành Kế hoạch hành động năm 2026", "header": placed,
        "signer": {"name": "Nguyễn Văn An", "title": "Bộ trưởng"},
        "citations": [
            {"id": "c-1", "span": [basis[0] + 7, basis[0] + 29], **nghi_quyet, **cited},
            {"id": "c-2", "span": [also[0] + 7, also[0] + 33], **nghi_dinh, **cited},
        ],
        "recipients": [{"id": "r-1", "raw": "Như Điều 3 (để thực hiện)", "purpose": "để thực hiện",
                        "span": [to[0] + 2, to[1] - 1], "confidence": 1.0}],
    }  # fmt: skip


def _value(span: list[int], value: str) -> JSON:
    return {"raw": value, "value": value, "span": span, "confidence": 1.0}


def _duties(sheet: Sheet) -> list[JSON]:
    monthly = "Các đơn vị báo cáo tình hình thực hiện phụ lục II gửi Vụ Kế hoạch - Tài chính trước ngày 20 hằng tháng."
    twice = "Các đơn vị báo cáo kết quả phụ lục III gửi Vụ Pháp chế trước ngày 01/6/2026 và 01/12/2026."
    schedules = (
        {"raw": "trước ngày 20 hằng tháng", "periods": ["month"], "monthly_day": 20, "dates": [], "before": True,
         "rules": ["FREQ=MONTHLY;BYMONTHDAY=20"]},
        {"raw": "trước ngày 01/6/2026 và 01/12/2026", "periods": [], "monthly_day": None,
         "dates": ["2026-06-01", "2026-12-01"], "before": True, "rules": []},
    )  # fmt: skip
    made = []
    for n, (words, to, schedule) in enumerate(
        [(monthly, "Vụ Kế hoạch - Tài chính", schedules[0]), (twice, "Vụ Pháp chế", schedules[1])], 1
    ):
        span = sheet.line(words, "duty")
        who = {"raw": "Các đơn vị", "unit": None, "group": "units", "span": [span[0], span[0] + 10], "confidence": 1.0}
        place = {"id": f"d-{n}", "kind": "report", "raw": words, "what": words, "span": span, "confidence": 1.0}
        made.append(
            {**place, "scope": [f"phụ lục {'II' * n}"[:11]], "who": [who], "to": unit(to, span), "schedule": schedule}
        )
    return made
