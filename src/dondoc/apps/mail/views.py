"""Nhắc việc, its settings, and the calendars that programs fetch."""

from __future__ import annotations

import hashlib

from django.conf import settings as house
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.mail import selectors, services
from dondoc.apps.mail.access import (
    access_digest,
    access_feed,
    access_feed_by_token,
    access_letter,
    access_letters,
    calendars_open_to,
)
from dondoc.apps.mail.calendars import scope_of
from dondoc.apps.mail.composing import parts_of
from dondoc.apps.mail.forms import FeedForm, LettersForm
from dondoc.apps.mail.models import Feed, Outbox
from dondoc.writers.ical import calendar

PAGE = 50


@require_safe
def reminders(request: PersonRequest) -> HttpResponse:
    """Nhắc việc: what one was told, day by day."""
    told = [(digest, parts_of(digest)) for digest in selectors.digests_of(request.acting.person)]
    return render(request, "mail/reminders.html", {"told": told, "unread": selectors.unread_of(request.acting.person)})


@require_POST
def read_all(request: PersonRequest) -> HttpResponse:
    """Everything has been read."""
    services.read(by=request.acting.actor)
    return redirect("mail:reminders")


@require_POST
def read(request: PersonRequest, pk: int) -> HttpResponse:
    """One digest has been read."""
    services.read(by=request.acting.actor, digest=access_digest(request.acting.actor, pk))
    return redirect("mail:reminders")


@require_POST
def unread(request: PersonRequest, pk: int) -> HttpResponse:
    """One digest shall count as not read."""
    services.unread(by=request.acting.actor, digest=access_digest(request.acting.actor, pk))
    return redirect("mail:reminders")


@require_http_methods(["GET", "POST"])
def settings(request: PersonRequest) -> HttpResponse:
    """Whether the digest comes by letter, and one's calendars."""
    form = LettersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.choose_letters(by=request.acting.actor, wanted=form.cleaned_data["by_letter"])
        services.choose_language(by=request.acting.actor, language=form.cleaned_data["language"])
        messages.success(request, _("Đã lưu."))
        return redirect("mail:settings")
    return _settings_page(request, FeedForm(open_to=calendars_open_to(request.acting.actor)))


@require_POST
@never_cache
def make_feed(request: PersonRequest) -> HttpResponse:
    """A new calendar; its address is shown once."""
    form = FeedForm(request.POST, open_to=calendars_open_to(request.acting.actor))
    if not form.is_valid():
        return _settings_page(request, form, status=422)
    made, token = services.make_feed(by=request.acting.actor, choice=form.choice())
    address = f"{house.DONDOC_URL}/lich/{token}.ics"
    return render(request, "mail/feed_once.html", {"feed": made, "address": address})


@require_POST
def revoke_feed(request: PersonRequest, pk: int) -> HttpResponse:
    """A calendar's address leads nowhere any more."""
    services.revoke_feed(by=request.acting.actor, feed=access_feed(request.acting.actor, pk))
    messages.success(request, _("Đã thu hồi. Địa chỉ lịch này không dùng được nữa."))
    return redirect("mail:settings")


@require_safe
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The calendar of a token, in iCalendar."""
    found = access_feed_by_token(token)
    body = _calendar(found)
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    services.used(feed=found, on=timezone.localdate())
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _calendar(found: Feed) -> bytes:
    scope = scope_of(found.scope)
    if scope is None:
        raise Http404
    with translation.override(selectors.language_of(found.person)):
        return calendar(found.label, scope.entries(found.person, found.target, timezone.localdate()))


def _settings_page(request: PersonRequest, form: FeedForm, status: int = 200) -> HttpResponse:
    person = request.acting.person
    context = {
        "form": form,
        "letters": LettersForm(initial=selectors.chosen_by(person)),
        "has_server": house.DONDOC_SMTP is not None,
        "feeds": selectors.feeds_of(person),
    }
    return render(request, "mail/settings.html", context, status=status)


@require_safe
@never_cache
def letters(request: PersonRequest) -> HttpResponse:
    """Thư: the letters in a state, those that the mail server refused first."""
    access_letters(request.acting.actor)
    asked = request.GET.get("tinh-trang", "")
    state = asked if asked in Outbox.State.values else Outbox.State.REFUSED.value
    page = Paginator(selectors.letters_in(state), PAGE).get_page(request.GET.get("trang"))
    shown = {"page": page, "state": state, "states": selectors.states_of_letters(), "tab": "letters"}
    return render(request, "mail/letters.html", shown)


@require_POST
def letter_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Gửi lại: a letter of today that was refused."""
    letter = access_letter(request.acting.actor, pk)
    if services.send_again(letter=letter, by=request.acting.actor):
        messages.success(request, _("Đã cho gửi lại thư."))
    else:
        messages.error(
            request, _("Thư này không gửi lại được: chỉ thư bị từ chối trong hôm nay, còn nội dung và địa chỉ.")
        )
    return redirect("mail:letters")
