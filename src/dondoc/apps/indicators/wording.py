"""Periods, figures and verdicts in the words and marks of the screen."""

from __future__ import annotations

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dondoc.core.progress.verdicts import Verdict

type Words = str | Promise

VERDICTS: dict[Verdict, tuple[str, Words]] = {
    Verdict.EXCEEDED: ("done", gettext_lazy("Vượt")),
    Verdict.MET: ("done", gettext_lazy("Đạt")),
    Verdict.NEARLY: ("soon", gettext_lazy("Xấp xỉ")),
    Verdict.NOT_MET: ("late", gettext_lazy("Không đạt")),
    Verdict.NOT_ASSESSED: ("none", gettext_lazy("Chưa đánh giá")),
    Verdict.NO_DATA: ("miss", gettext_lazy("Chưa có số liệu")),
}

_ROMAN = ("", "I", "II", "III", "IV")


def period_name(kind: str, number: int, year: int) -> str:
    """A period as documents call it.

    >>> period_name("month", 3, 2026), period_name("quarter", 2, 2026), period_name("half", 1, 2026)
    ('Tháng 3/2026', 'Quý II/2026', '6 tháng đầu năm 2026')
    """
    said = {
        "month": _("Tháng %(number)s/%(year)s"),
        "quarter": _("Quý %(roman)s/%(year)s"),
        "half": _("6 tháng đầu năm %(year)s") if number == 1 else _("6 tháng cuối năm %(year)s"),
        "nine_months": _("9 tháng năm %(year)s"),
        "year": _("Cả năm %(year)s"),
    }[kind]
    roman = _ROMAN[number] if number < len(_ROMAN) else ""
    return said % {"number": number, "year": year, "roman": roman}


def plain(value: Decimal) -> Decimal:
    """The figure without the zeros that the database adds.

    >>> plain(Decimal("90000.000000")), plain(Decimal("25.500000"))
    (Decimal('90000'), Decimal('25.5'))
    """
    return Decimal(f"{value.normalize():f}")


def figure(value: Decimal | None) -> str:
    """A figure as the language of the page writes it; none is a dash.

    >>> figure(Decimal("1768000.500000")), figure(None)
    ('1.768.000,5', '–')
    """
    if value is None:
        return "–"
    text = f"{plain(value):,f}"
    return text if get_language() == "en" else text.translate(str.maketrans(",.", ".,"))
