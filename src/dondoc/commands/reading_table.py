"""A directive at a terminal: header, tasks, indicators, duties and warnings, as wide as the window."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.model import Directive, Duty, Indicator, Target, Task, UnitMention
from dondoc.terminal import words

_SIGNS = {"about": "≈ ", "almost": "gần ", "above": "> ", "at_least": "≥ ", "below": "< ", "at_most": "≤ "}
_DUTIES = {
    "plan": ("kế hoạch", "plan"),
    "report": ("báo cáo", "report"),
    "inform": ("thông tin", "inform"),
    "urge": ("đôn đốc", "urge"),
    "outline": ("đề cương", "outline"),
    "consolidate": ("tổng hợp", "consolidate"),
}


def day(value: date | None) -> str:
    """A day as Vietnamese writes it."""
    return f"{value:%d/%m/%Y}" if value else ""


def figure(value: Decimal | None) -> str:
    """A figure with dots between thousands and a decimal comma.

    >>> figure(Decimal("90000")), figure(Decimal("25.50")), figure(None)
    ('90.000', '25,5', '')
    """
    if value is None:
        return ""
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def _names(units: Sequence[UnitMention]) -> str:
    return "; ".join(u.unit or " ".join(u.raw.split()) for u in units)


def _due(deadline: Deadline | None) -> str:
    if deadline is None:
        return "—"
    said = day(deadline.due) if deadline.due else " ".join(deadline.raw.split())
    return said if deadline.inclusive else words(f"trước {said}", f"before {said}")


def _target(target: Target) -> str:
    if target.low is None:
        return " ".join(target.raw.split())
    if target.low != target.high:
        return f"{figure(target.low)}–{figure(target.high)}"
    return _SIGNS.get(target.comparator, "") + figure(target.low)


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, width) or [""]


def table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Lines of a table whose cells wrap to their widths."""
    for row in rows:
        cells = [_fit(c, w) for c, w in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = [(c[line] if line < len(c) else "") for c in cells]
            yield "  ".join(p + " " * (w - _width(p)) for p, w in zip(parts, widths, strict=True)).rstrip()


def _widths(fixed: Sequence[int]) -> list[int]:
    """Fixed widths, and what is left of the window for the one that is 0."""
    whole = min(160, max(80, shutil.get_terminal_size((110, 24)).columns))
    rest = whole - sum(fixed) - 2 * (len(fixed) - 1)
    return [w or max(24, rest) for w in fixed]


def _title(vietnamese: str, english: str, count: int) -> str:
    return f"\n{words(vietnamese, english)} ({count})"


def _header(d: Directive, name: str) -> Iterator[str]:
    yield f"{name}"
    said = (
        (words("Loại, số", "Kind, number"), " ".join(x for x in (d.kind, d.number) if x)),
        (words("Ngày", "Date"), ", ".join(x for x in (d.place, day(d.issued)) if x)),
        (words("Cơ quan", "Issuer"), d.issuer or ""),
        (words("Trích yếu", "Subject"), " ".join((d.title or "").split())),
        (words("Người ký", "Signer"), d.signer.name if d.signer else ""),
    )
    yield from table([(a, b) for a, b in said if b], _widths((14, 0)))


def _tasks(tasks: Sequence[Task]) -> Iterator[str]:
    if not tasks:
        return
    yield _title("NHIỆM VỤ", "TASKS", len(tasks))
    heads = (words("TT", "No"), words("Nhiệm vụ", "Task"), words("Hạn", "Due"), words("Chủ trì", "Lead"))
    rows = [(t.number or "", " ".join(t.text.split()), _due(t.deadline), _names(t.lead) or "—") for t in tasks]
    yield from table([heads, *rows], _widths((5, 0, 20, 30)))


def _indicators(indicators: Sequence[Indicator]) -> Iterator[str]:
    if not indicators:
        return
    yield _title("CHỈ TIÊU", "INDICATORS", len(indicators))
    heads = (words("TT", "No"), words("Chỉ tiêu", "Indicator"), words("Mức", "Target"), words("Đơn vị", "Unit"))
    rows = [
        (
            i.number or "",
            ("  " if i.parent else "") + " ".join(i.name.split()),
            _target(i.targets[-1]) if i.targets else "—",
            i.unit or "",
        )
        for i in indicators
    ]
    yield from table([heads, *rows], _widths((5, 0, 16, 12)))


def _duties(duties: Sequence[Duty]) -> Iterator[str]:
    if not duties:
        return
    yield _title("CHẾ ĐỘ BÁO CÁO, TRÁCH NHIỆM THƯỜNG XUYÊN", "DUTIES", len(duties))
    for duty in duties:
        who, to = _names(duty.who) or "—", (duty.to.unit or duty.to.raw) if duty.to else ""
        when = " ".join(duty.schedule.raw.split()) if duty.schedule else ""
        head = (
            f"{words(*_DUTIES[duty.kind])}: {who}"
            + (f" → {' '.join(to.split())}" if to else "")
            + (f" · {when}" if when else "")
        )
        yield from table([("•", head), ("", " ".join(duty.what.split()))], _widths((1, 0)))


def lines(d: Directive, name: str) -> Iterator[str]:
    """The whole directive, line by line."""
    yield from _header(d, name)
    yield from _tasks(d.tasks)
    yield from _indicators(d.indicators)
    yield from _duties(d.duties)
    if d.warnings:
        yield _title("CẦN KIỂM TRA", "TO CHECK", len(d.warnings))
        for warning in d.warnings:
            yield from table([("!", warning.message)], _widths((1, 0)))
    if not (d.tasks or d.indicators or d.duties):
        yield words(
            "\nKhông thấy nhiệm vụ, chỉ tiêu hay chế độ báo cáo nào.", "\nNo task, indicator or duty was found."
        )


def show(directive: Directive, name: str) -> None:
    """Print a directive for people."""
    for line in lines(directive, name):
        print(line)
    print()
