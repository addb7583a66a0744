"""Figures and days as people here write and type them: 90.000 and 25,5 and 31/12/2026."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

_NUMBER = re.compile(r"^[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$")
_DAY = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})$")


class NotValid(ValueError):
    """What was typed cannot be taken; the message says what is wrong and gives an example of right."""


def read_number(typed: str) -> Decimal:
    """A number as typed: dots part thousands, the comma opens the decimals.

    Raises:
        NotValid: it is no such number.

    >>> read_number("16.300"), read_number("25,5"), read_number("2021")
    (Decimal('16300'), Decimal('25.5'), Decimal('2021'))
    >>> read_number("25.5")
    Traceback (most recent call last):
    dondoc.apps.directives.contract.figures.NotValid: Ô này cần một số, ví dụ 16.300 hoặc 25,5.
    """
    clean = "".join(typed.split())
    if not _NUMBER.match(clean):
        raise NotValid(_("Ô này cần một số, ví dụ 16.300 hoặc 25,5."))
    return Decimal(clean.replace(".", "").replace(",", ".").replace("−", "-"))


def show_number(value: Any) -> str:
    """A number as written here; an empty string for None.

    >>> show_number(2371000), show_number(25.5), show_number(None)
    ('2.371.000', '25,5', '')
    """
    if value is None:
        return ""
    whole, _point, rest = f"{Decimal(str(value)):f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    rest = rest.rstrip("0")
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def to_json(value: Decimal) -> int | float:
    """The number as JSON carries it; its shortest decimal form is exact."""
    return int(value) if value == value.to_integral_value() else float(value)


def read_day(typed: str) -> date:
    """A day typed dd/mm/yyyy.

    Raises:
        NotValid: it is no such day.

    >>> read_day("31/12/2026")
    datetime.date(2026, 12, 31)
    >>> read_day("31/2/2026")
    Traceback (most recent call last):
    dondoc.apps.directives.contract.figures.NotValid: Tháng 2/2026 không có ngày 31.
    """
    match = _DAY.match(typed.strip())
    if match is None:
        raise NotValid(_("Ô này cần một ngày, ví dụ 31/12/2026."))
    day, month, year = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise NotValid(_("Không có tháng %(month)d.") % {"month": month})
    try:
        return date(year, month, day)
    except ValueError:
        words = {"month": month, "year": year, "day": day}
        raise NotValid(_("Tháng %(month)d/%(year)d không có ngày %(day)d.") % words) from None


def show_day(iso: str | None) -> str:
    """A day of the contract as dd/mm/yyyy; an empty string for None.

    >>> show_day("2021-01-04"), show_day(None)
    ('04/01/2021', '')
    """
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""
