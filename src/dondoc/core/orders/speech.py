"""What a leader is quoted as instructing on a press page (rule 16 of the counting rules)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.core.alphabet import LOWER, UPPER
from dondoc.core.orders.charges import charges
from dondoc.core.orders.joining import joined
from dondoc.core.orders.lines import Line
from dondoc.core.orders.model import Speaker, Task, UnitMention
from dondoc.core.orders.prosetime import deadline_in_prose
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.roles import Clause
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_NAME = rf"(?:[{UPPER}][{LOWER}]*\s+){{1,4}}[{UPPER}][{LOWER}]*"
_NAMED = re.compile(rf"{_NAME}$")
_BETWEEN = re.compile(
    rf"(?:(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thường trực|và|,|-|–|[{UPPER}][\w-]*+)\s*)*+"
    r"(?:(?:cũng|đã|tiếp tục|đồng thời|còn)\s*)*$"
)
"""A name, or the body that somebody leads, between his post and the verb of asking."""
_ADVERBS = re.compile(r"(?:\s*(?:cũng|đã|tiếp tục|đồng thời|còn))+$")
_CUT = re.compile(r"[;.…](?:\s+|$)")
_NEEDS = re.compile(
    r"(?:\s+(?:cần|phải|thực hiện tốt|tập trung|thực hiện))[^:]{0,80}:\s*|[^:]{0,120}?(?:sau|sau đây|như sau)\s*:\s*"
)
_TOPIC = re.compile(r"Về\s[^:.;]{3,100}:\s*")
_OCCASION = re.compile(
    r"(?:tại|kết luận|phát biểu tại|chủ trì|tổ chức)\s+"
    r"((?:Hội nghị|Hội thảo|buổi|cuộc họp|phiên họp|Phiên họp|Lễ|Cuộc họp)\s+(?!có\s)[^,.;:]{12,140})",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:chủ trì\s*,?\s+)?phối hợp(?!\w)")
_SHORTEST = 15


def _speakers(reading: Reading, line: Line) -> Iterator[tuple[re.Match[str], int, str]]:
    """Places where somebody in a leading post asks somebody else: the post, where the asking ends, and the name."""
    low = folded(line.words)
    posts, verbs = says(reading.pack, "speech.posts"), says(reading.pack, "speech.verbs")
    for verb in verbs.finditer(low):
        for post in posts.finditer(low, max(0, verb.start() - 90), verb.start()):
            between = line.words[post.end() : verb.start()].strip()
            named = _NAMED.search(_ADVERBS.sub("", between))
            if _BETWEEN.match(between) or named:
                yield post, verb.end(), named.group() if named else ""
                break


def _full_name(reading: Reading, words: str) -> str:
    """The name without the unit that stands before it ("Bộ LĐ-TBXH Lê Văn Thanh")."""
    known = reading.pack.find_units(words, reading.on)
    cut = max((s.end for s, _ in known if s.start == 0), default=0)
    return words[cut:].strip() or words


class SpeechReader:
    """Tasks from quoted instructions; the speaker keeps his name over the paragraphs of a page."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.known: dict[str, str] = {}

    def read(self) -> list[Task]:
        """All quoted instructions, clause by clause."""
        out: list[Task] = []
        last: Speaker | None = None
        for line in self.reading.lines:
            found = self._quoted(line) or (self._goes_on(line, last) if last else [])
            last = found[-1].speaker if found else last
            out.extend(found)
        return out

    def _quoted(self, line: Line) -> list[Task]:
        """What the first one in a leading post asks in a paragraph."""
        asked = (self._instructions(line, post, end, name) for post, end, name in _speakers(self.reading, line))
        return next((found for found in asked if found), [])

    def _goes_on(self, line: Line, speaker: Speaker) -> list[Task]:
        """A paragraph behind an instruction that charges the next unit, by a day that lies ahead."""
        body = trimmed(self.reading.text.text, line.body)
        return [
            task
            for charge in charges(self.reading, body)
            if charge.units
            for task in [self._task(charge.span, charge.units, speaker)]
            if task.deadline and task.deadline.due and self.reading.on and task.deadline.due >= self.reading.on
        ]

    def _speaker(self, line: Line, post: re.Match[str], name: str) -> Speaker:
        title = line.words[post.start() : post.end()]
        key = folded(title)
        full = _full_name(self.reading, name) if name else self.known.get(key, "")
        if full:
            self.known[key] = full
        spot = Span(line.body.start + post.start(), line.body.start + post.end())
        return Speaker(full or title, title, self._occasion(line), self.reading.on, spot)

    def _occasion(self, line: Line) -> str | None:
        found = _OCCASION.search(line.words)
        if found is None:
            events = (m for up in self.reading.lines for m in [_OCCASION.search(up.words)] if m)
            found = next(events, None)
        return found.group(1).strip() if found else None

    def _instructions(self, line: Line, post: re.Match[str], end: int, name: str) -> list[Task]:
        clause = Clause(self.reading, Span(line.body.start + end, line.body.end))
        at = self._addressee(clause)
        if at is None:
            return []
        stop = clause.verb(at)
        needs = _NEEDS.match(clause.words, max(at, stop - 1)) or _NEEDS.match(clause.words, stop)
        units = clause.units(at, min(stop, len(clause.words)))
        if not units:
            return []
        start = needs.end() if needs else stop
        speaker = self._speaker(line, post, name)
        whole = Span(clause.span.start + start, clause.span.end)
        if needs:
            return [self._task(span, units, speaker) for span in self._parts(whole)]
        told = trimmed(self.reading.text.text, whole, " .…")
        return [self._task(c.span, c.units, speaker) for c in charges(self.reading, told, units)]

    def _addressee(self, clause: Clause) -> int | None:
        at = 0
        while at < len(clause.low) and clause.low[at] in " ,":
            at += 1
        if clause.opens_unit(at):
            return at
        if clause.low.startswith((", ngoài", ", bên cạnh")):
            for comma in re.finditer(r",\s+", clause.low):
                if comma.start() > 4 and any(s.start == comma.end() for s in clause.known):
                    return comma.end()
        return None

    def _parts(self, span: Span) -> list[Span]:
        """Clauses parted by ";" and "."; a heading such as "Về hợp tác đa phương:" is no part of the clause."""
        text, out, start = self.reading.text.text, [], span.start
        for cut in [*_CUT.finditer(text, span.start, span.end), None]:
            part = trimmed(text, Span(start, cut.start() if cut else span.end), " .;…")
            topic = _TOPIC.match(text, part.start, part.end)
            part = Span(topic.end(), part.end) if topic else part
            if part.end - part.start >= _SHORTEST:
                out.append(part)
            start = cut.end() if cut else span.end
        return out

    def _task(self, span: Span, units: tuple[UnitMention, ...], speaker: Speaker) -> Task:
        words = self.reading.words(span)
        others: tuple[UnitMention, ...] = ()
        if _JOINS.match(folded(words)):
            inner = Clause(self.reading, span)
            others, _ = joined(inner, 0)
        return Task(
            words,
            span,
            id=self.reading.ids.give("task", "speech", speaker.name, words),
            lead=units,
            coordinate=others,
            deadline=deadline_in_prose(self.reading, span),
            speaker=speaker,
            citations=self.reading.cited(span),
            row=span,
            confidence=0.7,
            notes=("press-source", *(("several-leads",) if len(units) > 1 else ())),
        )
