"""Forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.contract.figures import NotValid, read_day
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.register import Wanted
from dondoc.apps.directives.services.register import Stub


class SearchForm(forms.Form):
    """Conditions of the register's list; what cannot be understood narrows nothing."""

    tim = forms.CharField(required=False, max_length=200)
    loai = forms.CharField(required=False, max_length=80)
    nam = forms.IntegerField(required=False, min_value=1945, max_value=2200)
    trang_thai = forms.ChoiceField(required=False, choices=[("", ""), *Document.State.choices])

    def wanted(self) -> Wanted:
        """The conditions."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(said.get("tim", ""), said.get("loai", ""), said.get("nam"), said.get("trang_thai", ""))


class StubForm(forms.Form):
    """What may be known of a document whose content is not kept."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=120)
    kind = forms.CharField(label=_("Loại văn bản"), max_length=80, required=False)
    issued = forms.CharField(label=_("Ngày ban hành"), max_length=10, required=False, help_text=_("Ví dụ 05/01/2026."))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300)
    secrecy = forms.ChoiceField(label=_("Độ mật"), choices=Document.Secrecy.choices, required=False)

    def clean_issued(self) -> Any:
        """The day, or None."""
        try:
            return read_day(self.cleaned_data["issued"]) if self.cleaned_data["issued"] else None
        except NotValid as problem:
            raise forms.ValidationError(str(problem)) from None

    def stub(self) -> Stub:
        """The stub that was filled in."""
        return Stub(**self.cleaned_data)
