"""The page of an indicator, and reporting its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.days import day_asked
from dondoc.apps.indicators.access import (
    access_indicator,
    access_indicator_to_enter,
    access_value_to_approve,
    may_approve,
    may_enter,
)
from dondoc.apps.indicators.forms import ValueForm, beginning, which_of
from dondoc.apps.indicators.models import IndicatorInVersion
from dondoc.apps.indicators.selectors.page import indicator_page
from dondoc.apps.indicators.selectors.standing import last_target, target_year
from dondoc.apps.indicators.services.values import NotPossible, Which, approve, enter, newest


@require_safe
def indicator(request: PersonRequest, pk: int) -> HttpResponse:
    """Where it stands, period by period, as of a day."""
    row = access_indicator(request.acting.actor, pk)
    actor = request.acting.actor
    powers = {"may_enter": may_enter(actor, row), "may_approve": may_approve(actor, row)}
    return render(
        request,
        "indicators/indicator.html",
        _about(row) | powers | {"page": indicator_page(row, day_asked(request.GET))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def enter_value(request: PersonRequest, pk: int) -> HttpResponse:
    """Report a figure, or revise the one that stands."""
    row, post = access_indicator_to_enter(request.acting.actor, pk)
    today = timezone.localdate()
    if request.method != "POST":
        which = _which(request.GET, row, today)
        form = ValueForm(which.year, initial=beginning(newest(row, which), which, today))
        return _form(request, row, form)
    form = ValueForm(_year(row, today), request.POST)
    if not form.is_valid():
        return _form(request, row, form, 422)
    try:
        enter(indicator=row, which=form.which, figures=form.figures, by=post, revises=_seen(form), today=today)
    except NotPossible as refused:
        form.add_error(_field(form, refused), refused.message)
        return _form(request, row, form, 422)
    messages.success(request, _("Đã ghi số liệu."))
    return redirect("indicators:indicator", pk=pk)


@require_POST
def approve_value(request: PersonRequest, pk: int) -> HttpResponse:
    """Approve a reported figure."""
    value, row, post = access_value_to_approve(request.acting.actor, pk)
    try:
        approve(value=value, indicator=row, by=post, today=timezone.localdate())
    except NotPossible as refused:
        messages.error(request, refused.message)
    return redirect("indicators:indicator", pk=value.indicator_id)


def _form(request: PersonRequest, row: IndicatorInVersion, form: ValueForm, status: int = 200) -> HttpResponse:
    return render(request, "indicators/enter.html", _about(row) | {"form": form}, status=status)


def _about(row: IndicatorInVersion) -> dict[str, Any]:
    return {"row": row, "programme": row.version.programme, "version": row.version}


def _year(row: IndicatorInVersion, today: date) -> int:
    return min(target_year(row, last_target(row)), today.year)


def _which(asked: QueryDict, row: IndicatorInVersion, today: date) -> Which:
    """The period of the address; the month before this one when it names none."""
    try:
        return which_of(asked.get("ky", ""), asked.get("pham-vi", ""), asked.get("noi", "")[:120])
    except ValueError:
        year = _year(row, today)
        return Which("month", year, max(today.month - 1, 1) if year == today.year else 12)


def _seen(form: ValueForm) -> int | None:
    return form.cleaned_data["revises"]  # type: ignore[no-any-return]


def _field(form: ValueForm, refused: NotPossible) -> str | None:
    if refused.field == "number":
        return "period"
    return refused.field if refused.field in form.fields else None
