"""The record of acts: with its act or not at all, never changed, every kind with its sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from tests.conftest import guards_lifted

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit import acts
from dondoc.apps.audit.acts import act, act_of, all_acts
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.audit.selectors import broken_rows, history_of, rows
from dondoc.apps.audit.services import NotInTransaction, digest, record


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> acts.Act:
    monkeypatch.setattr(acts, "_acts", dict(acts._acts))
    return act("tests.moved", "dời %(object)s từ %(before_day)s sang %(day)s", "cal")


def test_a_row_says_who_what_when_and_why(officer: Post, moved: acts.Act) -> None:
    row = record(
        actor=officer,
        act=moved,
        obj=officer.unit,
        before={"day": date(2026, 1, 5)},
        after={"day": "06/01/2026", "sum": Decimal("25.5")},
        reason="lịch họp đổi",
    )
    row.refresh_from_db()
    assert (row.actor, row.post, row.actor_name) == (officer.person, officer, "Lê Hoài Phương")
    assert row.post_label == "Chuyên viên tổng hợp, Vụ Kế hoạch - Tài chính"
    assert (row.before, row.after) == ({"day": "2026-01-05"}, {"day": "06/01/2026", "sum": "25.5"})
    assert row.sha256 == digest(row)
    [line] = history_of(officer.unit)
    assert (line.who, line.icon) == ("Lê Hoài Phương", "cal")
    assert line.sentence == "dời Vụ Kế hoạch - Tài chính từ 2026-01-05 sang 06/01/2026"


def test_what_a_row_lacks_is_a_dash(officer: Post, moved: acts.Act) -> None:
    record(actor=None, act=moved, obj=officer.unit)
    [line] = history_of(officer.unit)
    assert (line.who, line.sentence) == ("Hệ thống", "dời Vụ Kế hoạch - Tài chính từ – sang –")


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_inside_its_transaction_or_not_at_all(officer: Post, moved: acts.Act) -> None:
    with pytest.raises(NotInTransaction):
        record(actor=officer, act=moved, obj=officer.unit)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(actor=officer, act=moved, obj=officer.unit).pk / 0
    assert not AuditRow.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE audit_auditrow SET reason = 'khác'", "DELETE FROM audit_auditrow"])
def test_rows_are_never_changed_or_removed(officer: Post, moved: acts.Act, statement: str) -> None:
    record(actor=officer, act=moved, obj=officer.unit)
    refused = pytest.raises(DatabaseError, match="never changed or removed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditRow.objects.get().reason == ""


@pytest.mark.django_db(transaction=True)
def test_a_row_changed_past_the_guards_is_found(officer: Post, moved: acts.Act) -> None:
    with transaction.atomic():
        row = record(actor=officer, act=moved, obj=officer.unit)
    assert list(broken_rows()) == []
    with guards_lifted():
        AuditRow.objects.filter(pk=row.pk).update(reason="khác")
    assert list(broken_rows()) == [row]


def test_a_code_is_taken_once(moved: acts.Act) -> None:
    with pytest.raises(ValueError, match=r"tests\.moved"):
        act("tests.moved", "gì khác")


def test_every_act_has_a_sentence_and_an_icon_of_the_sprite(db: None) -> None:
    sprite = (acts.__file__).replace("apps/audit/acts.py", "web/templates/parts/sprite.html")
    with open(sprite, encoding="utf-8") as file:
        symbols = file.read()
    assert len(all_acts()) > 10
    for one in all_acts():
        assert str(one.sentence).strip()
        assert f'id="i-{one.icon}"' in symbols, one.code
    assert act_of("nobody.knows") is None


def test_rows_are_narrowed_by_person_kind_and_days(officer: Post, head: Post, moved: acts.Act) -> None:
    record(actor=officer, act=moved, obj=officer.unit)
    last = record(actor=head, act=moved, obj=head.person)
    today = last.at.astimezone().date()
    assert list(rows(who="bích")) == [last]
    assert list(rows(object_type="accounts.person")) == [last]
    assert rows(first=date(2020, 1, 1), last=date(2020, 1, 2)).count() == 0
    assert rows(first=date(2020, 1, 1), last=date.max.replace(year=9998)).count() == 2
    assert today is not None
