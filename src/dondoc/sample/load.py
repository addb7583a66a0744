"""Loads the invented ministry and its people, through the same services that people use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.services import load_people
from dondoc.apps.organisation.services import load_units
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.sample.cooperation import cooperate
from dondoc.sample.directives import PUBLISHED, YEAR, load_documents
from dondoc.sample.figures import measure
from dondoc.sample.lived import live

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
        people = load_people(rows=ministry["people"], units=units, password=None)
        once = make_password(password)  # one slow hash for all of them, not one each
        Person.objects.filter(pk__in=[person.pk for person in people]).update(password=once)
    say(_("Đang đọc bốn văn bản mẫu…"))
    officer = Post.objects.get(person__username=OFFICER, role=Role.OFFICER)
    load_documents(folder=HERE / "documents", by=officer)
    version = ProgrammeVersion.objects.filter(document__number=PUBLISHED).select_related("programme").first()
    if version is not None:
        live(version=version, keeper=officer, today=timezone.localdate())
        measure(version=version, year=YEAR, today=timezone.localdate())
    cooperate(today=timezone.localdate())
