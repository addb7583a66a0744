"""A published programme of any size in an empty database, made by the services that people use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from phrases import CODE, MINISTRY, TIMES, UNITS, task

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.directives.contract.layout import layout_of_words
from dondoc.apps.directives.models import Document, FactState, How
from dondoc.apps.directives.services.register import enter
from dondoc.apps.directives.services.store import Understood, store
from dondoc.apps.organisation.models import OrgUnit, UnitKind, UnitName
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.choices import Choices
from dondoc.apps.programmes.services.publish import publish
from dondoc.core.deadlines import read_deadline
from dondoc.core.orders.contract import deadline_json

BEGUN, ISSUED, GROUPS = date(2020, 1, 1), date(2026, 1, 5), 12
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Built:
    """The addresses to be measured, by name, and the session of somebody who may read them."""

    addresses: dict[str, str]
    person: int
    session: str


def build(tasks: int) -> Built:
    """An invented ministry, a reviewed decision of ``tasks`` tasks in two parts, and its programme."""
    units = _units()
    post = _officer(units[0])
    document = _document(tasks, units, post)
    choices = Choices(name=f"Kế hoạch {tasks} nhiệm vụ", focal_unit=units[0], year=2026)
    version = publish(document=document, by=post, choices=choices)
    return Built(_addresses(version), post.person_id, _session(post.person))


def _addresses(version: ProgrammeVersion) -> dict[str, str]:
    programme = f"/chuong-trinh/{version.programme_id}/"
    task_id = version.tasks.order_by("order").values_list("task_id", flat=True)[0]
    return {
        "programme": programme,
        "search": f"{programme}?tim=ke+hoach&han=30",
        "task": f"/nhiem-vu/{task_id}/",
        "list": "/chuong-trinh/",
        "dashboard": "/dieu-hanh/",
        "t1": f"{programme}bang-bieu/t1/",
        "unit": "/don-vi/DV0/nhiem-vu/",
    }


def _units() -> list[OrgUnit]:
    ministry = OrgUnit.objects.create(code=CODE, kind=UnitKind.MINISTRY, valid_from=BEGUN)
    UnitName.objects.create(unit=ministry, name=MINISTRY, valid_from=BEGUN)
    made = []
    for order, name in enumerate(UNITS):
        unit = OrgUnit.objects.create(
            code=f"DV{order}", kind=UnitKind.DEPARTMENT, parent=ministry, valid_from=BEGUN, order=order
        )
        UnitName.objects.create(unit=unit, name=name, valid_from=BEGUN)
        made.append(unit)
    return made


def _officer(unit: OrgUnit) -> Post:
    person = Person.objects.create_user("do", None, full_name="Nguyễn Thu Đo")
    return Post.objects.create(person=person, unit=unit, role="officer", valid_from=BEGUN)


def _session(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _document(tasks: int, units: list[OrgUnit], post: Post) -> Document:
    document = enter(by=post)
    contract = _contract(tasks, [str(unit) for unit in units])
    layout = layout_of_words(contract["text"])
    store(document=document, copy=None, understood=Understood(contract, layout, "plain", "1", "vn", "0" * 64))
    signed = {"confirmed_by": post.person, "confirmed_at": timezone.now(), "how": How.BULK}
    document.facts.update(state=FactState.CONFIRMED, doubts=[], **signed)
    document.refresh_from_db()
    return document


def _contract(tasks: int, units: list[str]) -> dict[str, Any]:
    text, found, blocks = "", [], []
    for n in range(tasks):
        cells = (str(n + 1), task(n), TIMES[n % len(TIMES)], units[n % len(units)])
        row = "\t".join(cells)
        start = len(text) + len(cells[0]) + 1
        found.append(_task(n, cells, [start, start + len(cells[1])], units))
        blocks.append({"span": [len(text), len(text) + len(row)], "as": "task", "page": 1 + n // 20})
        text += row + "\n"
    header = {"number": f"12/QĐ-{CODE}", "title": "Ban hành Kế hoạch năm 2026", "issuer": MINISTRY}
    placed = {key: {"raw": value, "value": value, "span": [0, 0]} for key, value in header.items()}
    placed["issued"] = {"raw": "", "value": ISSUED.isoformat(), "span": [0, 0]}
    empty: dict[str, list[Any]] = {
        name: []
        for name in (
            *("indicators", "duties", "events", "agreements", "measures", "citations"),
            *("recipients", "addressees", "outline", "warnings"),
        )
    }
    whole = {"schema": "dondoc/directive/1", "source": {}, "kind": "Quyết định", "issued": ISSUED.isoformat(), **header}
    return {**whole, **empty, "header": placed, "tasks": found, "text": text, "blocks": blocks}


def _task(n: int, cells: tuple[str, ...], span: list[int], units: list[str]) -> dict[str, Any]:
    helpers = [units[(n + step) % len(units)] for step in range(1, 1 + n % 4)]
    group = n * GROUPS // 500 % GROUPS
    return {
        "id": f"t-{n}",
        "number": cells[0],
        "appendix": "I",
        "groups": ["A. NHIỆM VỤ CHUNG" if group < 4 else "B. NHIỆM VỤ THEO LĨNH VỰC", f"{group + 1}. Nhóm {group + 1}"],
        "parent": None,
        "leadin": None,
        "text": cells[1],
        "span": span,
        "confidence": 1.0,
        "deadline": deadline_json(read_deadline(cells[2], year=2026, issued=ISSUED)),
        "lead": [{"raw": cells[3], "unit": cells[3], "group": None, "span": span}],
        "coordinate": [{"raw": name, "unit": name, "group": None, "span": span} for name in helpers],
        "output": None,
        "deliverable": None,
        "budget": None,
        "targets": [],
        "citations": [],
    }
