"""Reads what a document says of itself: the one entry of this room."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dondoc.core.document.addressees import read_addressees
from dondoc.core.document.citations import Setting, cited_in, laws_in, merged
from dondoc.core.document.dates import find_days
from dondoc.core.document.facts import DocumentFacts, Part, Region
from dondoc.core.document.head import ABOUT, CAPTION, Head, read_head, with_sentence_head
from dondoc.core.document.issuer import issuer_of, read_issuer, resolves
from dondoc.core.document.lines import Line, lines_of
from dondoc.core.document.numbers import Number, find_numbers
from dondoc.core.document.outline import read_outline
from dondoc.core.document.parts import Layout, lay_out, regions_of
from dondoc.core.document.press import PressPage, read_press
from dondoc.core.document.recipients import read_recipients
from dondoc.core.document.roles import basis_lines, preamble, role_in, with_basis
from dondoc.core.document.signer import read_signer
from dondoc.core.document.title import is_authority, read_title
from dondoc.core.orders.model import Citation, Field
from dondoc.core.packs import Pack
from dondoc.core.text.model import Text
from dondoc.core.values import Span

_EFFECT = re.compile(
    r"(?:này|Này)\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+"
    r"(?P<when>ngày\s+ký(?:\s+ban\s+hành)?|ngày\s+[^.;]{6,40})"
)
_OFFICES = 3
_HEAD_LINE = 400
"""A longer line with the number holds the opening of the document, too: a page put together without its lines."""
_LETTER = "Công văn"
_PRESS = "Tin tức"
_MISREAD = 0.9
"""How sure at most a name is that a scan may have misread."""


def read_document(text: Text, pack: Pack) -> DocumentFacts:
    """Read number, kind, day, place, issuer, title, signer, basis, citations, structure, recipients and addressees.

    Nothing is filled in that the words do not say; what is left blank in the document stays None.

    Args:
        text: the document as read.
        pack: the country's kinds, codes and units.
    """
    lines = lines_of(text)
    head = read_head(lines, pack)
    page = read_press(lines, head, len(text.text))
    if page:
        return _press_facts(text, lines, head, page, pack)
    return _Reader(text, lines, with_sentence_head(head, pack), pack).facts()


class _Reader:
    """Holds what the parts of one document share while they are read."""

    def __init__(self, text: Text, lines: tuple[Line, ...], head: Head, pack: Pack) -> None:
        self.text, self.lines, self.head, self.pack = text, lines, head, pack
        self.layout = lay_out(lines, head, pack)
        self.fields = dict(head.fields)
        self.title, self.title_end = read_title(head, text.text, pack)
        self.caption = _caption(lines, self.layout, head, pack)
        self.issued = head.issued
        self.effective: date | None = None
        self.number = head.number[1] if head.number else None

    def facts(self) -> DocumentFacts:
        """All facts."""
        self._fill_header()
        recipients, behind = read_recipients(self.lines, self.layout, self.text.text)
        signer, first, last = read_signer(self.lines, self.layout.recipients, behind, self.layout.main_end)
        addressees, addressed = read_addressees(self.lines, self.layout.main_end, self.issued, self.pack)
        setting = Setting(self.pack, self.number, self._kind(), self.issued, self._aliases())
        mentions, based = self._citations(setting)
        if signer:
            self.fields["signer"] = Field(signer.name, signer.name, signer.span, signer.confidence)
        value = {key: field.value for key, field in self.fields.items()}
        spans = self._spans(behind, (first, last), addressed, based)
        return DocumentFacts(
            number=value.get("number"),
            kind=value.get("kind"),
            issued=self.issued,
            place=value.get("place"),
            effective=self.effective,
            issuer=value.get("issuer"),
            title=value.get("title"),
            signer=signer,
            header=self.fields,
            recipients=recipients,
            addressees=addressees,
            citations=merged(mentions),
            mentions=tuple(mentions),
            outline=read_outline(self.lines, self.layout, self._kind_line()),
            regions=regions_of(self.lines, self.layout, spans, len(self.text.text)),
            own_numbers=frozenset({*self._aliases(), *([self.number.value] if self.number else [])}),
        )

    def _kind_line(self) -> Line | None:
        return self.lines[self.head.kind_at] if self.head.kind_at is not None else None

    def _kind(self) -> str | None:
        found = self.fields.get("kind")
        return found.value if found else None

    def _fill_header(self) -> None:
        if self.title:
            self.fields["title"] = self.title
        if self.caption:
            self._take_caption(*self.caption)
        self._infer_kind()
        issuer = read_issuer(self.head, self.title_end, self.lines[: self.layout.main_end], self.pack)
        if issuer is None and self.caption and self.number:
            name = issuer_of(self.number, self.pack, self.issued)
            line, number = self.caption
            span = line.sub(number.span.start, number.span.end)
            issuer = Field(number.value, name, span, 0.8) if name else None
        if issuer:
            self.fields["issuer"] = issuer if self._holds(issuer) else replace(issuer, confidence=_MISREAD)
        self._read_effect()

    def _holds(self, issuer: Field) -> bool:
        """Whether an issuer's name is as it should be: a scan may have letters wrong in one that nobody knows."""
        unsure = issuer.confidence <= _MISREAD or self.text.reader != "scan"
        return unsure or resolves(issuer.value, self.pack, self.issued)

    def _take_caption(self, line: Line, number: Number) -> None:
        """Fill number and day from "(Kèm theo Nghị quyết số …)" where the head of the file is missing."""
        if "number" not in self.fields and self.head.symbol in ((), number.codes):
            span = line.sub(number.span.start, number.span.end)
            self.fields["number"] = Field(number.value, number.value, span, 0.85)
            self.number = number
        if self.issued is None and self.number and self.number.value == number.value:
            day = next((d for d in find_days(line.words) if d.span.start >= number.span.end), None)
            if day:
                span = line.sub(day.span.start, day.span.end)
                self.fields["issued"] = Field(span.of(self.text.text), day.day.isoformat(), span, 0.85)
                self.issued = day.day

    def _infer_kind(self) -> None:
        if "kind" in self.fields:
            return
        kind = self.number.kind(self.pack) if self.number else None
        about = next((x for x in self.lines[: self.head.body + 1] if ABOUT.search(x.words)), None)
        addressed = next((x for x in self.lines[: self.head.body + 1] if re.match(r"\W*Kính\s+gửi", x.words)), None)
        sign = about or addressed
        if kind and self.number and "number" in self.fields:
            span = self.fields["number"].span
            self.fields["kind"] = Field(span.of(self.text.text), kind, span, 0.9)
        elif sign is not None:
            raw = re.match(r"\W*V\s?/\s?v\b|\W*Kính\s+gửi|.", sign.words)
            end = raw.end() if raw else len(sign.words)
            self.fields["kind"] = Field(sign.words[:end], _LETTER, sign.sub(0, end), 0.9)

    def _read_effect(self) -> None:
        for line in self.lines[self.head.body : self.layout.main_end]:
            match = _EFFECT.search(line.words)
            if not match:
                continue
            when = match["when"]
            days = find_days(when)
            day = self.issued if re.match(r"ngày\s+ký", when) else days[0].day if days else None
            if day:
                span = line.sub(match.start(), match.start("when") + (days[0].span.end if days else len(when)))
                self.effective = day
                self.fields["effective"] = Field(span.of(self.text.text), day.isoformat(), span, 0.97)
            return

    def _aliases(self) -> frozenset[str]:
        """Numbers under which captions of annexes name this document."""
        if self.caption is None or self.number is None:
            return frozenset()
        return frozenset(
            n.value
            for _, n in _captions(self.lines, self.layout, self.head, self.pack)
            if n.serial == self.number.serial and n.codes[0] == self.number.codes[0]
        )

    def _citations(self, setting: Setting) -> tuple[list[Citation], list[Line]]:
        opening, founded = preamble(self.lines, self.head, self.title_end, self.layout.main_end)
        based = basis_lines(opening, founded)
        base_at = {x.at for x in based}
        first = {x.at for x in opening} | {x.at for x in self.lines if re.match(r"\W*Điều\s+1\b", x.words)}
        titled = range(self.head.kind_at if self.head.kind_at is not None else 0, self.title_end)
        mentions: list[Citation] = []
        for line in self.lines:
            own = self.head.number is not None and line.at == self.head.number[0].at
            if own and len(line.words) <= _HEAD_LINE and not ABOUT.search(line.words):
                continue
            cited = cited_in(line, setting)
            if line.at in base_at:
                found = with_basis(line, cited)
                laws = laws_in(line, found, self.pack) if founded else []
                mentions += sorted([*found, *laws], key=lambda c: c.span)
            else:
                leading = line.at in first or line.at in titled
                mentions += [replace(c, role=role_in(line, c, opening=leading)) for c in cited]
        return mentions, based

    def _spans(
        self, behind: int, signed: tuple[int, int], addressed: tuple[int, int] | None, based: list[Line]
    ) -> dict[Part, Span]:
        """The regions of the main part; the head ends where the body begins."""
        spans: dict[Part, Span] = {}
        top = min(max(self.title_end, 0), len(self.lines))
        for line in self.lines[top : min(top + _OFFICES, self.layout.main_end)]:
            top += line.at == top and is_authority(line, self.pack)
        if addressed and addressed[0] < top:
            top = addressed[0]
        if top:
            spans[Part.HEADER] = Span(self.lines[0].span.start, self.lines[top - 1].span.end)
        if based:
            spans[Part.BASIS] = Span(based[0].span.start, based[-1].span.end)
        if addressed:
            spans[Part.ADDRESSEES] = Span(self.lines[addressed[0]].span.start, self.lines[addressed[1] - 1].span.end)
        if self.layout.recipients is not None and behind > self.layout.recipients:
            spans[Part.RECIPIENTS] = Span(
                self.lines[self.layout.recipients].span.start, self.lines[behind - 1].span.end
            )
        if signed[0] < signed[1]:
            spans[Part.SIGNATURE] = Span(self.lines[signed[0]].span.start, self.lines[signed[1] - 1].span.end)
        return spans


