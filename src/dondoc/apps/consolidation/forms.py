"""What is typed: a new report, a block's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from dondoc.apps.days import DayField
from dondoc.apps.programmes.models import ProgrammeVersion

if TYPE_CHECKING:
    Field = forms.ModelChoiceField[ProgrammeVersion]
else:
    Field = forms.ModelChoiceField


class VersionField(Field):
    """A programme in its newest version, under its name."""

    def label_from_instance(self, obj: ProgrammeVersion) -> str:
        """The programme's name."""
        return obj.programme.name


class BeginForm(forms.Form):
    """A new report."""

    version = VersionField(queryset=ProgrammeVersion.objects.none(), label=_("Chương trình"))
    title = forms.CharField(label=_("Trích yếu"), max_length=500, initial="Kết quả thực hiện nhiệm vụ được giao")
    on = DayField(label=_("Tính đến ngày"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the newest version of each programme."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
        field = self.fields["version"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme")


class BlockForm(forms.Form):
    """An act on a block, with the version of the report that was on the screen."""

    key = forms.CharField(max_length=60, required=False)
    how = forms.ChoiceField(choices=[(how, how) for how in ("save", "up", "down", "drop", "restore")])
    text = forms.CharField(required=False, strip=True)
    version = forms.IntegerField(min_value=1)
