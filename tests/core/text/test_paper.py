"""Sheets photographed aslant are squared; scans are left as they are, and boxes lead back to the photograph."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from dondoc.core.text.scanning.paper import corners_of, moved, squared
from dondoc.core.text.scanning.picture import POINT
from dondoc.core.text.scanning.settling import Setting

ASLANT = [(60, 40), (560, 20), (590, 800), (30, 780)]


def photograph(corners: list[tuple[int, int]], table: int) -> Image.Image:
    picture = Image.new("L", (620, 830), table)
    draw = ImageDraw.Draw(picture)
    draw.polygon(corners, fill=235)
    for y in range(120, 700, 30):
        draw.line([(140, y), (480, y)], fill=30, width=6)
    return picture


def test_a_sheet_taken_aslant_is_squared_and_its_boxes_lead_back() -> None:
    picture = photograph(ASLANT, 70)
    found = corners_of(picture)
    assert found is not None
    for (x, y), (u, v) in zip(found, ASLANT, strict=True):
        assert x == pytest.approx(u, abs=4)
        assert y == pytest.approx(v, abs=4)
    sheet, warp = squared(picture)
    assert sheet.size == (2481, 3508)
    assert warp is not None
    box = Setting((595.4, 841.9), 0, 0.0, 0.0, warp=warp).back((0, 0, 100, 100))
    x, y = moved(warp, 0, 0)
    assert box[:2] == pytest.approx(
        (min(x, moved(warp, 0, 100 * POINT)[0]) / POINT, moved(warp, 416, 0)[1] / POINT), abs=0.2
    )
    assert y == pytest.approx(40, abs=4)


@pytest.mark.parametrize(
    ("corners", "table"),
    [
        ([(60, 40), (560, 40), (560, 790), (60, 790)], 70),
        (ASLANT, 215),
        ([(-60, 40), (560, 20), (590, 900), (-30, 880)], 70),
    ],
)
def test_sheets_that_lie_straight_on_a_pale_table_or_show_no_edges_stay(
    corners: list[tuple[int, int]], table: int
) -> None:
    picture = photograph(corners, table)
    assert squared(picture) == (picture, None)


@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (2, 5000), (150, 150)])
def test_a_picture_that_holds_no_sheet_stays_as_it_is(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "white")
    assert squared(image) == (image, None)
