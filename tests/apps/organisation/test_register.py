"""Units over time: names that never overlap, successions with citations, the tree of a day, the pack's units."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.selectors import history_of
from dondoc.apps.organisation import services
from dondoc.apps.organisation.models import OrgUnit, Succession, UnitAlias, UnitGroup, UnitGroupMember, UnitName
from dondoc.apps.organisation.packs import pack_units
from dondoc.apps.organisation.selectors import current_name, life_of, members, ministry_name, successors, tree
from dondoc.apps.organisation.services import NotPossible

REFORM = date(2025, 3, 1)
CITED = "Nghị định 25/2025/NĐ-CP"


def test_two_names_of_one_language_never_hold_on_the_same_day(org: Org) -> None:
    with pytest.raises(DatabaseError, match="organisation_unitname_no_overlap"), transaction.atomic():
        UnitName.objects.create(unit=org.legal, name="Vụ Luật pháp", valid_from=date(2024, 1, 1))
    UnitName.objects.create(unit=org.legal, name="Legal Department", language="en", valid_from=date(2024, 1, 1))
    UnitName.objects.create(unit=org.legal, name="Vụ Luật", valid_to=date(2019, 12, 31))
    assert org.legal.names.count() == 3


def test_a_name_stretched_over_another_is_refused_too(org: Org) -> None:
    old = UnitName.objects.create(unit=org.legal, name="Vụ Luật", valid_to=date(2019, 12, 31))
    with pytest.raises(DatabaseError, match="organisation_unitname_no_overlap"), transaction.atomic():
        UnitName.objects.filter(pk=old.pk).update(valid_to=date(2020, 1, 1))
    old.refresh_from_db()
    assert old.valid_to == date(2019, 12, 31)


def test_a_unit_is_in_a_group_once_a_day(org: Org) -> None:
    group = UnitGroup.objects.create(code="units", name="Các đơn vị thuộc Bộ")
    UnitGroupMember.objects.create(group=group, unit=org.legal, valid_from=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="organisation_unitgroupmember_no_overlap"), transaction.atomic():
        UnitGroupMember.objects.create(group=group, unit=org.legal, valid_from=date(2026, 1, 1))
    assert members("units", date(2026, 1, 1)) == [org.legal]
    assert members("units", date(2019, 1, 1)) == []
    assert members("sections", date(2026, 1, 1)) == []


def test_days_stand_in_order(org: Org) -> None:
    with pytest.raises(IntegrityError, match="days_in_order"), transaction.atomic():
        OrgUnit.objects.create(code="X", kind="division", valid_from=REFORM, valid_to=date(2025, 2, 28))


def test_a_succession_needs_its_citation(org: Org) -> None:
    with pytest.raises(IntegrityError, match="succession_cited"), transaction.atomic():
        Succession.objects.create(from_unit=org.legal, to_unit=org.planning, kind="merge", on=REFORM, citation="")


def test_renaming_ends_the_name_before(org: Org, admin: Post) -> None:
    services.rename(unit=org.employment, name="Cục Việc làm và Kỹ năng", short_name="CVLKN", on=REFORM, by=admin)
    unit = OrgUnit.objects.get(code="CVL")
    assert current_name(unit, date(2025, 2, 28)) == "Cục Việc làm"
    assert current_name(unit, REFORM) == "Cục Việc làm và Kỹ năng"
    assert current_name(unit, date(1999, 1, 1)) == "Cục Việc làm"
    assert str(unit) == "Cục Việc làm và Kỹ năng"
    assert [line.sentence for line in history_of(unit)] == [
        "ghi tên mới từ 01/03/2025: Cục Việc làm và Kỹ năng (trước là Cục Việc làm)"
    ]


def test_renaming_before_the_present_name_began_is_refused(org: Org, admin: Post) -> None:
    with pytest.raises(NotPossible, match="01/01/2020"):
        services.rename(unit=org.legal, name="Vụ Luật", on=date(2020, 1, 1), by=admin)
    assert org.legal.names.count() == 1


def test_a_dissolved_unit_is_followed_to_the_end(org: Org, admin: Post) -> None:
    middle = services.add_unit(
        code="CXH", kind="authority", name="Cục Xã hội", parent=org.ministry, valid_from=REFORM, by=admin
    )
    first = Succession(from_unit=org.employment, to_unit=middle, kind="merge", on=REFORM, citation=CITED)
    services.follow(step=first, closes=True, by=admin)
    later = date(2026, 1, 1)
    for end in (org.planning, org.legal):
        step = Succession(from_unit=middle, to_unit=end, kind="transfer", on=later, citation=CITED, function="việc làm")
        services.follow(step=step, closes=end == org.legal, by=admin)
    gone = OrgUnit.objects.get(code="CVL")
    assert gone.valid_to == date(2025, 2, 28)
    assert successors(gone, date(2025, 2, 1)) == [gone]
    assert successors(gone, date(2025, 6, 1)) == [middle]
    assert {unit.code for unit in successors(gone, later)} == {"KHTC", "PC"}
    assert {unit.code for unit in successors(org.office, later)} == {"VP"}


def test_a_circle_of_successions_ends(org: Org, admin: Post) -> None:
    there = Succession(from_unit=org.legal, to_unit=org.office, kind="merge", on=REFORM, citation=CITED)
    back = Succession(from_unit=org.office, to_unit=org.legal, kind="merge", on=REFORM, citation=CITED)
    services.follow(step=there, closes=True, by=admin)
    services.follow(step=back, closes=True, by=admin)
    assert successors(org.legal, date(2026, 1, 1)) == []


def test_a_unit_does_not_follow_itself(org: Org, admin: Post) -> None:
    step = Succession(from_unit=org.legal, to_unit=org.legal, kind="rename", on=REFORM, citation=CITED)
    with pytest.raises(NotPossible, match="chính mình"):
        services.follow(step=step, closes=False, by=admin)


def test_life_is_told_in_sentences_with_the_citation(org: Org, admin: Post) -> None:
    step = Succession(from_unit=org.employment, to_unit=org.legal, kind="merge", on=REFORM, citation=CITED)
    services.follow(step=step, closes=True, by=admin)
    gone = OrgUnit.objects.get(code="CVL")
    told = [(sentence.words, sentence.citation) for sentence in life_of(gone)]
    assert told == [
        ("Mang tên “Cục Việc làm”.", ""),
        ("Hết ngày này đơn vị ngừng hoạt động.", ""),
        ("Hợp nhất vào Vụ Pháp chế.", CITED),
    ]
    assert "Nhận Cục Việc làm hợp nhất vào." in [sentence.words for sentence in life_of(org.legal)]


def test_the_tree_is_read_in_two_queries(org: Org, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        branches = tree(date(2026, 9, 21))
    assert [(branch.name, branch.depth) for branch in branches][:2] == [
        ("Bộ Phát triển Xã hội", 0),
        ("Cục Việc làm", 1),
    ]
    assert tree(date(2019, 1, 1)) == []


def test_the_pack_takes_every_dated_name(org: Org, admin: Post) -> None:
    services.rename(unit=org.employment, name="Cục Việc làm và Kỹ năng", short_name="CVLKN", on=REFORM, by=admin)
    services.add_alias(unit=org.employment, alias="Cục VL", by=admin)
    units = {unit.name: unit for unit in pack_units()}
    assert units["Bộ Phát triển Xã hội"].code == "BPTXH"
    new = units["Cục Việc làm và Kỹ năng"]
    assert (new.kind, new.aliases, new.valid_from) == ("cuc", ("Cục VL",), REFORM)
    assert new.abbreviations == ("CVLKN", "CVL")
    assert units["Cục Việc làm"].valid_to == date(2025, 2, 28)
    assert "Cục Việc làm" not in {unit.name for unit in pack_units(date(2026, 1, 1))}


def test_the_ministry_is_called_as_its_register_says(org: Org, settings: Any) -> None:
    UnitName.objects.filter(unit=org.ministry).update(name="Bộ Thử nghiệm")
    assert ministry_name() == "Bộ Thử nghiệm"
    OrgUnit.objects.filter(pk=org.ministry.pk).update(valid_to=date(2021, 1, 1))
    settings.DONDOC_MINISTRY = "Bộ Khác"
    assert ministry_name() == "Bộ Khác"


def test_loading_a_register_twice_changes_nothing(db: None) -> None:
    data = {
        "units": [
            {"code": "BPTXH", "kind": "ministry", "name": "Bộ Phát triển Xã hội", "from": "2025-03-01"},
            {
                "code": "KHTC",
                "kind": "department",
                "name": "Vụ Kế hoạch - Tài chính",
                "short": "Vụ KHTC",
                "en": "Department of Planning and Finance",
                "parent": "BPTXH",
                "aliases": ["Vụ Kế hoạch Tài chính"],
            },
            {
                "code": "KH",
                "kind": "department",
                "parent": "BPTXH",
                "to": "2025-02-28",
                "names": [{"name": "Vụ Kế hoạch", "to": "2025-02-28"}],
            },
        ],
        "groups": [{"code": "units", "name": "Các đơn vị thuộc Bộ", "units": ["KHTC"]}],
        "successions": [{"from": "KH", "to": "KHTC", "kind": "merge", "on": "2025-03-01", "citation": CITED}],
    }
    for _time in range(2):
        units = services.load_units(data=data)
        counts = [model.objects.count() for model in (OrgUnit, UnitName, UnitAlias, Succession, UnitGroupMember)]
        assert counts == [3, 4, 1, 1, 1]
    assert current_name(units["KHTC"], date(2026, 1, 1), "en") == "Department of Planning and Finance"
    assert successors(units["KH"], date(2026, 1, 1)) == [units["KHTC"]]


def test_a_register_with_an_unknown_parent_is_not_half_loaded(db: None) -> None:
    data = {"units": [{"code": "A", "kind": "office", "name": "A"}, {"code": "B", "kind": "office", "parent": "Z"}]}
    with pytest.raises(KeyError):
        services.load_units(data=data)
    assert not OrgUnit.objects.exists()


def test_guards_stand_in_the_database(db: None) -> None:
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%no_overlap%'",
        "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'x'",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        found = {name.removesuffix("_insert").removesuffix("_update") for (name,) in cursor.fetchall()}
    wanted = {"organisation_unitname_no_overlap", "organisation_unitgroupmember_no_overlap", "accounts_post_no_overlap"}
    assert wanted <= found
