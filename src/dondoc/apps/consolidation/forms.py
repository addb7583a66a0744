"""What is typed: a new report, a block's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from dondoc.apps.days import DayField
from dondoc.apps.organisation.models import OrgUnit
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

    version = VersionField(queryset=ProgrammeVersion.objects.none(), label=_("Chương trình"), empty_label=None)
    title = forms.CharField(label=_("Trích yếu"), max_length=500, initial="Kết quả thực hiện nhiệm vụ được giao")
    on = DayField(label=_("Tính đến ngày"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the newest version of each programme."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        newest = ProgrammeVersion.objects.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
        field = self.fields["version"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            ProgrammeVersion.objects.filter(pk=Subquery(newest)).select_related("programme").order_by("-pk")
        )


class BlockForm(forms.Form):
    """An act on a block, with the version of the report that was on the screen."""

    key = forms.CharField(max_length=60, required=False)
    how = forms.ChoiceField(choices=[(how, how) for how in ("save", "up", "down", "drop", "restore")])
    text = forms.CharField(required=False, strip=True)
    version = forms.IntegerField(min_value=1)


class SendForm(forms.Form):
    """The last word before a report is frozen: the version seen, and that what is amiss is known."""

    version = forms.IntegerField(min_value=1)
    agree = forms.BooleanField(required=False)


class WhoseForm(forms.Form):
    """Whose template is shown."""

    whose = forms.ModelChoiceField(
        label=_("Dùng cho"),
        queryset=OrgUnit.objects.none(),
        required=False,
        empty_label=_("Mọi đơn vị chưa có mẫu riêng"),
    )
    prefix = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer every unit that lasts."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["whose"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = OrgUnit.objects.filter(valid_to__isnull=True).prefetch_related("names")

    def add_prefix(self, field_name: str) -> str:
        """Its name in the address."""
        return "don-vi"


class LetterForm(forms.Form):
    """A new version of a template: the Word file, and what stands in its places."""

    file = forms.FileField(label=_("Tệp Word đã sửa (.docx)"), required=False, allow_empty_file=True)
    back = forms.BooleanField(label=_("Quay về mẫu gốc của hệ thống"), required=False)
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    notation = forms.CharField(
        label=_("Ký hiệu"),
        max_length=60,
        required=False,
        help_text=_("Phần sau số, ví dụ BC-VP. Để trống: BC- và mã đơn vị."),
    )
    authority = forms.CharField(
        label=_("Quyền hạn"), max_length=120, required=False, help_text=_("Dòng trên chức vụ, ví dụ TL. BỘ TRƯỞNG.")
    )
    title = forms.CharField(
        label=_("Chức vụ người ký"),
        max_length=120,
        required=False,
        help_text=_("Để trống: chức vụ của thủ trưởng đơn vị."),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi nơi một dòng, dòng cuối là nơi lưu. Để trống: Lãnh đạo Bộ, các đơn vị, Lưu: VT."),
    )
