"""Refusing what is too large before any of it is read; a part of a page asked for after the login has ended."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

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


class PartLoginMiddleware:
    """A part of a page asked for without a login leads the whole page to the login, and back afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Turn a redirect to the login into one that the browser follows with the whole page."""
        response = self._next(request)
        login = resolve_url(settings.LOGIN_URL)
        asked = request.headers.get("HX-Request") == "true"
        if asked and isinstance(response, HttpResponseRedirect) and response.url.startswith(f"{login}?"):
            page = request.headers.get("HX-Current-URL", "/")
            return HttpResponseClientRedirect(f"{login}?{urlencode({'next': _path_of(page)})}")
        return response


def _path_of(url: str) -> str:
    """The path and query of an address, without the machine.

    >>> _path_of("http://127.0.0.1:8000/van-ban/?tim=a")
    '/van-ban/?tim=a'
    """
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
