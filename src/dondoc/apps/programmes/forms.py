"""What a browser sends when a document is put under tracking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ReportingDuty
from dondoc.apps.programmes.selectors.preparing import Preparation, choices_as_ticked
from dondoc.apps.programmes.services.choices import Choices, How


class ProgrammeForm(forms.Form):
    """Name, year and keeper of a programme."""

    name = forms.CharField(
        label=_("Tên chương trình"), max_length=500, error_messages={"required": _("Chưa đặt tên chương trình.")}
    )
    year = forms.IntegerField(
        label=_("Năm"),
        required=False,
        min_value=1945,
        max_value=2200,
        error_messages={"invalid": _("Năm cần bốn chữ số, ví dụ 2026.")},
    )
    focal = forms.TypedChoiceField(
        label=_("Đơn vị đầu mối"), coerce=int, error_messages={"required": _("Chưa chọn đơn vị đầu mối.")}
    )

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **more: Any) -> None:
        """Offer the units of the register."""
        super().__init__(*args, **more)
        self.fields["focal"].choices = [("", _("Chọn đơn vị"))] + [(str(key), name) for key, name in units]  # type: ignore[attr-defined]


def form_for(preparation: Preparation, data: QueryDict | None = None) -> ProgrammeForm:
    """The form with what is proposed, or with what was sent."""
    first = {"name": preparation.name, "year": preparation.plan.year, "focal": preparation.focal}
    return ProgrammeForm(data, initial=first, units=preparation.units)


def with_answers(preparation: Preparation, sent: QueryDict) -> Preparation:
    """The page with what was sent, so that a refusal loses nothing; keys that are not on the page are left out."""
    units = {key for key, _name in preparation.units}
    return replace(
        preparation,
        collectives=[
            replace(row, how=_how(sent.get(row.name, "")), chosen=_keys(sent, row.units_name) & units)
            for row in preparation.collectives
        ],
        milestones=[
            replace(row, accepted=_is_ticked(sent, "milestones", row.fact.pk)) for row in preparation.milestones
        ],
        deliverables=[
            replace(row, accepted=_is_ticked(sent, "deliverables", row.fact.pk)) for row in preparation.deliverables
        ],
        themes=[replace(row, accepted=_is_ticked(sent, "themes", row.theme.place)) for row in preparation.themes],
        duties=[
            replace(row, chosen=_keys(sent, row.units_name) & units, period=_period(sent.get(row.period_name, "")))
            for row in preparation.duties
        ],
    )


def choices_of(form: ProgrammeForm, answered: Preparation) -> Choices:
    """The choices of a valid form and of a page ``with_answers``."""
    focal = OrgUnit.objects.get(pk=form.cleaned_data["focal"])
    return choices_as_ticked(answered, form.cleaned_data["name"], focal, form.cleaned_data["year"])


def _keys(sent: QueryDict, name: str) -> frozenset[int]:
    return frozenset(int(value) for value in sent.getlist(name) if value.isdecimal() and len(value) < 12)


def _is_ticked(sent: QueryDict, name: str, key: int) -> bool:
    """Whether a row's own box, or the one for all, was ticked."""
    given = sent.getlist(name)
    return "all" in given or str(key) in given


def _how(value: str) -> str:
    return value if value in set(How) else ""


def _period(value: str) -> str:
    return value if value in ReportingDuty.Period.values else ""
