"""A report as Word, PDF and spreadsheet: as sent from the vault, else drawn now and stamped as a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.consolidation.access import access_report
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.pdf import NoPdf, pdf_of
from dondoc.apps.consolidation.selectors.whole import Whole
from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile

OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what browsers call it, and its bytes."""

    media: str
    make: Callable[[ConsolidatedReport], bytes]


def _word(one: ConsolidatedReport) -> bytes:
    return _kept(one.file) or Whole(one).word(stamped=True)


def _book(one: ConsolidatedReport) -> bytes:
    return _kept(one.workbook) or Whole(one).book()


def _kept(file: StoredFile | None) -> bytes | None:
    return vault.path_of(file.sha256).read_bytes() if file is not None else None


KINDS: Mapping[str, Kind] = {
    "docx": Kind(f"{OFFICE}wordprocessingml.document", _word),
    "pdf": Kind("application/pdf", lambda one: pdf_of(_word(one))),
    "xlsx": Kind(f"{OFFICE}spreadsheetml.sheet", _book),
}


@require_safe
def file(request: PersonRequest, pk: int, form: str) -> HttpResponse:
    """The report as a file."""
    one = access_report(request.acting.actor, pk)
    kind = KINDS[form]
    try:
        data = kind.make(one)
    except NoPdf as why:
        told = {"title": _("Chưa có bản PDF"), "report": one, "words": str(why)}
        return render(request, "consolidation/no_file.html", told, status=503)
    response = HttpResponse(data, content_type=kind.media)
    draft = "" if one.is_sent else f"-du-thao-{one.version}"
    response["Content-Disposition"] = f'attachment; filename="bao-cao-{pk}{draft}.{form}"'
    return response
