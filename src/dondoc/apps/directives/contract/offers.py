"""The one question that is open about a fact, and the answers that are offered with it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.directives.contract.doubts import Doubt, ask
from dondoc.apps.directives.contract.figures import show_day
from dondoc.apps.directives.contract.typed import unit_shown
from dondoc.core.progress.proposals import NO_PLAN, Plan, propose_deadline, propose_lead

KEEP = "_giu"
OTHER = "_khac"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose.

    Attributes:
        value: what the form sends.
        label: the words.
        note: why it is offered.
        checked: whether it is chosen already.
        proposed: whether the words of the document do not say it (rule 13); drawn apart and never chosen already.
        inputs: what it sets, field → as typed.
    """

    value: str
    label: str
    note: str = ""
    checked: bool = False
    proposed: bool = False
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A question with its answers.

    Attributes:
        name: the field that the answer sets.
        question: the question in words.
        advice: what to do, or the rule behind it.
        options: the answers.
        free: whether another value can be typed; ``frame`` is the input's value with "%s" where that stands.
        units: whether what is typed is a unit.
    """

    name: str
    question: str
    advice: str = ""
    options: Sequence[Option] = ()
    free: bool = False
    frame: str = "%s"
    units: bool = False


def offer_of(data: Mapping[str, Any], doubts: Sequence[Doubt], plan: Plan = NO_PLAN) -> Offer | None:
    """The first open question that has a field, with its answers; None when there is no such question."""
    for doubt in doubts:
        make = _OFFERS.get(doubt["code"])
        if make is not None:
            return make(data, doubt, plan)
    return None


def _several_leads(data: Mapping[str, Any], doubt: Doubt, _plan: Plan) -> Offer:
    names = [unit_shown(m) for m in data.get("lead") or []]
    before = [unit_shown(m) for m in data.get("coordinate") or []]
    options = []
    for place, name in enumerate(names):
        others = [n for n in names if n != name]
        inputs = {"lead": name, "coordinate": "\n".join(dict.fromkeys([*before, *others]))}
        note = _("đứng đầu, nên chọn") if place == 0 else ""
        options.append(Option(name, name, note, checked=place == 0, inputs=inputs))
    options.append(Option(KEEP, _("Giữ cả %(count)d đơn vị cùng chủ trì") % {"count": len(names)}))
    return Offer(
        "lead", ask(doubt), _("Mỗi nhiệm vụ chỉ một đơn vị chủ trì (Nghị định 39/2022/NĐ-CP). Hãy chọn một."), options
    )


def _unit(data: Mapping[str, Any], doubt: Doubt, _plan: Plan) -> Offer:
    raw, name = doubt["words"].get("raw", ""), doubt["field"]
    options = [Option(KEEP, _("Để nguyên như văn bản ghi"), checked=doubt["code"] == "unknown-unit")]
    if doubt["code"] == "unsure-unit":
        known = str(doubt["words"].get("unit", ""))
        options.insert(0, Option(known, known, _("gần nhất trong danh mục"), checked=True))
    frame = _frame(data.get(name), raw)
    return Offer(name, ask(doubt), _("Chọn đơn vị trong danh mục."), options, free=True, frame=frame, units=True)


def _owner(data: Mapping[str, Any], doubt: Doubt, _plan: Plan) -> Offer:
    known = str(doubt["words"].get("unit", ""))
    frame = _frame(data.get(doubt["field"]), doubt["words"].get("raw", ""))
    options = [Option(known, known, _("gần nhất trong câu chữ"), checked=True)]
    return Offer(doubt["field"], ask(doubt), _("Xem lại câu gốc."), options, free=True, frame=frame, units=True)


def _frame(value: Any, raw: str) -> str:
    if not isinstance(value, list):
        return "%s"
    rows = ["%s" if m.get("raw") == raw else unit_shown(m).replace("%", "%%") for m in value]
    return "\n".join(rows) if rows.count("%s") == 1 else "%s"


def _no_lead(_data: Mapping[str, Any], doubt: Doubt, plan: Plan) -> Offer:
    options = [Option(KEEP, _("Để trống"), checked=True)]
    proposal = propose_lead(plan)
    if proposal is not None:
        why = _("đơn vị đề nghị ban hành")
        options.append(Option(proposal.value, proposal.value, why, proposed=True, inputs={"lead": proposal.value}))
    return Offer("lead", ask(doubt), _("Chọn đơn vị chủ trì, hoặc để trống."), options, free=True, units=True)


def _no_deadline(_data: Mapping[str, Any], doubt: Doubt, plan: Plan) -> Offer:
    options = [Option(KEEP, _("Không xác định thời hạn"), checked=True)]
    proposal = propose_deadline(plan)
    if proposal is not None:
        day = show_day(proposal.value)
        options.append(Option(day, day, _("năm của kế hoạch"), proposed=True, inputs={"deadline": day}))
    return Offer("deadline", ask(doubt), _("Ghi ngày như 31/12/2026 hoặc “Quý II/2026”."), options, free=True)


def _windows(data: Mapping[str, Any], doubt: Doubt, _plan: Plan) -> Offer:
    """One time that lasts from the first window to the last, or once in each."""
    deadline = data.get("deadline") or {}
    first, last = first_window(deadline), deadline.get("due")
    options = [Option(KEEP, _("Một đợt, xong chậm nhất %(day)s") % {"day": show_day(last)}, checked=True)]
    if first and last and first < last:
        words = _("%(first)s và %(last)s") % {"first": show_day(first), "last": show_day(last)}
        twice = _("Hai lần, hạn %(days)s") % {"days": words}
        options.append(Option("hai-lan", twice, inputs={"deadline": f"{show_day(first)}; {show_day(last)}"}))
    return Offer("deadline", ask(doubt), _("Chọn cách hiểu đúng với văn bản."), options, free=True)


def first_window(deadline: Mapping[str, Any]) -> str | None:
    """The last day of the month or quarter in which a deadline begins, ISO 8601; None when it names neither.

    >>> first_window({"start": "2026-01-01", "due": "2026-06-30", "precision": "quarter"})
    '2026-03-31'
    >>> first_window({"start": "2026-12-01", "due": "2026-12-31", "precision": "month"})
    '2026-12-31'
    """
    months = {"month": 1, "quarter": 3}.get(str(deadline.get("precision")))
    if not months or not deadline.get("start"):
        return None
    start = date.fromisoformat(deadline["start"])
    month = (start.month - 1) // months * months + months
    return start.replace(month=month, day=monthrange(start.year, month)[1]).isoformat()


_OFFERS = {
    "two-windows": _windows,
    "several-leads": _several_leads,
    "unsure-unit": _unit,
    "unsure-owner": _owner,
    "unknown-unit": _unit,
    "no-lead": _no_lead,
    "no-deadline": _no_deadline,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an answer sets, and the reason when the words of the document do not say it."""

    inputs: Mapping[str, str]
    reason: str = ""


def chosen(offer: Offer, value: str, typed: str = "") -> Chosen:
    """What choosing ``value`` (or typing another) sets; nothing when all is to stay as it is."""
    if value == OTHER and offer.free and typed.strip():
        return Chosen({offer.name: offer.frame % typed.strip()}, _("người rà soát điền"))
    option = next((o for o in offer.options if o.value == value and o.value != KEEP), None)
    if option is None:
        return Chosen({})
    if option.proposed:
        return Chosen(option.inputs, _("nhận đề nghị, %(note)s") % {"note": option.note})
    if "deadline" in option.inputs:
        return Chosen(option.inputs, _("người rà soát chọn cách hiểu thời hạn"))
    if option.inputs:
        return Chosen(option.inputs, _("người rà soát chọn một đơn vị chủ trì"))
    return Chosen({offer.name: offer.frame % value})
