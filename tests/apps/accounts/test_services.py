"""People and posts are made with their rows in the record."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import has_role
from dondoc.apps.accounts.services import NewPerson, add_person, appoint
from dondoc.apps.audit.models import AuditRow


def test_a_person_comes_in_and_gets_a_post(admin: Post) -> None:
    person = add_person(new=NewPerson("khanh.nv", "Nguyễn Văn Khánh", password="mot-hai-ba-bon"), by=admin)
    appoint(person=person, unit=admin.unit, role="officer", valid_from=date(2026, 1, 5), by=admin)
    assert person.check_password("mot-hai-ba-bon")
    assert has_role(person, "officer", on=date(2026, 1, 5))
    assert not has_role(person, "officer", on=date(2026, 1, 4))
    codes = AuditRow.objects.order_by("pk").values_list("act", flat=True)
    assert list(codes)[-2:] == ["accounts.person_added", "accounts.appointed"]


def test_a_name_that_is_taken_leaves_nothing_behind(admin: Post) -> None:
    before = AuditRow.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        add_person(new=NewPerson(admin.person.username.upper(), "Người khác"), by=admin)
    assert AuditRow.objects.count() == before
