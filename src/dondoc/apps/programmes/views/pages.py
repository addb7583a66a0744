"""The list of programmes and the tabs of one."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.days import day_asked
from dondoc.apps.indicators.selectors.plan import indicator_groups
from dondoc.apps.programmes.access import access_programmes, access_version
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.board import Board, Filters, board, keys_of
from dondoc.apps.programmes.selectors.listing import listed
from dondoc.apps.programmes.selectors.saved import looks
from dondoc.apps.programmes.selectors.tabs import duties_of, history_of_programme, relations_of, tabs_of
from dondoc.apps.tasks.wording import BOXES
from dondoc.core.progress.counting import Box


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Every programme with its boxes."""
    access_programmes(request.acting.actor)
    on = day_asked(request.GET)
    return render(request, "programmes/list.html", {"listed": listed(on), "on": on})


@require_safe
def programme(request: PersonRequest, pk: int) -> HttpResponse:
    """The tree of tasks with its boxes and filters."""
    version = access_version(request.acting.actor, pk)
    page = board(version, day_asked(request.GET), _filters(request.GET))
    shown = {"board": page, "boxes": _boxes(request.GET, page), "on": page.on}
    shown["looks"] = looks(version.programme, request.acting.actor, request.GET)
    return _tab(request, version, "task", shown)


@require_safe
def indicators(request: PersonRequest, pk: int) -> HttpResponse:
    """The indicators with their targets as written."""
    version = access_version(request.acting.actor, pk)
    return _tab(request, version, "indicator", {"groups": indicator_groups(version)})


@require_safe
def duties(request: PersonRequest, pk: int) -> HttpResponse:
    """Who reports what to whom, on which calendar."""
    version = access_version(request.acting.actor, pk)
    return _tab(request, version, "duty", {"duties": duties_of(version)})


@require_safe
def documents(request: PersonRequest, pk: int) -> HttpResponse:
    """The documents behind the versions, and those they stand on."""
    version = access_version(request.acting.actor, pk)
    versions = version.programme.versions.select_related("document", "published_by").order_by("-number")
    shown: dict[str, object] = {
        "versions": versions,
        "relations": relations_of(version),
        "themes": version.themes.all(),
    }
    return _tab(request, version, "document", shown)


@require_safe
def history(request: PersonRequest, pk: int) -> HttpResponse:
    """What was done, by whom, when, in sentences."""
    version = access_version(request.acting.actor, pk)
    return _tab(request, version, "history", {"history": history_of_programme(version.programme)})


def _tab(request: PersonRequest, version: ProgrammeVersion, slug: str, more: dict[str, object]) -> HttpResponse:
    shown = {"version": version, "programme": version.programme, "tabs": tabs_of(version), "tab": slug}
    return render(request, f"programmes/{slug}.html", shown | more)


def _boxes(asked: QueryDict, page: Board) -> dict[str, dict[str, object]]:
    """Each official box: its figure, its mark, and the address that presses or releases it."""
    found: dict[str, dict[str, object]] = {}
    for box in Box:
        pressed = page.filters.box == box.value
        address = asked.copy()
        address["o"] = box.value
        if pressed:
            del address["o"]
        url = f"?{address.urlencode()}"
        found[box.value] = {"url": url, "pressed": pressed, "mark": BOXES[box], "figure": page.counts.of(box)}
    return found


def _filters(asked: QueryDict) -> Filters:
    unit = asked.get("don-vi", "")
    return Filters(
        words=asked.get("tim", "")[:200].strip(),
        unit=next(iter(keys_of(unit)), None),
        due=asked.get("han", ""),
        state=asked.get("tinh-trang", ""),
        box=asked.get("o", ""),
        group=next(iter(keys_of(asked.get("nhom", ""))), None),
        folded=frozenset(keys_of(asked.get("gap", ""))),
        page=asked.get("trang", ""),
    )
