"""What a person fills in about an instruction, and when it is given as a task."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.days import DayField
from dondoc.apps.events.models import Event
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.instructions.services import Giving
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import Programme
from dondoc.apps.programmes.selectors.units import unit_choices, units_named
from dondoc.core.deadlines.model import Deadline
from dondoc.core.deadlines.reading import read_deadline

_FIELDS = ("said", "speaker", "speaker_title", "occasion", "said_on", "units", "event", "note")


class InstructionForm(forms.ModelForm):  # type: ignore[type-arg]
    """An instruction."""

    said_on = DayField(label=Instruction._meta.get_field("said_on").verbose_name, required=False)

    class Meta:
        model = Instruction
        fields = _FIELDS
        widgets = {"said": forms.Textarea(attrs={"rows": 4}), "note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the events that stand in the register by themselves."""
        super().__init__(*args, **kwargs)
        field = self.fields["event"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Event.objects.filter(joined_into=None).order_by("-year", "name")

    def clean_said_on(self) -> date | None:
        """A day that has come: nobody has said anything tomorrow."""
        day: date | None = self.cleaned_data["said_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("Ngày này chưa đến."))
        return day


class GivingForm(forms.Form):
    """In which programme, by whom and until when."""

    programme = forms.ModelChoiceField(label=gettext_lazy("Chương trình"), queryset=Programme.objects.none())
    lead = forms.TypedChoiceField(label=gettext_lazy("Đơn vị chủ trì"), coerce=int)
    deadline = forms.CharField(
        label=gettext_lazy("Thời hạn"),
        required=False,
        max_length=120,
        help_text=gettext_lazy(
            "Viết như trong văn bản: trước ngày 30/6/2026, trong quý III năm 2026. Có thể bỏ trống."
        ),
    )

    def __init__(self, *args: Any, instruction: Instruction, **kwargs: Any) -> None:
        """Offer the programmes and the units of today; the unit that the words name stands first."""
        today = timezone.localdate()
        named = units_named([name.strip() for name in instruction.units.split(",")], today)
        super().__init__(*args, **kwargs)
        self.initial["lead"] = next((unit.pk for unit in named.values()), "")
        programme, lead = self.fields["programme"], self.fields["lead"]
        assert isinstance(programme, forms.ModelChoiceField)
        assert isinstance(lead, forms.ChoiceField)
        programme.queryset = Programme.objects.filter(versions__isnull=False).distinct()
        lead.choices = [("", _("Chọn đơn vị")), *((str(key), name) for key, name in unit_choices(today))]

    def clean_deadline(self) -> Deadline | None:
        """What the words say about time.

        Raises:
            ValidationError: they say nothing.
        """
        words = self.cleaned_data["deadline"].strip()
        if not words:
            return None
        today = timezone.localdate()
        found = read_deadline(words, year=today.year, issued=today)
        if found is None:
            raise ValidationError(_("Chưa hiểu thời hạn “%(words)s”. Ví dụ: trước ngày 30/6/2026.") % {"words": words})
        return found

    @property
    def giving(self) -> Giving:
        """What was decided."""
        said = self.cleaned_data
        return Giving(said["programme"], OrgUnit.objects.get(pk=said["lead"]), said["deadline"])
