"""Pages of accounts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.access import access_own_post
from dondoc.apps.accounts.forms import SwitchPostForm
from dondoc.apps.accounts.middleware import SESSION_KEY, PersonRequest


@require_safe
def account(request: PersonRequest) -> HttpResponse:
    """Tài khoản: who one is, one's posts, language, theme, password, logging out."""
    return render(request, "accounts/account.html")


@require_POST
def switch_post(request: PersonRequest) -> HttpResponse:
    """Act in another of one's posts from now on."""
    form = SwitchPostForm(request.POST)
    if form.is_valid():
        request.session[SESSION_KEY] = access_own_post(request.acting.actor, form.cleaned_data["post"]).pk
    return redirect("account")
