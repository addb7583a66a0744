"""What a person fills in about an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dondoc.apps.days import DayField
from dondoc.apps.events.models import Event

_FIELDS = (
    *("name", "abbreviation", "edition", "body", "level", "role", "starts", "ends", "year"),
    *("place", "host_country", "mode", "note"),
)


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    """An event; its year follows from its days when it is left empty."""

    starts = DayField(label=Event._meta.get_field("starts").verbose_name, required=False)
    ends = DayField(label=Event._meta.get_field("ends").verbose_name, required=False)

    class Meta:
        model = Event
        fields = _FIELDS
        widgets = {"name": forms.Textarea(attrs={"rows": 2}), "note": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any]:
        """Days stand in order and in the year that is named."""
        given = super().clean() or {}
        starts, ends, year = given.get("starts"), given.get("ends"), given.get("year")
        if starts and ends and ends < starts:
            self.add_error("ends", _("Ngày kết thúc trước ngày bắt đầu."))
        if starts and year and starts.year != year:
            self.add_error("year", _("Năm này khác năm của ngày bắt đầu."))
        if starts and "year" in given and not year:
            given["year"] = starts.year
        return given
