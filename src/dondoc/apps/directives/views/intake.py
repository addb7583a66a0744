"""Đưa văn bản vào: drop files or paste text, watch them being read."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.directives.access import access_intake, access_upload
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import Document, Upload, UploadState
from dondoc.apps.directives.selectors.uploads import uploads_of
from dondoc.apps.directives.services.intake import Sent, dismiss, paste, receive, stop, try_again


@require_http_methods(["GET", "POST"])
def intake(request: PersonRequest) -> HttpResponse:
    """The page, and the files sent to it."""
    access_intake(request.acting.actor)
    if request.method != "POST":
        return _page(request)
    sent = [Sent(f.name or "tep", f.size or 0, f.chunks()) for f in request.FILES.getlist("tep")]
    if not sent:
        return _page(request, trouble=_("Chưa chọn tệp nào. Bấm Chọn tệp, hoặc kéo tệp vào khung."))
    return _received(request, receive(files=sent, by=request.acting.actor))


@require_http_methods(["GET", "POST"])
def pasting(request: PersonRequest) -> HttpResponse:
    """Dán nội dung: text instead of a file."""
    access_intake(request.acting.actor)
    if request.method != "POST":
        return render(request, "directives/paste.html")
    upload = paste(text=request.POST.get("noi_dung", ""), by=request.acting.actor)
    if upload.state == UploadState.REFUSED:
        return render(request, "directives/paste.html", {"trouble": upload.message}, status=422)
    return _received(request, [upload])


@require_safe
def progress(request: PersonRequest) -> HttpResponse:
    """The list of files alone, asked for again while something is being read."""
    access_intake(request.acting.actor)
    return render(request, "directives/parts/uploads.html", _rows(request))


@require_POST
def halt(request: PersonRequest, pk: uuid.UUID) -> HttpResponse:
    """Dừng: stop a reading."""
    return _do(request, lambda: stop(upload=access_upload(request.acting.actor, pk)))


@require_POST
def once_more(request: PersonRequest, pk: uuid.UUID) -> HttpResponse:
    """Đọc lại: after the system failed."""
    return _do(request, lambda: try_again(upload=access_upload(request.acting.actor, pk)))


@require_POST
def clear(request: PersonRequest) -> HttpResponse:
    """Dọn danh sách: forget lines that are over."""
    access_intake(request.acting.actor)
    return _do(request, lambda: dismiss(by=request.acting.actor))


def _do(request: PersonRequest, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Problem as problem:
        messages.error(request, problem.message)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "directives/parts/uploads.html", _rows(request))
    return redirect("directives:intake")


def _received(request: PersonRequest, uploads: Iterable[Upload]) -> HttpResponse:
    rows = list(uploads)
    if all(u.state == UploadState.REFUSED for u in rows):
        return _page(request, status=422)
    return redirect("directives:intake")


def _rows(request: PersonRequest) -> dict[str, object]:
    rows = uploads_of(request.acting.actor)
    return {"rows": rows, "busy": any(r.upload.busy and not r.upload.failed for r in rows)}


def _page(request: PersonRequest, *, trouble: str = "", status: int = 200) -> HttpResponse:
    context = {**_rows(request), "trouble": trouble, "first": not Document.objects.exists()}
    return render(request, "directives/intake.html", context, status=422 if trouble else status)
