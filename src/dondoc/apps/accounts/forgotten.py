"""A forgotten password: by letter when a mail server is named, else at the administrator's desk."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dondoc.apps.accounts.models import Person
from dondoc.apps.mail.server import server
from dondoc.apps.mail.services import post

_ask = allauth_views.PasswordResetView.as_view(extra_context={"has_server": True})


@login_not_required
@never_cache
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """Ask for a letter with a link to set a new password; without a mail server, say whom to ask."""
    if server() is None:
        return render(request, "account/password_reset.html", {"has_server": False})
    answer: HttpResponse = _ask(request)
    return answer


def send_link(*, person: Person, uid: str, key: str) -> None:
    """Send ``person`` the link; never to an address other than the one that the register has of them."""
    link = settings.DONDOC_URL + reverse("account_reset_password_from_key", args=[uid, key])
    context: dict[str, Any] = {"person": person, "link": link, "host": settings.DONDOC_URL}
    text = render_to_string("account/email/forgotten.txt", context)
    rung = f"password-{secrets.token_hex(8)}"
    post(person=person, day=timezone.localdate(), rung=rung, subject=f"[Đôn Đốc] {_('Đặt lại mật khẩu')}", text=text)
