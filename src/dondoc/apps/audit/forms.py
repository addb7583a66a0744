"""What to show of the record of acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.models import AuditRow
from dondoc.apps.days import DayField


class RecordFilter(forms.Form):
    """By who, by app, by days."""

    nguoi = forms.CharField(label=_("Người làm"), required=False, max_length=80)
    viec = forms.ChoiceField(label=_("Việc về"), required=False)
    tu = DayField(label=_("Từ ngày"), required=False)
    den = DayField(label=_("Đến ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of objects that the record knows."""
        super().__init__(*args, **kwargs)
        types = AuditRow.objects.order_by("object_type").values_list("object_type", flat=True).distinct()
        kinds: Any = self.fields["viec"]
        kinds.choices = [("", _("Mọi việc")), *((name, _name(name)) for name in types)]


def _name(object_type: str) -> str:
    try:
        return str(capfirst(apps.get_model(object_type)._meta.verbose_name))
    except LookupError:
        return object_type
