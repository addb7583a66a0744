"""A fact on its card: each field with its value, the words it came from, and whether it is sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.directives.contract.doubts import Doubt
from dondoc.apps.directives.contract.fields import Field, fields_of
from dondoc.apps.directives.contract.figures import show_day
from dondoc.apps.directives.contract.typed import unit_shown
from dondoc.apps.directives.folding import name_key

PRECISION: dict[str, str | Promise] = {
    "month": gettext_lazy("ngày cuối tháng"),
    "quarter": gettext_lazy("ngày cuối quý"),
    "half": gettext_lazy("ngày cuối nửa năm"),
    "year": gettext_lazy("chỉ có năm"),
    "period": gettext_lazy("ngày cuối giai đoạn"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A field of the card.

    Attributes:
        name: the field.
        label: what the screen calls it.
        values: the value as it stands, one or several; empty when the document does not say.
        raw: the words it came from, when they read otherwise.
        note: how exact it is, or who set it and why.
        doubtful: whether a question is open about it.
        mended: whether a person set what the words do not say.
    """

    name: str
    label: str
    values: list[str]
    raw: str = ""
    note: str = ""
    doubtful: bool = False
    mended: bool = False


def lines(
    kind: str, key: str, data: Mapping[str, Any], doubts: Iterable[Doubt] = (), set_by: Mapping[str, Any] | None = None
) -> list[Line]:
    """The fields of a fact as the card shows them; empty ones too, except those that hardly any document has."""
    asked = {d["field"] for d in doubts}
    drawn = (_line(f, data, f.name in asked, (set_by or {}).get(f.name)) for f in fields_of(kind, key))
    return [line for line in drawn if line.values or line.doubtful or line.name not in _RARE]


_RARE = {"budget", "deliverable", "abbreviation", "edition", "mode", "date", "year", "purpose", "effective"}


def beside(data: Mapping[str, Any]) -> list[Line]:
    """What the document says beside the fields that can be corrected: who spoke, the lead-in, figures of a task."""
    speaker = data.get("speaker") or {}
    spoken = [speaker.get("title"), speaker.get("name"), speaker.get("occasion"), show_day(speaker.get("day"))]
    figures = [str(t.get("raw", "")) for t in data.get("targets") or [] if isinstance(t, Mapping)]
    found = (
        ("speaker", _("Người nói"), [", ".join(str(part) for part in spoken if part)] if speaker else []),
        ("leadin", _("Câu dẫn"), [str(data["leadin"])] if data.get("leadin") else []),
        ("targets", _("Mức nêu"), figures),
    )
    return [Line(name, label, values) for name, label, values in found if values]


def _line(field: Field, data: Mapping[str, Any], doubtful: bool, set_by: Mapping[str, Any] | None) -> Line:
    value = data.get(field.name)
    values, raw, note = _deadline(value) if field.name == "deadline" else _plain(field, value)
    if set_by:
        words = {"name": set_by.get("name", ""), "reason": set_by.get("reason", "")}
        note = _("%(name)s đặt: %(reason)s") % words
    return Line(field.name, str(field.label), values, raw, note, doubtful, bool(set_by))


def _plain(field: Field, value: Any) -> tuple[list[str], str, str]:
    if field.choices:
        return [str(dict(field.choices).get(value, value))] if value else [], "", ""
    shown = field.reader.show(value)
    values = [part for part in shown.split("\n") if part] if field.many else [shown] * bool(shown)
    mentions = value if isinstance(value, list) else [value] if isinstance(value, Mapping) else []
    said = [str(m.get("raw", "")) for m in mentions if isinstance(m, Mapping)]
    known = [unit_shown(m) for m in mentions if isinstance(m, Mapping)]
    other = [raw for raw, name in zip(said, known, strict=True) if field.units and name_key(raw) != name_key(name)]
    return values, "; ".join(other), ""


def _deadline(value: Mapping[str, Any] | None) -> tuple[list[str], str, str]:
    if not value:
        return [], "", ""
    raw, due = str(value.get("raw", "")), value.get("due")
    note = str(PRECISION.get(value.get("precision", ""), ""))
    if not due:
        return [raw], "", note
    shown = show_day(due)
    if not value.get("inclusive", True):
        last = (date.fromisoformat(due) - timedelta(days=1)).strftime("%d/%m/%Y")
        shown, note = _("trước %(day)s") % {"day": shown}, _("hạn cuối %(day)s") % {"day": last}
    return [shown], raw if raw != shown else "", note
