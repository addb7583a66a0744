"""What a person fills in about bodies and chairmanships."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dondoc.apps.bodies.models import Body, Chairmanship
from dondoc.apps.days import DayField


class BodyForm(forms.ModelForm):  # type: ignore[type-arg]
    """A body."""

    class Meta:
        model = Body
        fields = ("code", "name", "name_en", "kind", "parent", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any]:
        """A body is not a part of itself."""
        given = super().clean() or {}
        if self.instance.pk and given.get("parent") == self.instance:
            self.add_error("parent", _("Một kênh không thuộc chính nó."))
        return given


class ChairmanshipForm(forms.ModelForm):  # type: ignore[type-arg]
    """A chairmanship."""

    starts = DayField(label=Chairmanship._meta.get_field("starts").verbose_name, required=False)
    ends = DayField(label=Chairmanship._meta.get_field("ends").verbose_name, required=False)

    class Meta:
        model = Chairmanship
        fields = ("body", "body_name", "country", "role", "from_year", "to_year", "starts", "ends", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any]:
        """Years and days stand in order."""
        given = super().clean() or {}
        first, last = given.get("from_year"), given.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", _("Năm kết thúc trước năm bắt đầu."))
        if given.get("starts") and given.get("ends") and given["ends"] < given["starts"]:
            self.add_error("ends", _("Ngày kết thúc trước ngày bắt đầu."))
        return given
