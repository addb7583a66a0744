"""What the style guide shows: each token and component of the house, in its states."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from django import forms
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.days import DayField

COLOURS = [
    *("paper", "surface", "surface-2", "sunken", "line", "line-2", "field", "ink", "ink-2", "ink-3"),
    *("brand", "brand-tint", "link", "late", "soon", "run", "done", "dlate", "none", "back"),
]
STATUSES = [
    ("done", _("Hoàn thành đúng hạn")),
    ("dlate", _("Hoàn thành quá hạn 6 ngày")),
    ("claim", _("Báo xong, chờ xác nhận")),
    ("run", _("Trong hạn")),
    ("soon", _("Còn 9 ngày")),
    ("late", _("Quá hạn 21 ngày")),
    ("none", _("Không xác định thời hạn")),
    ("back", _("Trả lại")),
]


class Example(forms.Form):
    """A field at rest, one to choose from, one with an error."""

    number = forms.CharField(label=_("Số, ký hiệu"), initial="12/QĐ-BPTXH")
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Quyết định")), ("b", _("Kế hoạch"))], required=False)
    day = DayField(label=_("Có lỗi"), help_text=_("Ví dụ 01/03/2025."))
    agreed = forms.BooleanField(label=_("Đã đọc hết văn bản"), required=False)


def shown() -> dict[str, Any]:
    """The context of the page."""
    return {
        "colours": COLOURS,
        "statuses": STATUSES,
        "figures": [Decimal(90000), Decimal("25.5"), Decimal(1111111)],
        "nothing": None,
        "form": Example({"number": "12/QĐ-BPTXH", "day": "31/02/2026"}),
        "icons": icon_names(),
        "today": timezone.localdate(),
    }


@cache
def icon_names() -> list[str]:
    """Every symbol of the sprite, without ``i-``."""
    return re.findall(r'<symbol id="i-([a-z0-9]+)"', get_template("parts/sprite.html").render())
