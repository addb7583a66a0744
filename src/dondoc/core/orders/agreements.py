"""Memoranda and agreements named in the text: with whom, about what, for which years, how signed."""

from __future__ import annotations

import re

from dondoc.core.alphabet import UPPER
from dondoc.core.orders.model import Agreement
from dondoc.core.orders.reading import Reading, trimmed
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_YEARS = re.compile(r"giai đoạn\s+(\d{4})\s*[-–—]?\s*(\d{4})")
_WITH = re.compile(rf"(?:,|\s+và)?\s*(?<!\w)(?:với|cùng)\s+(?=[{UPPER}])")
_END = re.compile(r"\s+(?:về|trong lĩnh vực|trong|nhằm|để|giai đoạn|đã|theo|vào|tại|và với|cho)\b|[,.;(]")
_ABOUT = re.compile(r"\s*(?:giai đoạn\s+\S+\s*[-–]?\s*\S*\s*)?(?:về|trong lĩnh vực)\s+")
_SUBJECT_END = re.compile(r"\s+(?:giai đoạn|và với|với các hoạt động|và ký)|[.;:]")
_ACTOR = re.compile(r"\s+và\s+(?:tổ chức\s+)?(?P<who>[A-Z][^,.;]{2,70}?)\s+(?:đã\s+)?(?:ký|ký kết)\s")
_ORGANISATION = re.compile(r"^(?:tổ chức|công ty|tập đoàn)\s+(?=[A-Z])")


def _sentence(text: str, at: int, line: Span) -> Span:
    left = max((m.end() for m in re.finditer(rf"[.;]\s+(?=[{UPPER}])", text[line.start : at])), default=0)
    right = re.compile(rf"\.\s+(?=[{UPPER}])|$").search(text, at, line.end)
    return Span(line.start + left, right.start() if right else line.end)


class AgreementReader:
    """Finds agreements with a named partner that were signed, negotiated or extended."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text.text
        self.low = folded(self.text)

    def read(self, spans: list[Span]) -> list[Agreement]:
        """The agreements in ``spans``; one for each partner."""
        out: list[Agreement] = []
        done = 0
        for span in spans:
            for found in says(self.reading.pack, "agreement.names").finditer(self.low, span.start, span.end):
                if found.start() < done:
                    continue
                sentence = _sentence(self.text, found.start(), span)
                if says(self.reading.pack, "agreement.signing").search(self.low, sentence.start, sentence.end):
                    made = self._in(sentence, found.start())
                    out.extend(made)
                    done = sentence.end if made else done
        return out

    def _in(self, sentence: Span, at: int) -> list[Agreement]:
        partners = [Span(m.end(), self._until(m.end(), sentence)) for m in _WITH.finditer(self.text, at, sentence.end)]
        if partners:
            ends = [*(p.start for p in partners[1:]), sentence.end]
            return [self._made(p, end, at, sentence) for p, end in zip(partners, ends, strict=True)]
        actor = _ACTOR.search(self.text, sentence.start, sentence.end)
        if actor:
            who = trimmed(self.text, Span(actor.start("who"), actor.end("who")))
            return [self._made(who, sentence.end, at, sentence)]
        return []

    def _until(self, start: int, sentence: Span) -> int:
        stop = _END.search(self.text, start, sentence.end)
        return stop.start() if stop else sentence.end

    def _made(self, partner: Span, end: int, at: int, sentence: Span) -> Agreement:
        where = Span(max(partner.end, at), max(end, at))
        years = _YEARS.search(self.text, partner.end if partner.start > at else at, end)
        raw = trimmed(
            self.text,
            Span(min(at, partner.start), min(end, max(years.end() if years else 0, partner.end, at + 14))),
            " ,;",
        )
        mode = next(
            (w for w in self.reading.phrases("event.online") if w in self.low[sentence.start : sentence.end]), None
        )
        who = self.reading.words(partner)
        return Agreement(
            self.reading.words(raw),
            raw,
            _ORGANISATION.sub("", who),
            self.reading.ids.give("agreement", who),
            self._subject(where),
            int(years.group(1)) if years else None,
            int(years.group(2)) if years else None,
            mode,
            0.8,
        )

    def _subject(self, where: Span) -> str | None:
        found = _ABOUT.search(self.text, where.start, min(where.end, where.start + 120))
        if found is None:
            return None
        stop = _SUBJECT_END.search(self.text, found.end(), where.end)
        subject = self.text[found.end() : stop.start() if stop else where.end]
        return re.sub(r"\s+và\s*$", "", subject).strip(" ,") or None
