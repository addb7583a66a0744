"""Pages of accounts: one's own, and, for whoever manages people, everybody's."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts import services
from dondoc.apps.accounts.access import access_own_post, access_person, access_post, require
from dondoc.apps.accounts.forms import (
    AppointForm,
    EndPostForm,
    NewPersonForm,
    PeopleFilter,
    PersonForm,
    SwitchPostForm,
)
from dondoc.apps.accounts.middleware import SESSION_KEY, PersonRequest
from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import all_posts_of, people
from dondoc.apps.accounts.services import NotPossible
from dondoc.apps.audit.selectors import history_of

PAGE = 50


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


@require_safe
def persons(request: PersonRequest) -> HttpResponse:
    """Everybody, with the posts of today; searched without marks, filtered by unit."""
    require(request.acting.actor, Power.MANAGE_PEOPLE)
    form = PeopleFilter(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = people(words=said.get("tim", ""), unit=said.get("don_vi"), on=timezone.localdate())
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    return render(request, "accounts/persons.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@never_cache
def add_person(request: PersonRequest) -> HttpResponse:
    """A new person with a first post; their password is shown once."""
    require(request.acting.actor, Power.MANAGE_PEOPLE)
    form = NewPersonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/add_person.html", {"form": form})
    password = services.temporary_password()
    with transaction.atomic():
        person = services.add_person(new=form.person(password), by=request.acting.actor)
        services.appoint(person=person, **form.post(), by=request.acting.actor)
    return render(request, "accounts/password_once.html", {"person": person, "password": password})


@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """One person: name, posts past and present, what was done to the entry."""
    found = access_person(request.acting.actor, pk)
    posts = all_posts_of(found)
    context = {"person": found, "posts": posts, "today": timezone.localdate(), "history": history_of(found, *posts)}
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "POST"])
def change_person(request: PersonRequest, pk: int) -> HttpResponse:
    """Correct a person's name or address."""
    found = access_person(request.acting.actor, pk)
    form = PersonForm(request.POST or None, person=found)
    if form.is_valid():
        services.change_person(person=found, **form.cleaned_data, by=request.acting.actor)
        return redirect("person", pk)
    return render(request, "accounts/change_person.html", {"form": form, "person": found})


@require_http_methods(["GET", "POST"])
def appoint(request: PersonRequest, pk: int) -> HttpResponse:
    """Another post for a person."""
    found = access_person(request.acting.actor, pk)
    form = AppointForm(request.POST or None)
    if form.is_valid():
        try:
            services.appoint(person=found, **form.cleaned_data, by=request.acting.actor)
            return redirect("person", pk)
        except NotPossible as why:
            form.add_error(None, str(why))
    return render(request, "accounts/appoint.html", {"form": form, "person": found})


@require_http_methods(["GET", "POST"])
def end_post(request: PersonRequest, pk: int) -> HttpResponse:
    """The last day of a post."""
    post = access_post(request.acting.actor, pk)
    form = EndPostForm(request.POST or None)
    if form.is_valid():
        try:
            services.end_post(post=post, **form.cleaned_data, by=request.acting.actor)
            return redirect("person", post.person_id)
        except NotPossible as why:
            form.add_error(None, str(why))
    return render(request, "accounts/end_post.html", {"form": form, "post": post, "person": post.person})


@require_POST
def lock(request: PersonRequest, pk: int) -> HttpResponse:
    """A person cannot log in any more."""
    found = access_person(request.acting.actor, pk)
    try:
        services.lock(person=found, by=request.acting.actor)
        messages.success(request, _("Đã khóa. Người này không đăng nhập được nữa."))
    except NotPossible as why:
        messages.error(request, str(why))
    return redirect("person", pk)


@require_POST
def unlock(request: PersonRequest, pk: int) -> HttpResponse:
    """A person may log in again."""
    services.unlock(person=access_person(request.acting.actor, pk), by=request.acting.actor)
    messages.success(request, _("Đã mở lại."))
    return redirect("person", pk)


@require_POST
@never_cache
def reset_password(request: PersonRequest, pk: int) -> HttpResponse:
    """A new password for a person, shown once."""
    found = access_person(request.acting.actor, pk)
    password = services.reset_password(person=found, by=request.acting.actor)
    return render(request, "accounts/password_once.html", {"person": found, "password": password})
