"""Đề nghị bổ sung bộ dữ liệu: spellings that people resolved by hand, to be taken or left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_lessons
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.selectors.lessons import lessons
from dondoc.apps.directives.services.lessons import answer_lesson
from dondoc.apps.directives.views.parsing import whole


@require_http_methods(["GET", "POST"])
def suggested(request: PersonRequest) -> HttpResponse:
    """The list, and the answer to one of its lines."""
    access_lessons(request.acting.actor)
    if request.method != "POST":
        return render(request, "directives/lessons.html", {"lessons": lessons()})
    words, take = request.POST.get("chu", ""), "nhan" in request.POST
    try:
        answer_lesson(words=words, unit_pk=whole(request.POST.get("don_vi")), take=take, by=request.acting.actor)
        said = _("Đã thêm cách viết “%(words)s”.") if take else _("Không nhận cách viết “%(words)s”.")
        messages.success(request, said % {"words": words})
    except Problem as problem:
        messages.error(request, problem.message)
    return redirect("directives:lessons")
