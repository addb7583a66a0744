"""Standing duties: who reports, urges, outlines, consolidates or plans, to whom, on which calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dondoc.core.deadlines import read_schedule
from dondoc.core.deadlines.model import Schedule
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Duty, UnitMention
from dondoc.core.orders.prose import ProseReader, sentences
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause, units_in
from dondoc.core.orders.schedules import schedules_in
from dondoc.core.orders.words import folded, pattern, says
from dondoc.core.values import Span

_SCOPE = re.compile(r"phụ lục\s+(?:số\s+)?[IVX\d]+|nghị quyết\s+số\s+\S+", re.IGNORECASE)
_PART = re.compile(r";\s+|(?<=[\w)])\.\s+(?=[A-ZĐÀ-Ỹ])|,\s+(?:đồng thời|từ đó|qua đó)\s+|\s+và\s+(?=tổng hợp, xây dựng báo cáo)")
_NOUN_BEFORE = re.compile(r"(?:chế độ|công tác|nội dung|theo|nghe|tại|qua|mẫu|số liệu|đề cương|trên cơ sở|đã|các|kỳ|hướng dẫn các đơn vị|của|những|đề nghị|kỳ báo cáo,?)\s*$")
_TO_SPLIT = re.compile(r"\s+(?:kết quả|tình hình|về|để|trước|theo|xem xét|các|những|trên|định kỳ|chậm nhất|hằng|hàng|và đề xuất|nội dung|biện pháp|phê duyệt|quyết định)\b|[,.;]\s")
_PURPOSE = re.compile(r"\s+để\s+(?=tổng hợp|theo dõi|báo cáo)")
_KINDS = ("consolidate", "outline", "report", "inform", "urge", "plan")


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of an item that may each hold a duty: parted by ";", by sentences and by "đồng thời"."""
    start = span.start
    for found in _PART.finditer(text, span.start, span.end):
        yield trimmed(text, Span(start, found.start()), " \t\n;,")
        start = found.end()
    yield trimmed(text, Span(start, span.end), " \t\n;,")


class DutyReader:
    """Finds the duties of the prose."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose, self.reading = prose, prose.reading

    def read(self) -> list[Duty]:
        """All duties, in the order of the words."""
        out: list[Duty] = []
        for line in self.reading.lines:
            if self._holds(line):
                out.extend(self._of_line(line))
        return out

    def _holds(self, line: Line) -> bool:
        if line.zone not in ("tasks", "report") or line.span.start in self.prose.field_lines:
            return False
        low = folded(line.words)
        return not self.prose.head_units(line) and self._form().search(low) is not None and not low.endswith(":")

    def _form(self) -> re.Pattern[str]:
        return says(self.reading.pack, *(f"duty.{k}" for k in _KINDS))

    def _of_line(self, line: Line) -> Iterator[Duty]:
        who = self.prose.inherited(line)
        for span in clauses(self.reading.text.text, line.body):
            clause = Clause(self.reading, span)
            subject = clause.subject()
            named = clause.units(*subject) if subject else ()
            who = named or who
            start = subject[1] if subject and named else 0
            yield from self._of_clause(clause, start, who, line)

    def _kind(self, clause: Clause, start: int) -> tuple[str, int] | None:
        for kind in _KINDS:
            for found in says(self.reading.pack, f"duty.{kind}").finditer(clause.low, start):
                if kind in ("consolidate", "outline", "urge") or not _NOUN_BEFORE.search(clause.low[: found.start()]):
                    return kind, found.start()
        return None

    def _of_clause(self, clause: Clause, start: int, who: tuple[UnitMention, ...], line: Line) -> Iterator[Duty]:
        found = self._kind(clause, start)
        if found is None:
            return
        kind, at = found
        times = [t for t in schedules_in(self.reading, clause.span) if t.span]
        standing = bool(times) or line.zone == "report" or kind in ("urge", "outline", "consolidate")
        if not standing and not self._reported_up(clause, at):
            return
        if kind == "plan" and not any(t.dates or t.periods for t in times):
            return
        for schedule in times or [None]:
            yield self._duty(clause, kind, at, who, schedule)

    def _reported_up(self, clause: Clause, at: int) -> bool:
        return self._to(clause, at) is not None

    def _duty(self, clause: Clause, kind: str, at: int, who: tuple[UnitMention, ...], schedule: Schedule | None) -> Duty:
        span = Span(clause.span.start + self._opening(clause, at), clause.span.end)
        span = trimmed(self.reading.text.text, span, " \t\n,;./")
        raw = self.reading.words(span)
        scope = tuple(dict.fromkeys(m.group() for m in _SCOPE.finditer(raw)))
        what = self._what(raw, schedule, span)
        ident = self.reading.ids.give("duty", kind, raw, schedule.raw if schedule else "")
        confidence = 0.85 if schedule and (schedule.dates or schedule.periods) else 0.6
        return Duty(kind, raw, what, span, ident, scope, who, self._to(clause, at), schedule, confidence)

    def _opening(self, clause: Clause, at: int) -> int:
        """Where the words of the duty begin: at its verb, or at the adverb of time just before it."""
        before = clause.low[:at]
        adverb = re.search(r"(?:định kỳ|hằng năm,?|hàng năm,?|thường xuyên|kịp thời)[\s,]+(?:\([^)]*\)\s*)?$", before)
        if adverb:
            return adverb.start()
        subject = clause.subject()
        if subject and at - subject[1] < 200 and subject[1] <= at:
            return subject[1]
        return 0 if at < 120 else at

    def _what(self, raw: str, schedule: Schedule | None, span: Span) -> str:
        if schedule and schedule.span and span.covers(schedule.span):
            left, right = schedule.span.start - span.start, schedule.span.end - span.start
            if right >= len(raw) - 2:
                return raw[:left].rstrip(" ,;") or raw
        return raw

    def _to(self, clause: Clause, at: int) -> UnitMention | None:
        """To whom: "gửi Vụ X", "về Sở Y", "báo cáo Bộ trưởng"; the last "gửi" or "về" wins over "báo cáo"."""
        best: UnitMention | None = None
        for words in (("gửi", "về", "tới"), ("trình",), ("báo cáo", "cho", "với")):
            for found in pattern(words).finditer(clause.low, at if words[0] == "báo cáo" else 0):
                best = self._receiver(clause, found.end()) or best
            if best:
                return best
        return best

    def _receiver(self, clause: Clause, at: int) -> UnitMention | None:
        while at < len(clause.low) and clause.low[at] in " ,":
            at += 1
        boss = says(self.reading.pack, "order.bosses", "unit.bosses").match(clause.low, at)
        if not clause.opens_unit(at) and not boss:
            return None
        if clause.low.startswith(("các nội dung", "các vướng", "các khó", "tình hình", "các nhiệm", "cơ sở dữ")):
            return None
        stop = _TO_SPLIT.search(clause.low, at + 2)
        known = next((s.end for s in clause.known if s.start == at), 0)
        end = max(known, min(stop.start() if stop else len(clause.low), clause.verb(at)))
        if known and clause.words[known : known + 2] == " (":
            end = clause.words.find(")", known) + 1 or end
        raw = trimmed(self.reading.text.text, Span(clause.span.start + at, clause.span.start + end), " ,;.:")
        if raw.start >= raw.end:
            return None
        units = units_in(self.reading, raw)
        one = units[0] if units else None
        return UnitMention(self.reading.words(raw), raw, one.unit if one else None, one.group if one else None, 0.8)
