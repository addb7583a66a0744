"""Standing duties: who reports, urges, outlines, consolidates or plans, to whom, on which calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.alphabet import UPPER
from dondoc.core.deadlines.model import Schedule
from dondoc.core.orders.joining import joined
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Duty, UnitMention
from dondoc.core.orders.prose import ProseReader
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.receivers import receiver_in
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.schedules import schedules_in
from dondoc.core.orders.words import folded, says
from dondoc.core.orders.zones import zone_of
from dondoc.core.values import Span

_SCOPE = re.compile(r"phụ lục\s+(?:số\s+)?[IVX\d]+|nghị quyết\s+số\s+[\w/-]+", re.IGNORECASE)
_PART = re.compile(
    rf";\s+|(?<=[\w)])\.\s+(?=[{UPPER}])|,\s+(?:đồng thời|từ đó|qua đó)\s+"
    r"|\s+và\s+(?=(?:tổng hợp, xây dựng|hướng dẫn các|(?:định kỳ\s+)?báo cáo\s+(?:tổng kết|sơ kết|kết quả|tình hình)))"
)
_THEN = re.compile(
    r"(?:,\s+|\s+và\s+)(?=(?:(?:định kỳ|kịp thời)\s+(?:(?!báo cáo)\w+\s+){0,3})?(?:tổng hợp,?\s+)?(?:gửi\s+)?báo cáo\s)"
)
"""Between seeing to something and reporting on it."""
_PURPOSE = re.compile(r"\s+để\s+(?=(?:tổng hợp|theo dõi))")
_NOT_VERB = re.compile(
    r"(?:chế độ|công tác|thời gian|thời hạn|thời điểm|theo|nghe|tại|qua|mẫu|số liệu|đề cương|trên cơ sở|đã|các"
    r"|(?<!định )kỳ|trong"
    r"|hướng dẫn các đơn vị|của|những"
    r"|và đề cương|nội dung|hệ thống|xây dựng|dự thảo|hoàn thiện|hoàn chỉnh|tiếp thu)\s*$"
)
_ADVERB = re.compile(
    r"(?:định kỳ|hằng năm,?|hàng năm,?|thường xuyên|kịp thời|hằng tháng,?|hàng tháng,?)[\s,]+(?:\([^)]*\)\s*)?$"
)
_TOPIC = re.compile(r"(?:báo cáo|chế độ báo cáo)[^:.;]{0,50}:\s+")
_KINDS = ("outline", "consolidate", "report", "inform", "urge", "plan")
_NEAR, _FAR, _THEN_WITHIN = 60, 200, 30
_MOST_TIMES = 24
"""So many times one clause may tell, two a month; what tells more is no sentence, and each duty holds all its words."""
_TOP = 1.0
_ITS_PLAN = re.compile(
    r"(?:thực hiện|triển khai|chỉ thị|nghị quyết|kế hoạch|kết luận|chương trình|đề án|thông báo|quyết định|công điện)"
    r"(?:\s+[\w/-]+){0,4}?\s+này(?!\w)"
    r"|kế hoạch\s+(?:thực hiện|triển khai|chi tiết|hành động|của (?:đơn vị|cơ quan|địa phương))"
)
"""The plan to carry out the very document is a duty; any other ("kế hoạch sản xuất") is a task."""
_THIS = re.compile(
    r"(?:kế hoạch|nghị quyết|chỉ thị|quyết định|chương trình|đề án|công văn|thông báo)(?: này)?"
    r"|việc thực hiện(?! (?:luật|nghị định|quyết định|nghị quyết|chỉ thị|kế hoạch)[^;.]{0,20} số )"
    r"|các đơn vị|các cơ quan"
)
_NUMBERED = re.compile(r"[^;.,]{0,20}? số \d")
"""An act called by its number is another one, and to see to it is a task."""


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of an item that may each hold a duty: parted by ";", by sentences and by "đồng thời"."""
    start = span.start
    for found in _PART.finditer(text, span.start, span.end):
        if text.count("(", start, found.start()) > text.count(")", start, found.start()):
            continue
        yield trimmed(text, Span(start, found.start()), " \t\n;,")
        start = found.end()
    yield trimmed(text, Span(start, span.end), " \t\n;,")