def _captions(lines: tuple[Line, ...], layout: Layout, head: Head, pack: Pack) -> list[tuple[Line, Number]]:
    """Lines "(Ban hành kèm theo Quyết định số …)" below the heading of an annex or an attached part."""
    starts = [a for a, _ in layout.annexes] + ([layout.attached] if layout.attached is not None else [])
    out = []
    for start in starts:
        for line in lines[start : start + 6]:
            if CAPTION.search(line.words[:60]) and not line.is_cell:
                number = next(iter(find_numbers(line.words)), None)
                if number and (head.kind is None or number.kind(pack) in (head.kind, None)):
                    out.append((line, number))
    return out


def _caption(lines: tuple[Line, ...], layout: Layout, head: Head, pack: Pack) -> tuple[Line, Number] | None:
    return next(iter(_captions(lines, layout, head, pack)), None)


def _press_facts(text: Text, lines: tuple[Line, ...], head: Head, page: PressPage, pack: Pack) -> DocumentFacts:
    """A page of the press: a headline, a day, what it names; it orders nothing and has no issuer."""
    setting = Setting(pack, None, _PRESS, page.day)
    mentions = [c for line in lines for c in cited_in(line, setting)]
    header = {"issued": page.issued} | ({"title": page.title} if page.title else {})
    layout = Layout(len(lines), None, None, ())
    return DocumentFacts(
        kind=_PRESS,
        issued=page.day,
        title=page.title.value if page.title else None,
        header=header,
        citations=merged(mentions),
        mentions=tuple(mentions),
        outline=read_outline(lines, layout, None),
        regions=tuple(Region(Part.FURNITURE, s) for s in page.furniture),
    )
