"""The form of a reported figure: Vietnamese numbers, refused with the field named when they are unclear."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.days import DayField
from dondoc.apps.indicators.models import IndicatorValue
from dondoc.apps.indicators.services.values import Figures, Which
from dondoc.apps.indicators.wording import figure, period_name
from dondoc.core.progress.figures import UnclearFigure, read_figure


class FigureField(forms.CharField):
    """Takes 90.000 and 25,5; says what is unclear about anything else."""

    def __init__(self, **kwargs: Any) -> None:
        """An optional line for a figure."""
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(required=False, max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """The figure, or None when the line is blank."""
        raw = super().clean(value)
        try:
            return read_figure(raw)
        except UnclearFigure as unclear:
            raise ValidationError(said(unclear, raw)) from unclear

    def prepare_value(self, value: Any) -> Any:
        """A figure of the database as it is written here."""
        return figure(value) if isinstance(value, Decimal) else value


def said(unclear: UnclearFigure, raw: str) -> str:
    """What is unclear about a figure, and how to write it."""
    if unclear.code == "two-ways":
        readings = _(" hay ").join(unclear.readings)
        return _("“%(raw)s” chưa rõ: ghi %(readings)s? Dấu chấm phân cách hàng nghìn, dấu phẩy phần thập phân.") % {
            "raw": raw,
            "readings": readings,
        }
    told = {
        "words": _("“%(raw)s” không phải một con số. Ghi số, ví dụ 16.300 hoặc 25,5; điều cần nói thêm ghi ở lý do."),
        "too-long": _("“%(raw)s” quá dài. Kiểm tra lại đơn vị tính."),
    }
    return told.get(unclear.code, _("Ô này cần một số, ví dụ 16.300 hoặc 25,5; “%(raw)s” chưa đọc được.")) % {
        "raw": raw
    }


def period_choices(year: int) -> list[tuple[str, str]]:
    """Every period of a year: months, quarters, halves, nine months, the year."""
    many = {"month": 12, "quarter": 4, "half": 2, "nine_months": 1, "year": 1}
    return [
        (f"{kind}-{number}-{year}", period_name(kind, number, year))
        for kind, count in many.items()
        for number in range(1, count + 1)
    ]


class ValueForm(forms.Form):
    """What a unit reports of an indicator for a period."""

    period = forms.ChoiceField(label=gettext_lazy("Kỳ"))
    dimension = forms.ChoiceField(
        label=gettext_lazy("Phạm vi"), choices=IndicatorValue.Dimension.choices, required=False
    )
    place = forms.CharField(label=gettext_lazy("Tên thị trường hoặc tỉnh"), max_length=120, required=False)
    on = DayField(label=gettext_lazy("Số liệu tính đến ngày"))
    state = forms.ChoiceField(label=gettext_lazy("Mức độ"), choices=IndicatorValue.State.choices)
    value = FigureField(label=gettext_lazy("Thực hiện trong kỳ"))
    numerator = FigureField(label=gettext_lazy("Tử số"))
    denominator = FigureField(label=gettext_lazy("Mẫu số"))
    cumulative = FigureField(label=gettext_lazy("Lũy kế từ đầu năm"))
    year_estimate = FigureField(label=gettext_lazy("Ước cả năm"))
    last_year = FigureField(label=gettext_lazy("Cùng kỳ năm trước"))
    no_data = forms.CharField(label=gettext_lazy("Không có số liệu, vì"), max_length=500, required=False)
    reason = forms.CharField(label=gettext_lazy("Lý do sửa"), max_length=500, required=False)
    revises = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, year: int, *args: Any, **kwargs: Any) -> None:
        """Offer the periods of ``year`` and of the year before."""
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = period_choices(year) + period_choices(year - 1)

    def clean(self) -> dict[str, Any]:
        """A part has its name, the whole has none."""
        given = super().clean() or {}
        if given.get("dimension") and not given.get("place"):
            self.add_error("place", _("Ghi tên thị trường hoặc tỉnh, thành phố."))
        if given.get("place") and not given.get("dimension"):
            self.add_error("dimension", _("Chọn thị trường hay tỉnh, thành phố, hoặc bỏ trống tên."))
        return given

    @property
    def which(self) -> Which:
        """The period and the part as chosen."""
        return which_of(self.cleaned_data["period"], self.cleaned_data["dimension"], self.cleaned_data["place"])

    @property
    def figures(self) -> Figures:
        """What is reported."""
        names = ("state", "on", "value", "numerator", "denominator", "cumulative", "year_estimate", "last_year")
        rest = {name: self.cleaned_data[name] for name in names}
        return Figures(**rest, no_data=self.cleaned_data["no_data"], reason=self.cleaned_data["reason"])


def which_of(raw: str, dimension: str = "", place: str = "") -> Which:
    """The period of an address or a choice: "quarter-2-2026".

    Raises:
        ValueError: it names no period.
    """
    kind, number, year = raw.split("-")
    found = Which(kind, int(year), int(number), dimension, " ".join(place.split()))
    assert found.period
    return found


def beginning(last: IndicatorValue | None, which: Which, today: date) -> dict[str, Any]:
    """What the form begins with: the period, today, and the figures that stand when they are to be revised."""
    begun = {"period": f"{which.kind}-{which.number}-{which.year}", "on": today, "state": "estimate"}
    begun |= {"dimension": which.dimension, "place": which.place}
    if last is None:
        return begun
    names = ("state", "value", "numerator", "denominator", "cumulative", "year_estimate", "last_year", "no_data")
    return begun | {name: getattr(last, name) for name in names} | {"revises": last.pk}
