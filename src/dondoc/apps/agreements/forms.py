"""What a person fills in about an agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dondoc.apps.agreements.models import Agreement
from dondoc.apps.days import DayField
from dondoc.apps.events.models import Event

_FIELDS = (
    *("name", "kind", "partner", "subject", "adopted_on", "adopted_year", "adopted_at", "event", "mode"),
    *("from_year", "to_year", "state", "note"),
)


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg]
    """An agreement."""

    adopted_on = DayField(label=Agreement._meta.get_field("adopted_on").verbose_name, required=False)

    class Meta:
        model = Agreement
        fields = _FIELDS
        widgets = {
            "name": forms.Textarea(attrs={"rows": 2}),
            "subject": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the events that stand in the register by themselves."""
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Event.objects.filter(joined_into=None).order_by("-year", "name")

    def clean(self) -> dict[str, Any]:
        """Years stand in order; the year of signing is that of its day."""
        given = super().clean() or {}
        first, last = given.get("from_year"), given.get("to_year")
        day, year = given.get("adopted_on"), given.get("adopted_year")
        if first and last and last < first:
            self.add_error("to_year", _("Năm kết thúc trước năm bắt đầu."))
        if day and year and day.year != year:
            self.add_error("adopted_year", _("Năm này khác năm của ngày ký, thông qua."))
        if day and "adopted_year" in given and not year:
            given["adopted_year"] = day.year
        return given
