"""The parts that the forms of every register share."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.registers.services.keeping import Said


class SourceForm(forms.Form):
    """On what an entry written in by hand rests."""

    words = forms.CharField(
        label=_("Câu nguồn"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Chép câu trong văn bản; việc nghe trực tiếp thì ghi ai nói, ở đâu, ngày nào."),
    )
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản có câu này"),
        max_length=120,
        required=False,
        help_text=_("Bỏ trống khi câu không nằm trong văn bản nào của sổ."),
    )

    def said(self) -> Said:
        """The sentence and its document."""
        return Said(self.cleaned_data["words"], self.cleaned_data["number"])


class CorrectionForm(forms.Form):
    """Why an entry is put right, and which version of it was on the screen."""

    reason = forms.CharField(label=_("Lý do sửa"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OtherForm(forms.Form):
    """Which other entry an act is about."""

    other = forms.IntegerField(min_value=1)
