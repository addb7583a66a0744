"""Forms of the register of units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.days import DayField
from dondoc.apps.organisation.models import OrgUnit, Succession, SuccessionKind, UnitKind
from dondoc.apps.organisation.selectors import tree


class UnitField(forms.TypedChoiceField):
    """One of the units of today, shown as a tree; gives the unit itself."""

    choices: Any
    coerce: Any

    def __init__(self, *, blank: Any = None, **kwargs: Any) -> None:
        """``blank`` is what stands for none; without it a unit must be chosen."""
        super().__init__(required=blank is None, empty_value=None, **kwargs)
        self._blank = blank

    def __deepcopy__(self, memo: Any) -> UnitField:
        """Each form reads the tree anew."""
        copied: UnitField = super().__deepcopy__(memo)
        copied.offer()
        return copied

    def offer(self, *, but: OrgUnit | None = None) -> None:
        """Read the tree; ``but`` is left out."""
        branches = [branch for branch in tree(timezone.localdate()) if branch.unit != but]
        shown = [(str(branch.unit.pk), "\u2003" * branch.depth + branch.name) for branch in branches]
        self.choices = [("", self._blank), *shown] if self._blank is not None else shown
        self.coerce = {str(branch.unit.pk): branch.unit for branch in branches}.get


class DayForm(forms.Form):
    """On which day the register is looked at."""

    ngay = DayField(label=_("Xem ngày"), required=False)


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
    parent = UnitField(label=_("Trực thuộc"), blank="–")
    valid_from = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới"), max_length=300)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, required=False)
    on = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))


class AliasForm(forms.Form):
    """Another spelling."""

    alias = forms.CharField(label=_("Cách viết khác trong văn bản"), max_length=300)


class SuccessionForm(forms.Form):
    """Another unit follows this one."""

    kind = forms.ChoiceField(label=_("Cách thức"), choices=SuccessionKind.choices)
    to_unit = UnitField(label=_("Đơn vị kế thừa"))
    on = DayField(label=_("Từ ngày"), help_text=_("Ví dụ 01/03/2025."))
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
        to_unit = self.fields["to_unit"]
        if isinstance(to_unit, UnitField):
            to_unit.offer(but=unit)

    def step(self) -> Succession:
        """The unsaved succession that a valid form says."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "closes"}
        return Succession(from_unit=self.unit, **said)