def seen_to(reading: Reading, span: Span) -> Iterator[Span]:
    """A clause that sees to something and then reports by a calendar, cut in two: "đôn đốc …, báo cáo … hằng năm"."""
    low = folded(reading.words(span))
    urge = says(reading.pack, "duty.urge").search(low)
    then = _THEN.search(low, urge.end()) if urge else None
    rest = Span(span.start + then.end(), span.end) if then else None
    if then is None or rest is None or not schedules_in(reading, rest):
        yield span
        return
    yield Span(span.start, span.start + then.start())
    yield rest


class DutyReader:
    """Finds the duties of the prose."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose, self.reading = prose, prose.reading

    def read(self) -> list[Duty]:
        """All duties, in the order of the words."""
        return [duty for line in self.reading.lines if self._holds(line) for duty in self._of_line(line)]

    def _holds(self, line: Line) -> bool:
        if line.zone not in ("tasks", "report", "spoken") or line.span.start in self.prose.field_lines:
            return False
        if line.heading and line.children and zone_of(self.reading, line) and not line.words.rstrip().endswith(":"):
            return False
        low = folded(line.words)
        form = says(self.reading.pack, *(f"duty.{k}" for k in _KINDS))
        return form.search(low) is not None and not self.prose.head_units(line)

    def _of_line(self, line: Line) -> Iterator[Duty]:
        who = self.prose.inherited(line).lead
        topic = _TOPIC.match(folded(line.words))
        body = Span(line.body.start + (topic.end() if topic else 0), line.body.end)
        parts = (p for c in clauses(self.reading.text.text, body) for p in seen_to(self.reading, c))
        for span in parts:
            if span.start >= span.end:
                continue
            clause = Clause(self.reading, span)
            subject = clause.subject()
            named = clause.units(*subject) if subject else ()
            if not named and clause.words.endswith(":"):
                continue
            who = named or who
            begins = subject[1] if subject and named else 0
            yield from self._of_clause(clause, max(begins, joined(clause, begins)[1]) if named else 0, who, line)

    def _kind(self, clause: Clause, start: int, stop: int, kinds: tuple[str, ...] = _KINDS) -> tuple[str, int] | None:
        """The first verb of a duty in a clause; of two at one place the narrower kind."""
        best: tuple[int, int, str] | None = None
        for rank, kind in enumerate(kinds):
            for found in says(self.reading.pack, f"duty.{kind}").finditer(clause.low, start, stop):
                if kind in ("report", "consolidate", "inform") and self._is_noun(clause, found.start()):
                    continue
                if kind == "report" and clause.low[: found.start()].endswith("để "):
                    continue
                best = min(best or (found.start(), rank, kind), (found.start(), rank, kind))
                break
        return (best[2], best[0]) if best else None

    def _is_noun(self, clause: Clause, at: int) -> bool:
        """Whether "báo cáo" names a paper here: in capitals amid a clause, behind a noun, or a kind of paper."""
        title = at > 0 and clause.words[at].isupper() and clause.words[at - 2 : at] != ": "
        kinds = says(self.reading.pack, "duty.nouns")
        return title or kinds.match(clause.low, at) is not None or _NOT_VERB.search(clause.low[:at]) is not None

    def _of_clause(self, clause: Clause, start: int, who: tuple[UnitMention, ...], line: Line) -> Iterator[Duty]:
        purpose = _PURPOSE.search(clause.low, start)
        stop = purpose.start() if purpose else len(clause.words)
        main = self._main(clause, start, stop, who, line)
        yield from main
        if purpose and main and main[0].to is not None:
            yield from self._aim(clause, purpose.end(), main[0].to)

    def _aim(self, clause: Clause, start: int, by: UnitMention) -> Iterator[Duty]:
        """What the receiver does with the reports: "… để tổng hợp, báo cáo Bộ trưởng"."""
        found = self._kind(clause, start, len(clause.words))
        to = receiver_in(clause, start)
        if found and found[0] == "consolidate" and to is not None:
            times = schedules_in(self.reading, Span(clause.span.start + start, clause.span.end))
            yield self._made(clause, "consolidate", Span(start, len(clause.words)), (by,), to, next(iter(times), None))

    def _main(self, clause: Clause, start: int, stop: int, who: tuple[UnitMention, ...], line: Line) -> list[Duty]:
        found = self._kind(clause, start, stop)
        if found and found[0] == "plan" and not _ITS_PLAN.search(clause.low):
            found = self._kind(clause, found[1], stop, _KINDS[:-1])
        if found is None:
            return []
        kind, at = found
        times = schedules_in(self.reading, Span(clause.span.start, clause.span.start + stop))
        to = receiver_in(clause, at)
        firm = [t for t in times if t.dates or t.periods or t.rules]
        standing = times or line.zone == "report" or self._carries(line, kind, to, clause)
        if not standing or (kind == "inform" and not times):
            return []
        if kind == "plan" and not (firm and _ITS_PLAN.search(clause.low)):
            return []
        if kind == "urge" and not firm and not self._carries(line, kind, to, clause):
            return []
        first = self._opening(clause, at, start, times)
        return [self._made(clause, kind, Span(first, stop), who, to, t) for t in times[:_MOST_TIMES] or (None,)]

    def _carries(self, line: Line, kind: str, to: UnitMention | None, clause: Clause) -> bool:
        """Whether a duty without a calendar belongs to carrying out the document itself."""
        tops = [up for up in line.above() if up.rank <= _TOP]
        form = says(self.reading.pack, "section.carry")
        carried = not tops or any(form.search(folded(up.words)) for up in tops)
        if kind == "urge":
            return carried and any(not _NUMBERED.match(clause.low, m.end()) for m in _THIS.finditer(clause.low))
        return carried and (to is not None or kind in ("outline", "consolidate"))

    def _opening(self, clause: Clause, at: int, start: int, times: list[Schedule]) -> int:
        """Where the words of the duty begin: behind the subject, at the time before its verb, or at the verb."""
        early = [t.span.start - clause.span.start for t in times if t.span]
        then = [e for e in early if start < e < at and clause.low[:e].endswith(", ")]
        if start and at - start < _NEAR:
            return then[0] if then and at - then[0] < _THEN_WITHIN else start
        timed = [e for e in early if start <= e < at]
        adverb = _ADVERB.search(clause.low[:at])
        if timed and at - min(timed) < _FAR:
            return min(timed)
        if adverb:
            return adverb.start()
        return start if at - start < _FAR else at

    def _made(
        self,
        clause: Clause,
        kind: str,
        where: Span,
        who: tuple[UnitMention, ...],
        to: UnitMention | None,
        schedule: Schedule | None = None,
    ) -> Duty:
        span = trimmed(self.reading.text.text, where.shift(clause.span.start), " \t\n,;./")
        raw = self.reading.words(span)
        scope = tuple(dict.fromkeys(m.group() for m in _SCOPE.finditer(raw)))
        ident = self.reading.ids.give("duty", kind, raw, schedule.raw if schedule else "")
        sure = 0.85 if schedule and (schedule.dates or schedule.periods) else 0.6
        return Duty(kind, raw, self._what(raw, schedule, span), span, ident, scope, who, to, schedule, sure)

    def _what(self, raw: str, schedule: Schedule | None, span: Span) -> str:
        """What is to be done, without the calendar and the receiver at the end."""
        ends = [m.start() for m in re.finditer(rf",?\s+(?:gửi|về)\s+(?=[{UPPER}])", raw) if m.start() > 15]
        if schedule and schedule.span and span.covers(schedule.span) and schedule.span.start - span.start > 15:
            ends.append(schedule.span.start - span.start)
        return raw[: min(ends)].rstrip(" ,;(") if ends else raw
