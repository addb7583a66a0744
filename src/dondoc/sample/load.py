"""Loads the invented ministry, its people and four documents through the same services that people use."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from dondoc.apps.accounts.models import Person
from dondoc.apps.accounts.services import NewPerson, add_person, appoint
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.organisation.services import load_units

HERE = Path(__file__).resolve().parent
OFFICER = "phuong.lh"


def load_sample(*, password: str, say: Callable[[str], Any] = print) -> None:
    """Load what is not there yet; a second call changes nothing.

    Args:
        password: what everybody in the sample logs in with.
        say: told in one sentence what is being done.
    """
    ministry = json.loads((HERE / "ministry.json").read_text(encoding="utf-8"))
    with transaction.atomic():
        units = load_units(data=ministry)
        for row in ministry["people"]:
            _load_person(row, units, password)


def _load_person(row: Mapping[str, Any], units: Mapping[str, OrgUnit], password: str) -> None:
    if Person.objects.filter(username=row["username"]).exists():
        return
    new = NewPerson(row["username"], row["full_name"], row.get("email", ""), password)
    person = add_person(new=new, by=None)
    for post in row["posts"]:
        appoint(
            person=person,
            unit=units[post["unit"]],
            role=post["role"],
            title=post.get("title", ""),
            valid_from=date.fromisoformat(post["from"]),
            by=None,
        )
