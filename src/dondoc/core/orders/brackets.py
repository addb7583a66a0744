"""Who and when in brackets behind an item: "… (Phòng Kinh tế chủ trì, phối hợp Văn phòng; hoàn thành quý II/2025)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dondoc.core.alphabet import UPPER
from dondoc.core.deadlines.model import Deadline
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import UnitMention
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause, at_most, units_in
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_LAST = re.compile(r"\(([^()]{4,240})\)\s*[.;,:]?\s*$")
_RESULT = r"(?:sản phẩm|kết quả)(?:\s+(?:đầu ra|dự kiến|hoàn thành))?\s*:\s*"
_DASHED = re.compile(rf"(?:\s[-–—]|:)\s+([^():]{{8,200}}(?:;\s*{_RESULT}[^():]{{3,120}})?)$", re.IGNORECASE)
_IS_RESULT = re.compile(_RESULT)
_LONGEST = 240
_TIMED = (
    r"(?:(?:hoàn|thời|xong|trước|trong|vào|từ|quý|tháng|năm|hằng|hàng|tuần|ngày|thường|định|chậm|muộn|thực hiện"
    r"|trình|báo cáo|gửi|tổ chức(?=\s(?:trong|vào|trước|xong)))\s)"
)
_PARTS = re.compile(
    rf"\s*;\s*|\s*[,.]\s+(?={_TIMED})|\s+[-–]\s+(?={_TIMED}|phối hợp|chủ trì)"
    r"|\s*,\s+(?=(?:chủ trì|phối hợp)\W)|\s+(?=(?:xong|hoàn thành|hàng|hằng)\s)"
    r"|(?<=chủ trì),\s+(?=[^,;]{3,120}\sphối hợp)|,\s+(?=[^,;]{3,80}\sphối hợp(?:\s+thực hiện)?\s*(?:[,;.]|$))"
)
_JOINING = re.compile(r"\s+(?:cùng\s+)?(?:phối hợp|tham gia)(?:\s+thực hiện)?\s*$")
"""Behind a list of units this says that they join in."""
_DONE = re.compile(
    r"(?:(?:thời gian|thời hạn|tiến độ)(?:\s+(?:hoàn thành|thực hiện))?\s*:?"
    r"|hoàn thành|thực hiện|triển khai|tổ chức|xong|hạn)\s*:?\s+"
)
_JOINED = re.compile(r"(?:cùng\s+)?(?:phối hợp|tham gia)(?:\s+(?:với|cùng|thực hiện))*\s*:?\s*")
_ACTS = re.compile(
    r"[\s,]*(?:(?:là\s+)?(?:cơ quan|đơn vị)\s+)?"
    r"(?:chủ trì|làm đầu mối|đầu mối|phụ trách|chịu trách nhiệm|tham mưu|thực hiện|chuẩn bị|soạn thảo)?"
    r"(?:,?\s+(?:thực hiện|tham mưu|xây dựng|soạn thảo|triển khai|chính))*\s*$"
)
_HEAD = re.compile(
    r"(?:(?:giao\s+)?(?:cơ quan|đơn vị|bộ phận)?\s*"
    r"(?:chủ trì|phụ trách|thực hiện|đầu mối|tham mưu|chịu trách nhiệm)(?:\s+(?:thực hiện|tham mưu))?"
    r"\s*:\s*|giao\s+|do\s+)"
)
_ORDERS = re.compile(r"\./\.|(?<!\w)(?:tổng hợp|theo dõi|đôn đốc)(?!\w)")
"""A sentence that closes a document, or orders something itself, says nothing of the item before."""
_OPENS_TIME = re.compile(_TIMED)
_SHORTEST = 12
_SAID, _BEHIND, _BARE = 0.94, 0.9, 0.85
"""How sure a lead is whose role the bracket names, or a later sentence, and one that just stands in brackets."""
_NEXT = re.compile(rf"(?<=[\w)”\"%])\.\s+(?=[{UPPER}])")


@dataclass(slots=True)
class InBrackets:
    """What the bracket at the end of an item says.

    Attributes:
        task: the words of the item before the bracket.
        named: whether it names the role of who leads ("chủ trì", "thực hiện").
    """

    task: Span
    lead: tuple[UnitMention, ...] = ()
    coordinate: tuple[UnitMention, ...] = ()
    deadline: Deadline | None = None
    output: Span | None = None
    named: bool = False


def read_brackets(reading: Reading, line: Line) -> InBrackets | None:
    """Who acts and by when, from the bracket (or the words behind a dash) that ends an item; None when it says else."""
    words = line.words
    found = _LAST.search(words)
    dashed = None if found else _DASHED.search(words)
    mark = found or dashed
    if mark is None or mark.start() < _SHORTEST:
        return None
    task = trimmed(reading.text.text, Span(line.body.start, line.body.start + mark.start()), " \t\n.;,:")
    said = _read(reading, Span(line.body.start + mark.start(1), line.body.start + mark.end(1)), task)
    if said is None or not said.lead or (dashed and not _told_apart(reading, line, dashed, said)):
        return None
    if not said.named and said.deadline is None and _explains(reading, line, said.task):
        return None
    said.lead = at_most(said.lead, _SAID if said.named else _BARE)
    return said


def _told_apart(reading: Reading, line: Line, mark: re.Match[str], said: InBrackets) -> bool:
    """Whether what stands behind a dash or a colon names who acts, and is no part of a name and no list."""
    told = Clause(reading, line.body).told()
    at = line.body.start + mark.start()
    if told and told[0][0] + line.body.start < at < told[0][1] + line.body.start:
        return False
    orders = says(reading.pack, "order.actions").match(folded(line.words)) is not None
    if said.named or mark.group().lstrip()[0] != ":":
        return said.named or (orders and said.output is not None)
    before = folded(reading.words(said.task))
    lists = says(reading.pack, "order.listing", "order.leadin")
    return orders and not any(m.end() == len(before) for m in lists.finditer(before, max(0, len(before) - 30)))


def read_alone(reading: Reading, line: Line) -> InBrackets | None:
    """The same from a line of its own under an item: "Phòng Kinh tế thực hiện, xong trước 10/10/2025"."""
    if line.label is not None or len(line.words) > _LONGEST or ":" in line.words or _ORDERS.search(line.words):
        return None
    said = _read(reading, trimmed(reading.text.text, line.body, " \t\n.;()"), line.body)
    if said is None or not said.lead or not said.named:
        return None
    said.lead = at_most(said.lead, _SAID)
    return said


def read_behind(reading: Reading, span: Span) -> InBrackets | None:
    """The same from a later sentence of an item: "Lập quy hoạch …. Sở A chủ trì, phối hợp với Sở B, xong trong năm"."""
    for found in _NEXT.finditer(reading.text.text, span.start, span.end):
        after = _NEXT.search(reading.text.text, found.end(), span.end)
        told = Span(found.end(), after.start() if after else span.end)
        said = _read(reading, trimmed(reading.text.text, told, " \t\n.;/"), Span(span.start, found.start()))
        if said is not None and said.lead and said.named:
            said.lead = at_most(said.lead, _BEHIND)
            return said
    return None


def _read(reading: Reading, span: Span, task: Span) -> InBrackets | None:
    """All parts of what stands in brackets; None as soon as one is neither units nor a time."""
    said, inner, at = InBrackets(task), reading.words(span), 0
    for mark in [*_PARTS.finditer(inner), None]:
        stop = mark.start() if mark else len(inner)
        part = trimmed(reading.text.text, Span(span.start + at, span.start + stop), " \t\n,;.")
        at = mark.end() if mark else at
        role = _read_part(reading, said, part)
        if role is None:
            return None
        said.named = said.named or role == "named"
    return said


def _read_part(reading: Reading, said: InBrackets, part: Span) -> str | None:
    """Take one part in; "named" when it says who leads, "" for the rest, None when it is of another kind."""
    low = folded(reading.words(part))
    joined = _JOINED.match(low)
    if joined and joined.end() < len(low):
        return _read_joined(reading, said, Span(part.start + joined.end(), part.end))
    result = _IS_RESULT.match(low)
    if result:
        said.output = Span(part.start + result.end(), part.end)
        return ""
    joining = _JOINING.search(low)
    if joining and said.lead:
        said.coordinate += units_in(reading, Span(part.start, part.start + joining.start()))
        return ""
    if not _OPENS_TIME.match(low):
        return _read_units(reading, said, part)
    time = _time(reading, part, low)
    said.deadline = time or said.deadline
    return "" if time else None


def _read_joined(reading: Reading, said: InBrackets, span: Span) -> str | None:
    """Who joins in, without the words for what all of them do ("phối hợp với Văn phòng tham mưu")."""
    clause = Clause(reading, span)
    stop = clause.verb(0) if clause.opens_unit(0) else len(clause.words)
    end = stop if stop < len(clause.words) and _ACTS.fullmatch(clause.low[stop:].rstrip(" ,")) else len(clause.words)
    said.coordinate += units_in(reading, Span(span.start, span.start + end))
    return ""


def _read_units(reading: Reading, said: InBrackets, part: Span) -> str | None:
    low = folded(reading.words(part))
    head = _HEAD.match(low)
    span = Span(part.start + (head.end() if head else 0), part.end)
    clause = Clause(reading, span)
    if not clause.opens_unit(0):
        return None
    stop = clause.verb(0)
    join = _JOINED.search(clause.low, stop)
    acts = clause.low[stop : join.start() if join else len(clause.low)]
    if not _ACTS.fullmatch(acts.rstrip(" ,")):
        return None
    said.lead += clause.units(0, stop)
    if join:
        said.coordinate += units_in(reading, Span(span.start + join.end(), span.end))
    return "named" if head or acts.strip(" ,") else ""


def _time(reading: Reading, part: Span, low: str) -> Deadline | None:
    done = _DONE.match(low)
    value = Span(part.start + (done.end() if done else 0), part.end)
    words = reading.words(value)
    time = reading.time_of(words)
    return replace(time, raw=words, span=value) if time else deadline_in_prose(reading, part)


def _explains(reading: Reading, line: Line, task: Span) -> bool:
    """Whether a bracket that only names units tells who is meant by the words before it ("các sở (Sở A, Sở B)")."""
    clause = Clause(reading, task)
    tail = says(reading.pack, "unit.nouns", "unit.tails", "unit.heads")
    last = [m.end() for m in tail.finditer(clause.low, max(0, len(clause.low) - 30))]
    ended = any(s.end == len(clause.low) for s in clause.known) or len(clause.low) in last
    return ended or bool(line.children) or clause.subject() is not None
