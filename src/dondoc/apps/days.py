"""A day in a form, written as Vietnamese documents write it, with an answer that says what is wrong with it."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WRITTEN = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*")


class DayField(forms.DateField):
    """Takes 1/3/2025, 01-03-2025, 01.03.2025 and 2025-03-01."""

    default_error_messages = {
        "invalid": gettext_lazy("Viết ngày/tháng/năm, ví dụ 01/03/2025."),
        "required": gettext_lazy("Ghi ngày, ví dụ 01/03/2025."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Show days as dd/mm/yyyy in every language."""
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(**({"widget": widget} | kwargs))

    def to_python(self, value: Any) -> date | None:
        """The day, or an answer like "Tháng 2/2026 không có ngày 31"."""
        written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
        if not written:
            return super().to_python(value)
        day, month, year = (int(part) for part in written.groups())
        if not 1 <= month <= 12:
            raise ValidationError(_("Không có tháng %(month)s. Viết ngày/tháng/năm.") % {"month": month})
        if year < 1900:
            raise ValidationError(_("Năm %(year)s quá xa. Kiểm tra lại.") % {"year": year})
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            said = {"month": month, "year": year, "day": day}
            raise ValidationError(_("Tháng %(month)s/%(year)s không có ngày %(day)s.") % said)
        return date(year, month, day)


def day_asked(asked: QueryDict) -> date:
    """The day asked about ("tính đến ngày") in ``?ngay=``, written as a ``DayField`` takes it; today when none is.

    Raises:
        BadRequest: there is no such day; the message says why.
    """
    try:
        return DayField(required=False).clean(asked.get("ngay", "")) or timezone.localdate()
    except ValidationError as wrong:
        raise BadRequest(" ".join(wrong.messages)) from wrong
