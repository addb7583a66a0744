"""Meetings, conferences and chairmanships named in the text, with edition, short name, role, day and mode."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from dondoc.core.orders.model import Event
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_EDITION = re.compile(r"lần thứ\s+(\d{1,3}|[IVXLC]+)(?!\w)")
_SHORT = re.compile(r"\(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z0-9/+ -]{0,24})\)")
_STOP = re.compile(
    r"[;.:]|,(?!\s+(?:vệ sinh|an toàn|việc làm|thương binh|thể thao))"
    r"|\s(?:và\s+(?=hội|các|cuộc|chủ|lần)|tại|do|để|nhằm|trong đó"
    r"|với sự|vào ngày|được|đã|gồm|thành công|ghi nhận|thông qua)\b|\("
)
_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:/\s*|\s+tháng\s+)(\d{1,2})(?:\s*(?:/\s*|\s+năm\s+)(\d{4}))?")
_YEAR = re.compile(r"năm\s+(?:[^\W\d]+\s+){0,3}(\d{4})(?!\s*[-–]\s*\d)")
_TO_YEAR = 40
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:tháng\s+\d{1,2}\s+)?$")
_COUNTED = re.compile(r"[A-Z]{3,}\s+(\d{1,3})$")
_NOT_NAMED = re.compile(r"(?:có|này|đã|được|cấp|và|trên|do|trong|theo|khác|như|là|với)(?!\w)")
_BOTH = re.compile(r"\s+và\s+lần thứ\s+(\d{1,3})")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BODY_STOP = re.compile(r"[,;.(]|\s(?:giai đoạn|nhiệm kỳ|từ|trong|năm|tại|vào)\s")
_SHORTEST, _LONGEST = 12, 150


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    values = [_ROMAN[c] for c in words]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


class EventReader:
    """Finds the events of one document's running words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text.text
        self.low = folded(self.text)
        self.seen: set[tuple[str, int | None]] = set()
        self._years: dict[int, list[tuple[int, int]]] = {}

    def read(self, spans: list[Span]) -> list[Event]:
        """The events in ``spans``, in order, each name and edition once."""
        return [event for span in spans for event in self._in(span)]

    def _in(self, span: Span) -> list[Event]:
        out: list[Event] = []
        names = says(self.reading.pack, "event.names")
        done = span.start
        for found in names.finditer(self.low, span.start, span.end):
            if found.start() < done or self._plural(found.start()):
                continue
            event = self._event(found.start(), span)
            if event is None:
                continue
            done = event.span.end
            out.extend(e for e in (event, *self._twin(event, span)) if self._new(e))
        return out + [e for e in self._chaired(span) if self._new(e)]

    def _new(self, event: Event) -> bool:
        key = (folded(event.name), event.edition)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    def _plural(self, at: int) -> bool:
        before = self.low[max(0, at - 12) : at]
        return bool(re.search(r"(?:\d+|những|mọi|như)\s+$", before)) or self.low.startswith("hội nghị, hội thảo", at)

    def _event(self, at: int, line: Span) -> Event | None:
        stop = _STOP.search(self.text, at + 5, min(line.end, at + _LONGEST))
        end = stop.start() if stop else min(line.end, at + _LONGEST)
        edition = _EDITION.search(self.text, at, min(line.end, end + 20))
        if edition and edition.start() <= end + 2:
            end = max(end, edition.end())
        span = trimmed(self.text, Span(at, end))
        short = _SHORT.match(self.text, min(span.end + 1, line.end)) if span.end < line.end else None
        proper = edition or short or self._proper(span) or self._organised(at)
        if span.end - span.start < _SHORTEST or not proper or self._unnamed(span):
            return None
        raw = Span(span.start, short.end()) if short else span
        return self._made(raw, self._name(span, edition), edition, short, line)

    def _proper(self, span: Span) -> bool:
        return self.text[span.start].isupper() and len(self.text[span.start : span.end].split()) >= 4

    def _unnamed(self, span: Span) -> bool:
        """Whether only "the conference" is spoken of, without its name, or a height ("cấp cao và cấp làm việc")."""
        head = says(self.reading.pack, "event.names").match(self.low, span.start)
        after = self.text[head.end() if head else span.start : span.end].lstrip()
        small = not self.text[span.start].isupper() and self.low.startswith("cấp cao", span.start)
        return small or _NOT_NAMED.match(after) is not None or len(after.split()) < 2

    def _organised(self, at: int) -> bool:
        before = self.low[max(0, at - 40) : at]
        held = says(self.reading.pack, "event.organise", "event.chair", "event.host").search(before) is not None
        return held and self.text[at].isupper()

    def _name(self, span: Span, edition: re.Match[str] | None) -> str:
        return self.reading.words(span)

    def _made(
        self, raw: Span, name: str, edition: re.Match[str] | None, short: re.Match[str] | None, line: Span
    ) -> Event:
        day, year = self._when(raw, line)
        low = folded(name)
        mode = next(
            (w for w in self.reading.phrases("event.online") if w in low or w in self.low[raw.end : raw.end + 90]), None
        )
        counted = _COUNTED.search(name)
        number = _number(edition.group(1)) if edition else int(counted.group(1)) if counted else None
        return Event(
            self.reading.words(raw),
            name,
            raw,
            self.reading.ids.give("event", name, str(number)),
            number,
            short.group(1).strip() if short else None,
            self._role(raw.start, line),
            day,
            day.year if day else year,
            mode,
            0.85 if number or short else 0.7,
        )

    def _when(self, raw: Span, line: Span) -> tuple[date | None, int | None]:
        year = self._year(raw, line)
        near = self.text[max(line.start, raw.start - 140) : min(line.end, raw.end + 60)]
        for found in _DAY.finditer(near):
            named = int(found.group(3)) if found.group(3) else (self.reading.on.year if self.reading.on else year)
            if named:
                try:
                    return date(named, int(found.group(2)), int(found.group(1))), named
                except ValueError:
                    continue
        return None, year

    def _year(self, raw: Span, line: Span) -> int | None:
        inside = _YEAR.search(self.low, raw.start, raw.end)
        if inside:
            return int(inside.group(1))
        years = self._years_of(line)
        before = bisect_right(years, (raw.start, 9999))
        return years[before - 1][1] if before else self.reading.year

    def _years_of(self, line: Span) -> list[tuple[int, int]]:
        """Where years end in a line, and which, but for those that only close a span of time; found once."""
        if line.start not in self._years:
            found = _YEAR.finditer(self.low, line.start, line.end)
            opens = (y for y in found if not _UNTIL.search(self.low, max(line.start, y.start() - _TO_YEAR), y.start()))
            self._years[line.start] = [(y.end(), int(y.group(1))) for y in opens]
        return self._years[line.start]

    def _role(self, at: int, line: Span) -> str | None:
        before = self.low[max(line.start, at - 60) : at]
        cut = max(before.rfind(";"), before.rfind(":"), before.rfind("."))
        sentence = before[cut + 1 :]
        if says(self.reading.pack, "event.host").search(sentence):
            return "host"
        if cut >= 0 and before[cut] == ";" and not sentence.strip():
            earlier = self.low[max(line.start, at - 260) : at]
            return "host" if says(self.reading.pack, "event.host").search(earlier) else None
        for role in ("chair", "attend"):
            if says(self.reading.pack, f"event.{role}").search(sentence):
                return role
        return "host" if says(self.reading.pack, "event.organise").search(sentence) else None

    def _twin(self, event: Event, line: Span) -> list[Event]:
        """The second event of "lần thứ 23 và lần thứ 24"."""
        if event.edition is None:
            return []
        edition = _EDITION.search(self.text, event.span.start, event.span.end)
        second = _BOTH.match(self.text, edition.end()) if edition and edition.end() <= line.end else None
        if second is None or edition is None:
            return []
        raw = Span(event.span.start, second.end())
        stem = self.text[event.span.start : edition.start()].rstrip()
        name = f"{stem} lần thứ {second.group(1)}"
        ident = self.reading.ids.give("event", name, second.group(1))
        words = self.reading.words(raw)
        return [
            Event(
                words,
                name,
                raw,
                ident,
                int(second.group(1)),
                event.abbreviation,
                event.role,
                event.date,
                event.year,
                event.mode,
                0.8,
            )
        ]

    def _chaired(self, line: Span) -> list[Event]:
        """Pillars and bodies that are chaired though no meeting ("chủ trì trụ cột …", "Chủ tịch Hiệp hội …")."""
        out = []
        form = self._chairing()
        for found in form.finditer(self.low, line.start, line.end):
            stop = _BODY_STOP.search(self.text, found.end(), line.end)
            span = trimmed(self.text, Span(found.start("what"), stop.start() if stop else line.end))
            short = _SHORT.match(self.text, span.end + 1)
            if found.group("what") in self.reading.phrases("event.bodies") and not self._international(span):
                continue
            raw = Span(span.start, short.end()) if short else span
            out.append(self._made(raw, self.reading.words(span), None, short, line))
        return out

    def _chairing(self) -> re.Pattern[str]:
        chair, what = (
            "|".join(word for name in names for word in self.reading.phrases(name)) or "(?!)"
            for names in (("event.chair", "event.host"), ("event.pillars", "event.bodies"))
        )
        return re.compile(rf"(?<!\w)(?:{chair})\s+(?P<what>{what})(?!\w)")

    def _international(self, span: Span) -> bool:
        return says(self.reading.pack, "event.regions").search(self.low, span.start, span.end) is not None
