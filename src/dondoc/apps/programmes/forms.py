"""What a browser sends when a document is put under tracking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ReportingDuty
from dondoc.apps.programmes.selectors.preparing import Preparation
from dondoc.apps.programmes.services.choices import Choices, Collective, How


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


def choices_of(form: ProgrammeForm, preparation: Preparation, sent: QueryDict) -> Choices:
    """The choices of a valid form; keys of facts and units that are not on the page are left out."""
    units = {key for key, _name in preparation.units}
    return Choices(
        name=form.cleaned_data["name"],
        focal_unit=OrgUnit.objects.get(pk=form.cleaned_data["focal"]),
        year=form.cleaned_data["year"],
        collectives=_collectives(preparation, sent, units),
        milestones=_ticked(sent, "milestones", (row.fact.pk for row in preparation.milestones)),
        deliverables=_ticked(sent, "deliverables", (row.fact.pk for row in preparation.deliverables)),
        respondents={row.fact.pk: _units(sent, f"respondents-{row.fact.pk}", units) for row in preparation.duties},
        periods=_periods(preparation, sent),
    )


def _collectives(preparation: Preparation, sent: QueryDict, units: set[int]) -> dict[int, Collective]:
    decided = {}
    for row in preparation.collectives:
        how = sent.get(f"collective-{row.fact.pk}", "")
        if how in set(How):
            decided[row.fact.pk] = Collective(How(how), _units(sent, f"members-{row.fact.pk}", units))
    return decided


def _periods(preparation: Preparation, sent: QueryDict) -> dict[int, str]:
    given = {row.fact.pk: sent.get(f"period-{row.fact.pk}", "") for row in preparation.duties if row.needs_period}
    return {key: period for key, period in given.items() if period in ReportingDuty.Period.values}


def _ticked(sent: QueryDict, name: str, offered: Iterable[int]) -> frozenset[int]:
    return frozenset(offered) & {int(value) for value in sent.getlist(name) if value.isdecimal()}


def _units(sent: QueryDict, name: str, known: set[int]) -> tuple[int, ...]:
    sent_keys = (int(value) for value in sent.getlist(name) if value.isdecimal())
    return tuple(dict.fromkeys(key for key in sent_keys if key in known))
