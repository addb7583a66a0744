"""A small ministry and its people, for every test that needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from hypothesis import settings as properties

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.organisation.models import OrgUnit, UnitKind, UnitName

properties.register_profile("house", deadline=None)  # a busy machine is slow, and no test measures time
properties.load_profile("house")
BEGUN = date(2020, 1, 1)
PASSWORD = "mat-khau-thu-2026"


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    """Each test has its own data folder."""
    settings.DONDOC_DATA = tmp_path / "data"
    settings.DONDOC_DATA.mkdir()
    return Path(settings.DONDOC_DATA)


@dataclass(frozen=True)
class Org:
    """Units of the invented ministry."""

    ministry: OrgUnit
    planning: OrgUnit
    legal: OrgUnit
    office: OrgUnit
    employment: OrgUnit


def make_unit(code: str, name: str, kind: UnitKind = UnitKind.DEPARTMENT, parent: OrgUnit | None = None) -> OrgUnit:
    """A unit with one Vietnamese name that holds from 2020 on."""
    unit = OrgUnit.objects.create(code=code, kind=kind, parent=parent, valid_from=BEGUN)
    UnitName.objects.create(unit=unit, name=name, valid_from=BEGUN)
    return unit


@pytest.fixture
def org(db: None) -> Org:
    """Bộ Phát triển Xã hội with four units."""
    ministry = make_unit("BPTXH", "Bộ Phát triển Xã hội", UnitKind.MINISTRY)
    return Org(
        ministry=ministry,
        planning=make_unit("KHTC", "Vụ Kế hoạch - Tài chính", parent=ministry),
        legal=make_unit("PC", "Vụ Pháp chế", parent=ministry),
        office=make_unit("VP", "Văn phòng Bộ", UnitKind.OFFICE, ministry),
        employment=make_unit("CVL", "Cục Việc làm", UnitKind.AUTHORITY, ministry),
    )


def make_post(username: str, full_name: str, unit: OrgUnit, role: str) -> Post:
    """A person who can log in with ``PASSWORD``, with one post that holds from 2020 on."""
    person = Person.objects.create_user(username, PASSWORD, full_name=full_name)
    return Post.objects.create(person=person, unit=unit, role=role, valid_from=BEGUN)


@pytest.fixture
def officer(org: Org) -> Post:
    """The post of Lê Hoài Phương, chuyên viên tổng hợp, Vụ Kế hoạch - Tài chính."""
    return make_post("phuong.lh", "Lê Hoài Phương", org.planning, "officer")


@pytest.fixture
def focal(org: Org) -> Post:
    """The post of Phạm Đức Duy, đầu mối, Cục Việc làm."""
    return make_post("duy.pd", "Phạm Đức Duy", org.employment, "focal")


@pytest.fixture
def head(org: Org) -> Post:
    """The post of Hoàng Bích Liên, thủ trưởng, Cục Việc làm."""
    return make_post("lien.hb", "Hoàng Bích Liên", org.employment, "head")


@pytest.fixture
def leader(org: Org) -> Post:
    """The post of Trần Minh Khuê, lãnh đạo Bộ."""
    return make_post("khue.tm", "Trần Minh Khuê", org.ministry, "leader")


@pytest.fixture
def clerk(org: Org) -> Post:
    """The post of Ngô Thu Trang, văn thư, Văn phòng Bộ."""
    return make_post("trang.nt", "Ngô Thu Trang", org.office, "clerk")


@pytest.fixture
def inspector(org: Org) -> Post:
    """The post of Vũ Quốc An, kiểm tra, Vụ Pháp chế."""
    return make_post("an.vq", "Vũ Quốc An", org.legal, "inspector")


@pytest.fixture
def admin(org: Org) -> Post:
    """The post of Đỗ Gia Hân, quản trị, Văn phòng Bộ."""
    return make_post("han.dg", "Đỗ Gia Hân", org.office, "admin")


@pytest.fixture
def client_of() -> Callable[[Post | Person], Client]:
    """``client_of(post)``: a browser where that person is logged in, acting in that post; CSRF is enforced."""

    def make(actor: Post | Person) -> Client:
        browser = Client()
        person = actor.person if isinstance(actor, Post) else actor
        browser.force_login(person)
        if isinstance(actor, Post):
            session = browser.session
            session["acting_post"] = actor.pk
            session.save()
        return browser

    return make


@contextmanager
def guards_lifted() -> Iterator[None]:
    """The append-only guards are away while a test's database is emptied between tests."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            for _name, sql in triggers:
                cursor.execute(sql)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_no\\_truncate'")
        tables = [name for (name,) in cursor.fetchall()]
        for name in tables:
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
        yield
        for name in tables:
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


_empty = TransactionTestCase._fixture_teardown


def _empty_without_guards(self: TransactionTestCase) -> None:
    with guards_lifted():
        _empty(self)


TransactionTestCase._fixture_teardown = _empty_without_guards  # type: ignore[method-assign]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes made on the spot (a zip holds the time) must not name a case: every process must find the same names."""
    return argname if isinstance(val, bytes) else None
