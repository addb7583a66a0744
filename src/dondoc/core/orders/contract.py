"""The Directive as the JSON of the public contract, version 1: keys are added, never renamed, in one order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.core.deadlines.model import Deadline, Schedule
from dondoc.core.orders.ids import Ids
from dondoc.core.orders.model import (
    Agreement,
    Block,
    Citation,
    Directive,
    Duty,
    Event,
    Field,
    Heading,
    Indicator,
    Measure,
    Recipient,
    Speaker,
    Target,
    Task,
    UnitMention,
    Warning,
)
from dondoc.core.values import Span

SCHEMA = "dondoc/directive/1"

Json = dict[str, Any]


def number_json(value: Decimal | None) -> int | float | None:
    """A figure for JSON: an integer when it is whole, else the shortest decimal of the same value.

    >>> number_json(Decimal("90000")), number_json(Decimal("25.5")), number_json(None)
    (90000, 25.5, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _sure(confidence: float) -> float:
    return round(confidence, 3)


def _unit(u: UnitMention) -> Json:
    known = {"raw": u.raw, "unit": u.unit, "group": u.group, "note": u.note}
    return {**known, "span": _span(u.span), "confidence": _sure(u.confidence)}


def deadline_json(d: Deadline | None) -> Json | None:
    """A deadline in the contract's words."""
    if d is None:
        return None
    waits = {"kind": d.waits_for.kind, "raw": d.waits_for.raw} if d.waits_for else None
    return {
        "raw": d.raw,
        "start": _day(d.start),
        "due": _day(d.due),
        "time": d.time,
        "dates": [x.isoformat() for x in d.dates],
        "precision": d.precision.value,
        "inclusive": d.inclusive,
        "rule": d.rule,
        "waits_for": waits,
        "note": d.note,
        "span": _span(d.span),
        "confidence": _sure(d.confidence),
    }


_BETWEEN = ("nine_months",)
"""Cycles that the contract has no word for; the rules of a schedule tell them."""


def schedule_json(s: Schedule | None) -> Json | None:
    """A schedule in the contract's words."""
    if s is None:
        return None
    return {
        "raw": s.raw,
        "periods": [p for p in s.periods if p not in _BETWEEN],
        "monthly_day": s.monthly_day,
        "dates": [x.isoformat() for x in s.dates],
        "before": s.before,
        "rules": list(s.rules),
        "span": _span(s.span),
        "confidence": _sure(s.confidence),
    }


def _target(t: Target) -> Json:
    return {
        "raw": t.raw,
        "comparator": t.comparator,
        "low": number_json(t.low),
        "high": number_json(t.high),
        "base_year": t.base_year,
        "period": t.period,
        "span": _span(t.span),
        "confidence": _sure(t.confidence),
    }


def _speaker(s: Speaker | None) -> Json | None:
    if s is None:
        return None
    return {"name": s.name, "title": s.title, "occasion": s.occasion, "day": _day(s.day), "span": _span(s.span)}


def task_json(t: Task) -> Json:
    """A task in the contract's words."""
    made = t.deliverable
    return {
        "id": t.id,
        "number": t.number,
        "appendix": t.appendix,
        "groups": list(t.groups),
        "parent": t.parent,
        "leadin": t.leadin,
        "text": t.text,
        "deadline": deadline_json(t.deadline),
        "lead": [_unit(u) for u in t.lead],
        "coordinate": [_unit(u) for u in t.coordinate],
        "output": t.output,
        "output_span": _span(t.output_span),
        "deliverable": {"kind": made.kind, "issued_by": made.issued_by, "span": _span(made.span)} if made else None,
        "budget": t.budget,
        "targets": [_target(x) for x in t.targets],
        "citations": list(t.citations),
        "speaker": _speaker(t.speaker),
        "notes": list(t.notes),
        "row": _span(t.row),
        "span": _span(t.span),
        "confidence": _sure(t.confidence),
    }


def indicator_json(i: Indicator) -> Json:
    """An indicator in the contract's words; ``target`` is the last of its targets."""
    targets = [_target(x) for x in i.targets]
    return {
        "id": i.id,
        "number": i.number,
        "appendix": i.appendix,
        "groups": list(i.groups),
        "parent": i.parent,
        "additive": i.additive,
        "name": i.name,
        "unit": i.unit,
        "direction": i.direction,
        "kind": i.kind,
        "target": targets[-1] if targets else None,
        "targets": targets if len(targets) > 1 else [],
        "lead": [_unit(u) for u in i.lead],
        "notes": list(i.notes),
        "row": _span(i.row),
        "span": _span(i.span),
        "confidence": _sure(i.confidence),
    }


def _duty(d: Duty) -> Json:
    return {
        "id": d.id,
        "kind": d.kind,
        "raw": d.raw,
        "what": d.what,
        "scope": list(d.scope),
        "who": [_unit(u) for u in d.who],
        "to": _unit(d.to) if d.to else None,
        "schedule": schedule_json(d.schedule),
        "span": _span(d.span),
        "confidence": _sure(d.confidence),
    }


def _event(e: Event) -> Json:
    return {
        "id": e.id,
        "raw": e.raw,
        "name": e.name,
        "edition": e.edition,
        "abbreviation": e.abbreviation,
        "role": e.role,
        "date": _day(e.date),
        "year": e.year,
        "mode": e.mode,
        "span": _span(e.span),
        "confidence": _sure(e.confidence),
    }


def _agreement(a: Agreement) -> Json:
    return {
        "id": a.id,
        "raw": a.raw,
        "with": a.partner,
        "subject": a.subject,
        "from": a.from_year,
        "to": a.to_year,
        "mode": a.mode,
        "span": _span(a.span),
        "confidence": _sure(a.confidence),
    }


def _measure(m: Measure) -> Json:
    return {
        "id": m.id,
        "raw": m.raw,
        "name": m.name,
        "value": number_json(m.value),
        "comparator": m.comparator,
        "span": _span(m.span),
        "confidence": _sure(m.confidence),
    }


def _citation(c: Citation) -> Json:
    return {
        "raw": c.raw,
        "number": c.number,
        "kind": c.kind,
        "issued": _day(c.issued),
        "issuer": c.issuer,
        "role": c.role,
        "span": _span(c.span),
        "confidence": _sure(c.confidence),
    }


def _recipient(r: Recipient) -> Json:
    return {"raw": r.raw, "purpose": r.purpose, "span": _span(r.span), "confidence": _sure(r.confidence)}


def _field(f: Field) -> Json:
    return {"raw": f.raw, "value": f.value, "span": _span(f.span), "confidence": _sure(f.confidence)}


def _heading(h: Heading) -> Json:
    return {"id": h.id, "label": h.label, "heading": h.heading, "level": h.level, "span": _span(h.span)}


def _warning(w: Warning) -> Json:
    return {"code": w.code, "message": w.message, "facts": list(w.facts), "spans": [_span(s) for s in w.spans]}


def _block(b: Block) -> Json:
    out: Json = {"span": _span(b.span), "as": b.what.value}
    if b.page is not None:
        out["page"] = b.page
    if b.box is not None:
        out["bbox"] = [round(x, 2) for x in b.box]
    if b.cell is not None:
        out["cell"] = list(b.cell)
    if b.label is not None:
        out["label"] = b.label
    return out


def _head(d: Directive) -> Json:
    ids = Ids()
    signer = d.signer and {
        "name": d.signer.name,
        "title": d.signer.title,
        "span": _span(d.signer.span),
        "confidence": _sure(d.signer.confidence),
    }
    return {
        "number": d.number,
        "kind": d.kind,
        "issued": _day(d.issued),
        "place": d.place,
        "effective": _day(d.effective),
        "issuer": d.issuer,
        "title": d.title,
        "signer": signer,
        "header": {key: {"id": ids.give("header", key), **_field(f)} for key, f in d.header.items()},
        "recipients": [{"id": ids.give("recipient", r.raw), **_recipient(r)} for r in d.recipients],
        "addressees": [{"id": ids.give("addressee", u.raw), **_unit(u)} for u in d.addressees],
        "citations": [{"id": ids.give("citation", c.number, c.raw), **_citation(c)} for c in d.citations],
        "outline": [{**_heading(h), "id": h.id or ids.give("heading", h.label, h.heading)} for h in d.outline],
    }


def _facts(d: Directive) -> Json:
    return {
        "tasks": [task_json(t) for t in d.tasks],
        "indicators": [indicator_json(i) for i in d.indicators],
        "duties": [_duty(x) for x in d.duties],
        "events": [_event(e) for e in d.events],
        "agreements": [_agreement(a) for a in d.agreements],
        "measures": [_measure(m) for m in d.measures],
        "warnings": [_warning(w) for w in d.warnings],
    }


def directive_json(directive: Directive, source: Json) -> Json:
    """The whole contract: what ``dondoc read --json`` prints for one file.

    Args:
        directive: what was understood.
        source: name, sha256, media_type, reader, pages and pack of the file read.
    """
    blocks = [_block(b) for b in directive.blocks]
    start = {"schema": SCHEMA, "source": source, "text": directive.text, "blocks": blocks}
    return {**start, **_head(directive), **_facts(directive)}
