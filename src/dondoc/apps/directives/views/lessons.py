"""Đề nghị bổ sung bộ dữ liệu: spellings and headings that people resolved by hand, to be taken or left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_lessons
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.selectors.headings import heading_lessons, taken_headings
from dondoc.apps.directives.selectors.lessons import lessons
from dondoc.apps.directives.services.headings import answer_heading, drop_heading
from dondoc.apps.directives.services.lessons import answer_lesson
from dondoc.apps.directives.views.parsing import whole


@require_http_methods(["GET", "POST"])
def suggested(request: PersonRequest) -> HttpResponse:
    """The lists, and the answer to one of their lines."""
    access_lessons(request.acting.actor)
    if request.method != "POST":
        shown = {"lessons": lessons(), "headings": heading_lessons(), "taken": taken_headings()}
        return render(request, "directives/lessons.html", shown)
    words = request.POST.get("chu", "")
    try:
        messages.success(request, _answer(request, words) % {"words": words})
    except Problem as problem:
        messages.error(request, problem.message)
    return redirect("directives:lessons")


def _answer(request: PersonRequest, words: str) -> str:
    """Do what the form asks; what is said of it."""
    by, take, role = request.acting.actor, "nhan" in request.POST, request.POST.get("vai", "")
    if "bo" in request.POST:
        drop_heading(words=words, by=by)
        return _("Đã bỏ đầu cột “%(words)s”.")
    if role:
        answer_heading(words=words, role=role, take=take, by=by)
        return _("Đã thêm đầu cột “%(words)s”.") if take else _("Không nhận đầu cột “%(words)s”.")
    answer_lesson(words=words, unit_pk=whole(request.POST.get("don_vi")), take=take, by=by)
    return _("Đã thêm cách viết “%(words)s”.") if take else _("Không nhận cách viết “%(words)s”.")
