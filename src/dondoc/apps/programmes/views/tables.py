"""The statistics tables of a programme: on the screen, as a spreadsheet, as a Word file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.days import day_asked
from dondoc.apps.programmes.access import access_version
from dondoc.apps.programmes.selectors.tabs import tabs_of
from dondoc.apps.programmes.tables.register import TABLES, sheet_of
from dondoc.writers.form import write_form
from dondoc.writers.xlsx import write_xlsx

_FILES = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_form),
}


@require_safe
def table(request: PersonRequest, pk: int, slug: str) -> HttpResponse:
    """A table as of a day, with its files."""
    version = access_version(request.acting.actor, pk)
    on = day_asked(request.GET)
    sheet = sheet_of(_known(slug), version, on)
    shown = {"version": version, "programme": version.programme, "tabs": tabs_of(version), "tab": "table"}
    shown |= {"tables": TABLES.values(), "slug": slug, "sheet": sheet, "on": on}
    return render(request, "programmes/table.html", shown)


@require_safe
def table_file(request: PersonRequest, pk: int, slug: str, form: str) -> HttpResponse:
    """The same table as a file."""
    version = access_version(request.acting.actor, pk)
    if form not in _FILES:
        raise Http404
    on = day_asked(request.GET)
    media, write = _FILES[form]
    response = HttpResponse(write(sheet_of(_known(slug), version, on)), content_type=media)
    response["Content-Disposition"] = f'attachment; filename="bieu-{slug}-{pk}-{on:%Y%m%d}.{form}"'
    return response


def _known(slug: str) -> str:
    if slug not in TABLES:
        raise Http404
    return slug
