"""The words, figures, days and marks of the house; loaded in every template."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import forms, template
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from dondoc.apps.beside import Link, links_of

register = template.Library()

STATUSES = ("done", "dlate", "claim", "run", "soon", "late", "none", "back", "miss")


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A symbol of the sprite, for the eye only: ``{% icon "doc" "s20" %}``."""
    return format_html('<svg class="i {}" aria-hidden="true"><use href="#i-{}"/></svg>', size, name)


@register.simple_tag
def st(kind: str, words: object, shape: str = "") -> SafeString:
    """A status: icon, words and colour; ``shape`` "pill" puts it in a box.

    Raises:
        ValueError: no such status.
    """
    if kind not in STATUSES:
        msg = f"no status is called {kind}"
        raise ValueError(msg)
    return format_html('<span class="st st-{} {}">{}<span>{}</span></span>', kind, shape, icon(kind), words)


@register.filter
def num(value: Decimal | int | str | None) -> str:
    """A figure as the page's language writes it; None is a dash, never zero; every digit stays.

    >>> num(Decimal("90000")), num(Decimal("25.5")), num(None), num(-1234567)
    ('90.000', '25,5', '–', '-1.234.567')
    """
    if value is None or value == "":
        return "–"
    text = f"{Decimal(value):,f}"
    return text if get_language() == "en" else text.translate(_SWAP)


_SWAP = str.maketrans(",.", ".,")


@register.filter
def dmy(value: date | datetime | None) -> str:
    """A day as dd/mm/yyyy in the ministry's time zone; None is a dash.

    >>> dmy(date(2026, 9, 5)), dmy(None)
    ('05/09/2026', '–')
    """
    if value is None:
        return "–"
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def hm_dmy(value: datetime | None) -> str:
    """A moment as HH:MM dd/mm/yyyy in the ministry's time zone; None is a dash."""
    return "–" if value is None else f"{timezone.localtime(value):%H:%M %d/%m/%Y}"


_WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))


@register.filter
def weekday(value: date) -> str:
    """The day of the week in words."""
    return str(_WEEKDAYS[value.weekday()])


@register.filter
def size(value: int) -> str:
    """A number of bytes in words.

    >>> size(900), size(2_400_000)
    ('1 kB', '2,3 MB')
    """
    if value < 1024 * 1024:
        return f"{num(-(-value // 1024))} kB"
    return f"{num(round(Decimal(value) / (1024 * 1024), 1))} MB"


@register.filter
def control(bound: BoundField) -> SafeString:
    """The box of a form's field, with the classes of its kind and of its error."""
    widget = bound.field.widget
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.CheckboxInput, "form-check-input"),
        (forms.RadioSelect, "form-check-input"),
        (forms.CheckboxSelectMultiple, "form-check-input"),
        (forms.Select, "form-select"),
    )
    style = next((name for kind, name in kinds if isinstance(widget, kind)), "form-control")
    bad = " is-bad" if bound.errors else ""
    given = widget.attrs.get("class", "")
    return bound.as_widget(attrs={"class": f"{style}{bad} {given}".strip()})


@register.filter
def is_check(bound: BoundField) -> bool:
    """Whether the field is a box to tick, whose label stands after it."""
    return isinstance(bound.field.widget, forms.CheckboxInput)


@register.simple_tag(takes_context=True)
def rows_shown(context: template.Context) -> str:
    """Which rows of how many a page of a list shows: "51–100 trên 211"."""
    page = context["page"]
    return gettext("%(first)s–%(last)s trên %(all)s") % {
        "first": num(page.start_index()),
        "last": num(page.end_index()),
        "all": num(page.paginator.count),
    }


@register.simple_tag(takes_context=True)
def turned(context: template.Context, number: int) -> str:
    """The address of another page of a list; the word that turns it is ``turns`` of the context, else ``trang``."""
    address = context["request"].GET.copy()
    address[context.get("turns") or "trang"] = str(number)
    return f"?{address.urlencode()}"


@register.simple_tag
def beside(one: Model) -> list[Link]:
    """What other rooms know of an object: ``{% beside document as links %}``."""
    return links_of(one)
