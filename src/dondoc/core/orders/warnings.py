"""Warnings worth having: what a person should look at before anything is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import shorten

from dondoc.core.deadlines import last_good_day
from dondoc.core.deadlines.model import Precision
from dondoc.core.orders.conflicts import conflicts
from dondoc.core.orders.findings import Findings
from dondoc.core.orders.indicators import sum_of_parts
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Indicator, Task, UnitMention, Warning
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.slips import slips
from dondoc.core.orders.words import folded, squeezed
from dondoc.core.values import Span

_ANNEX = re.compile(r"phụ lục\s+(?:số\s+)?([IVX]{1,5}|\d{1,2})(?!\w)", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\((?:theo|có|chi tiết(?: tại)?|kèm theo)?\s*(?:các\s+)?(?:bảng|danh mục|biểu|phụ lục)[^()]{0,60}"
    r"(?:kèm theo|đính kèm)[^()]*\)"
    r"|(?:bảng|danh mục|biểu mẫu)[^.;()]{0,50}\bkèm theo (?:công văn|văn bản|kế hoạch|quyết định) này",
    re.IGNORECASE,
)
_QUOTED = 120  # characters of a text that a warning quotes
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_PLAIN = ("d", "e")  # many count by the Latin letters, without "đ"


def warn(reading: Reading, found: Findings) -> tuple[Warning, ...]:
    """All warnings of one document, each with the places and facts concerned; the same one is said once."""
    said: dict[tuple[str, str], Warning] = {}
    sources = (
        _notes(reading),
        _number(reading),
        _numbering(reading),
        _sums(found),
        _units(found),
        _annexes(reading),
        _deadlines(reading, found),
        _twice(found),
        conflicts(reading, found),
        slips(reading),
    )
    for source in sources:
        for one in source:
            said.setdefault((one.code, one.message), one)
    return tuple(said.values())


def _notes(reading: Reading) -> Iterator[Warning]:
    for code, message in reading.text.notes:
        yield Warning(code, message)


def _number(reading: Reading) -> Iterator[Warning]:
    """The document names itself by another number than its own."""
    own = reading.facts.number
    if not own:
        return
    serial = re.match(r"\d+", own)
    for slip in sorted(reading.facts.own_numbers - {own}):
        places = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(slip) + r"(?![\w-])", reading.text.text))
        if places and serial and slip.startswith(serial.group()):
            yield Warning(
                "number-mismatch",
                f"Văn bản tự ghi số “{slip}” ở {len(places)} chỗ, khác với số “{own}” ở đầu văn bản.",
                spans=places,
            )


def _numbering(reading: Reading) -> Iterator[Warning]:
    groups: dict[int | None, list[Line]] = {}
    for line in reading.lines:
        if line.kind in ("roman", "arabic", "letter", "arabic2"):
            groups.setdefault(line.parent.span.start if line.parent else None, []).append(line)
    for group in groups.values():
        for kind in ("roman", "arabic", "letter"):
            yield from _series([x for x in group if x.kind == kind])


def _series(series: list[Line]) -> Iterator[Warning]:
    for one, two in pairwise(series):
        a, b = one.label or "", two.label or ""
        if a == b:
            hint = " (có thể mất chữ “đ”)" if a == "d" else ""
            yield Warning("doubled-number", f"Hai mục liền nhau cùng đánh số “{a}”{hint}.", spans=(one.span, two.span))
        elif _step(a, b) not in (1, None) and _rank(b) != 1 and (a, b) != _PLAIN:
            yield Warning(
                "broken-numbering", f"Sau mục “{a}” là mục “{b}”: thứ tự đánh số bị đứt.", spans=(one.span, two.span)
            )


def _rank(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    if len(label) == 1 and label in _LETTERS:
        return _LETTERS.index(label) + 1
    return None


def _step(a: str, b: str) -> int | None:
    first, second = _rank(a), _rank(b)
    return None if first is None or second is None else second - first


def _sums(found: Findings) -> Iterator[Warning]:
    families: dict[str | None, list[Indicator]] = {}
    for one in found.indicators:
        if one.additive:
            families.setdefault(one.parent, []).append(one)
    for parent in found.indicators:
        parts = families.get(parent.id, [])
        for at, target in enumerate(parent.targets):
            total = sum_of_parts(parts, at) if len(parts) > 1 else None
            if total is not None and target.low is not None and target.low == target.high != total:
                said = f"các thành phần cộng lại là {_vi(total)}, nhưng chỉ tiêu ghi {_vi(target.low)}."
                text = f"“{squeezed(parent.name)}”: {said}"
                yield Warning("sum-mismatch", text, (parent.id, *(p.id for p in parts)), (target.span,))


def _vi(value: object) -> str:
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def _named(found: Findings) -> Iterator[tuple[Task | Indicator, UnitMention]]:
    for task in found.tasks:
        yield from ((task, unit) for unit in (*task.lead, *task.coordinate))
    for indicator in found.indicators:
        yield from ((indicator, unit) for unit in indicator.lead)


def _units(found: Findings) -> Iterator[Warning]:
    unknown: dict[str, tuple[str, Span]] = {}
    for fact, unit in _named(found):
        raw = squeezed(unit.raw)
        if unit.note == "truncated-unit":
            text = f"Tên đơn vị bị cắt: “{raw}”, có thể là “{unit.unit}”."
            yield Warning("truncated-unit", text, (fact.id,), (unit.span,))
        elif unit.note == "unknown-unit" and unit.group is None:
            unknown.setdefault(raw, (fact.id, unit.span))
        elif unit.note == "fuzzy-unit":
            text = f"Tên đơn vị “{raw}” gần giống “{unit.unit}”, cần xác nhận."
            yield Warning("fuzzy-unit", text, (fact.id,), (unit.span,))
    if unknown:
        text = f"Chưa có trong danh bạ đơn vị ({len(unknown)}): {'; '.join(unknown)}."
        yield Warning(
            "unknown-unit", text, tuple(i for i, _ in unknown.values()), tuple(s for _, s in unknown.values())
        )
    for task in found.tasks:
        if len(task.lead) > 1:
            names = ", ".join(squeezed(u.raw) for u in task.lead)
            yield Warning(
                "several-leads",
                f"Nhiệm vụ có {len(task.lead)} đơn vị chủ trì: {names}.",
                (task.id,),
                tuple(u.span for u in task.lead),
            )


def _annexes(reading: Reading) -> Iterator[Warning]:
    have = {r.label for r in reading.facts.regions if r.part.value == "annex"}
    text = reading.text.text
    for found in _ANNEX.finditer(text):
        label = found.group(1).upper()
        if label not in have and "" not in have and not _cites_other(text, found.end()):
            yield Warning(
                "missing-annex",
                f"Văn bản nhắc đến Phụ lục {label} nhưng trong tệp không có phụ lục này.",
                spans=(Span(found.start(), found.end()),),
            )
    if not have and not reading.text.tables:
        for found in _ATTACHED.finditer(text):
            words = squeezed(found.group()).strip("()")
            yield Warning(
                "missing-annex",
                f"Văn bản nhắc đến tài liệu kèm theo (“{words}”) nhưng trong tệp không có.",
                spans=(Span(found.start(), found.end()),),
            )


def _cites_other(text: str, at: int) -> bool:
    return (
        re.match(r"[^.;]{0,40}(?:nghị định|thông tư|nghị quyết số|quyết định số|luật)", folded(text[at : at + 80]))
        is not None
    )


def _deadlines(reading: Reading, found: Findings) -> Iterator[Warning]:
    for task in found.tasks:
        deadline = task.deadline
        if deadline is None or deadline.due is None or deadline.span is None:
            continue
        if reading.on and deadline.due < reading.on:
            text = f"Hạn “{squeezed(deadline.raw)}” đã qua vào ngày ban hành văn bản ({reading.on:%d/%m/%Y})."
            yield Warning("deadline-before-issue", text, (task.id,), (deadline.span,))
        last = last_good_day(deadline)
        if deadline.precision is Precision.DAY and last and not reading.pack.is_working_day(last):
            text = f"Hạn “{squeezed(deadline.raw)}”: ngày cuối cùng còn đúng hạn {last:%d/%m/%Y} là ngày nghỉ."
            yield Warning("deadline-on-holiday", text, (task.id,), (deadline.span,))
    for duty in found.duties:
        for day in duty.schedule.dates if duty.schedule and duty.schedule.span else ():
            if not reading.pack.is_working_day(day) and duty.schedule:
                text = f"Ngày {day:%d/%m/%Y} trong “{squeezed(duty.schedule.raw)}” là ngày nghỉ."
                yield Warning("deadline-on-holiday", text, (duty.id,), (duty.schedule.span or duty.span,))


def _twice(found: Findings) -> Iterator[Warning]:
    seen: dict[str, Task] = {}
    for task in found.tasks:
        key = squeezed(folded(task.text)).strip(" .;")
        if key in seen and task.span != seen[key].span:
            yield Warning(
                "same-task-twice",
                f"Nhiệm vụ được ghi hai lần: “{shorten(task.text, _QUOTED, placeholder='…')}”.",
                (seen[key].id, task.id),
                (seen[key].span, task.span),
            )
        seen.setdefault(key, task)
