"""The invented ministry hangs together: codes, parents, successions, posts, names that can be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dondoc.sample
from dondoc.core.packs import Pack, Unit, load_pack

TODAY = date(2026, 9, 21)


@pytest.fixture(scope="module")
def ministry() -> dict[str, Any]:
    path = Path(dondoc.sample.__file__ or "").parent / "ministry.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def pack(ministry: dict[str, Any]) -> Pack:
    day = date.fromisoformat
    return load_pack(
        extra_units=[
            Unit(u["name"], aliases=tuple(u.get("aliases", ())), valid_to=day(u["to"]) if "to" in u else None)
            for u in ministry["units"]
        ]
    )


def test_codes_are_unique_and_parents_come_first(ministry: dict[str, Any]) -> None:
    seen: set[str] = set()
    for unit in ministry["units"]:
        assert unit["code"] not in seen
        assert unit.get("parent") is None or unit["parent"] in seen
        seen.add(unit["code"])
    named = {code for group in ministry["groups"] for code in group["units"]}
    named |= {s[end] for s in ministry["successions"] for end in ("from", "to")}
    named |= {post["unit"] for person in ministry["people"] for post in person["posts"]}
    assert named <= seen
    assert all(s["citation"] for s in ministry["successions"])


def test_every_role_is_held_and_every_unit_has_a_head_and_a_focal_person(ministry: dict[str, Any]) -> None:
    posts = [post for person in ministry["people"] for post in person["posts"]]
    assert {p["role"] for p in posts} == {"leader", "head", "focal", "officer", "clerk", "inspector", "admin"}
    titles = [p["title"] for p in posts if p["role"] == "leader"]
    assert (titles.count("Bộ trưởng"), titles.count("Thứ trưởng")) == (1, 3)
    units = next(group["units"] for group in ministry["groups"] if group["code"] == "units")
    for role in ("head", "focal"):
        assert set(units) <= {p["unit"] for p in posts if p["role"] == role}


def test_people_have_names_of_their_own(ministry: dict[str, Any]) -> None:
    people = ministry["people"]
    assert len({p["full_name"] for p in people}) == len({p["username"] for p in people}) == len(people) >= 60


def test_thirty_four_departments_today(ministry: dict[str, Any]) -> None:
    assert sum(u["kind"] == "provincial" and "to" not in u for u in ministry["units"]) == 34


def test_every_name_resolves_to_itself_on_its_days(ministry: dict[str, Any], pack: Pack) -> None:
    for unit in ministry["units"]:
        match = pack.resolve_unit(unit["name"], TODAY if "to" not in unit else date.fromisoformat(unit["to"]))
        assert (match.unit, match.confidence) == (unit["name"], 1.0)
