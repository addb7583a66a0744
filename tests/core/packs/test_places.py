"""Places in the names of units: provinces and the cities of their names, Party bodies, lists under one head."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.packs import load_pack

ON = date(2025, 11, 1)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("UBND tỉnh Bắc Ninh", "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("UBND thành phố Bắc Ninh", "Ủy ban nhân dân thành phố Bắc Ninh"),
        ("thành phố Bắc Ninh", None),
        ("TP. Hà Nội", "thành phố Hà Nội"),
        ("Tỉnh ủy Sơn La", "Tỉnh ủy Sơn La"),
        ("Ban Thường vụ Tỉnh ủy Lai Châu", "Ban Thường vụ Tỉnh ủy Lai Châu"),
    ],
)
def test_a_place_in_a_name(written: str, unit: str | None) -> None:
    assert load_pack().resolve_unit(written, ON).unit == unit


@pytest.mark.parametrize(
    ("written", "units"),
    [
        (
            "UBND các tỉnh, thành phố: Cao Bằng, Hồ Chí Minh",
            ["Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân thành phố Hồ Chí Minh"],
        ),
        ("Giám đốc các Sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("các Vụ: Dệt may, Pháp chế", ["Vụ Dệt may", "Vụ Pháp chế"]),
    ],
)
def test_names_under_one_head(written: str, units: list[str]) -> None:
    assert [match.unit for _, match in load_pack().split_units(written, ON)] == units


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("UBND các huyện, thành phố Tân An", "districts"),
        ("Thủ trưởng, Lãnh đạo các đơn vị", "units"),
        ("các đơn vị thuộc Bộ Văn hóa, Thể thao và Du lịch", "units"),
    ],
)
def test_a_collective_stays_whole(written: str, group: str) -> None:
    ((span, match),) = load_pack().split_units(written, ON)
    assert (span.of(written), match.unit, match.group) == (written, None, group)
