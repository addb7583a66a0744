"""Refusing what is too large before any of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dondoc.web.errors import too_large

OVERHEAD = 1024 * 1024  # bytes: the other fields of the form and the frame around the file


class UploadLimitMiddleware:
    """Answers 413 from the announced length alone; a body longer than announced is cut by the server."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is small enough."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.DONDOC_UPLOAD_LIMIT + OVERHEAD:
            return too_large(request)
        return self._next(request)
