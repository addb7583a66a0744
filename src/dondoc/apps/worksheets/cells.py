"""What a cell says, by the form of its column; what cannot be taken is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dondoc.apps.days import DayField
from dondoc.apps.indicators.forms import said
from dondoc.apps.worksheets.columns import Field
from dondoc.core.progress.figures import UnclearFigure, read_figure
from dondoc.core.worksheets.model import Cell, Kind
from dondoc.writers.sheet import Form


class NotTaken(ValueError):
    """A cell cannot be taken; its message says why and what to write.

    Attributes:
        message: the sentence.
    """

    def __init__(self, message: str) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


def value_of(cell: Cell, field: Field) -> str:
    """What a cell says, written as ``selectors.standing.written`` writes it.

    Raises:
        NotTaken: a formula, an error of the spreadsheet, or something that the column does not take.
    """
    if cell.kind is Kind.FORMULA:
        raise NotTaken(_("Ô này là công thức. Sao chép rồi dán giá trị (Dán đặc biệt > Giá trị)."))
    if cell.kind is Kind.OTHER:
        raise NotTaken(_("Ô này ghi “%(words)s”, không đọc được. Ghi lại giá trị.") % {"words": cell.text[:60]})
    if cell.kind is Kind.BLANK:
        return ""
    if field.name == "percent":
        return _percent(cell)
    return _BY_FORM[field.form](cell)


def day_of(words: str) -> date | None:
    """The day that ``value_of`` wrote, or None.

    >>> day_of("03/05/2026"), day_of("")
    (datetime.date(2026, 5, 3), None)
    """
    return DayField(required=False).to_python(words) if words else None


def figure_of(words: str) -> Decimal | None:
    """The figure that ``value_of`` wrote, or None.

    >>> figure_of("25,5"), figure_of("90000"), figure_of("")
    (Decimal('25.5'), Decimal('90000'), None)
    """
    return read_figure(words)


def _text(cell: Cell) -> str:
    return cell.text


def _day(cell: Cell) -> str:
    if cell.kind is Kind.NUMBER:
        raise NotTaken(_("“%(words)s” chưa phải ngày. Ghi ngày/tháng/năm, ví dụ 01/03/2025.") % {"words": cell.text})
    try:
        day = cell.day or DayField().to_python(cell.text)
    except ValidationError as wrong:
        raise NotTaken(_("“%(words)s”: %(why)s") % {"words": cell.text[:60], "why": wrong.messages[0]}) from wrong
    return f"{day:%d/%m/%Y}" if day else ""


def _figure(cell: Cell) -> str:
    raw = _in_words(cell)
    if cell.kind is Kind.DAY:
        raise NotTaken(_("Ô này là ngày %(words)s, cần một con số.") % {"words": cell.text})
    try:
        found = read_figure(raw)
    except UnclearFigure as unclear:
        raise NotTaken(said(unclear, raw[:60])) from unclear
    return "" if found is None else f"{found.normalize():f}".replace(".", ",")


def _percent(cell: Cell) -> str:
    words = _figure(cell)
    if words and not (words.isdecimal() and int(words) <= 100):
        shown = {"words": cell.text[:60]}
        raise NotTaken(_("“%(words)s”: cần một số nguyên từ 0 đến 100, ví dụ 70.") % shown)
    return words


def _in_words(cell: Cell) -> str:
    return f"{cell.number:f}".replace(".", ",") if cell.number is not None else cell.text


_BY_FORM: dict[Form, Callable[[Cell], str]] = {
    Form.TEXT: _text,
    Form.ORDER: _text,
    Form.DAY: _day,
    Form.FIGURE: _figure,
}
