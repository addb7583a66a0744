"""A programme under tracking, kept by Vụ Kế hoạch - Tài chính, whose tasks Cục Việc làm leads."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.apps.programmes.plans import YEAR, choices, reviewed
from tests.conftest import Org, make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Task

WAITS = {**YEAR, "raw": "trong 10 ngày sau khi Luật được thông qua", "due": None, "precision": "none"}
WAITING = {"deadline": {**WAITS, "waits_for": {"kind": "document", "raw": "sau khi Luật được thông qua"}}}
FIRST = {"deadline": {**WAITS, "raw": "sau nhiệm vụ 2", "waits_for": {"kind": "task", "raw": "sau nhiệm vụ 2"}}}
JUNE = {"deadline": {**YEAR, "raw": "Quý II/2026", "due": "2026-06-30"}}


@pytest.fixture
def programme(org: Org, officer: Post) -> ProgrammeVersion:
    """Six tasks from 05/01/2026: 2 is due in June, 3 has two leads, 4 waits for a law, 6 waits for task 2."""
    with transaction.atomic():
        document = reviewed(officer, **{"t-2": JUNE, "t-4": WAITING, "t-6": FIRST})
        return publish(document=document, by=officer, choices=choices(org.planning))


@pytest.fixture
def task(programme: ProgrammeVersion) -> Task:
    """Task 2."""
    return programme.tasks.get(number="2").task


@pytest.fixture
def waiting(programme: ProgrammeVersion) -> Task:
    """Task 4, which waits for a law."""
    return programme.tasks.get(number="4").task


@pytest.fixture
def second(org: Org) -> Post:
    """The post of Trịnh Hữu Đạt, Phó Cục trưởng, Cục Việc làm."""
    return make_post("dat.th", "Trịnh Hữu Đạt", org.employment, "head")
