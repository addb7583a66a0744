"""Forms of the register of units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.organisation.models import OrgUnit, Succession, SuccessionKind, UnitKind
from dondoc.apps.organisation.selectors import tree


class UnitField(forms.TypedChoiceField):
    """One of the units of today, shown as a tree; gives the unit itself."""

    choices: Any

    def offer(self, *, but: OrgUnit | None = None, blank: str | None = None) -> None:
        """Read the tree anew; ``but`` is left out, ``blank`` stands for none."""
        branches = [branch for branch in tree(timezone.localdate()) if branch.unit != but]
        self._units = {str(branch.unit.pk): branch.unit for branch in branches}
        shown = [(branch.unit.pk, "\u2003" * branch.depth + branch.name) for branch in branches]
        self.choices = [("", blank), *shown] if blank else shown
        self.coerce = self._units.get


class DayForm(forms.Form):
    """On which day the register is looked at."""

    ngay = forms.DateField(label=_("Xem ngày"), required=False)


class UnitForm(forms.Form):
    """A new unit."""

    code = forms.SlugField(
        label=_("Mã"),
        max_length=40,
        allow_unicode=False,
        help_text=_("Viết tắt không dấu, ví dụ KHTC. Không đổi được."),
    )
    name = forms.CharField(label=_("Tên"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind.choices)
    parent = UnitField(label=_("Trực thuộc"), required=False, empty_value=None)
    valid_from = forms.DateField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units of today as parents."""
        super().__init__(*args, **kwargs)
        self.fields["parent"].offer(blank="–")


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới"), max_length=300)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, required=False)
    on = forms.DateField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))


class AliasForm(forms.Form):
    """Another spelling."""

    alias = forms.CharField(label=_("Cách viết khác trong văn bản"), max_length=300)


class SuccessionForm(forms.Form):
    """Another unit follows this one."""

    kind = forms.ChoiceField(label=_("Cách thức"), choices=SuccessionKind.choices)
    to_unit = UnitField(label=_("Đơn vị kế thừa"))
    on = forms.DateField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))
    citation = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Số, ký hiệu và ngày của văn bản, ví dụ Nghị định 25/2025/NĐ-CP."),
    )
    function = forms.CharField(label=_("Chức năng được chuyển"), max_length=500, required=False)
    closes = forms.BooleanField(label=_("Đơn vị này ngừng hoạt động từ ngày đó"), required=False)

    def __init__(self, *args: Any, unit: OrgUnit, **kwargs: Any) -> None:
        """Offer every other unit of today."""
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["to_unit"].offer(but=unit)

    def step(self) -> Succession:
        """The unsaved succession that a valid form says."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "closes"}
        return Succession(from_unit=self.unit, **said)
