"""Downloading a file."""

from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.files import vault
from dondoc.apps.files.access import access_file


@require_safe
def download(request: PersonRequest, pk: int) -> FileResponse:
    """The file as an attachment: never drawn by the browser, never guessed at, never kept by a shared cache."""
    file = access_file(request.acting.actor, pk)
    response = FileResponse(
        vault.path_of(file.sha256).open("rb"),
        as_attachment=True,
        filename=file.name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
