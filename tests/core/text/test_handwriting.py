"""Number and day of a head in which a clerk wrote figures by hand."""

from __future__ import annotations

import numpy as np
import pytest
from figures.strokes import draw
from PIL import Image, ImageChops, ImageDraw
from tests.core.text.scans import CONCLUSIONS, as_file, part

from dondoc.core.text import Text
from dondoc.core.text.limits import Limits
from dondoc.core.text.scan import read_picture
from dondoc.core.text.scanning.slotreading import parts_of

HEAD = (60, 40, 570, 300)
NUMBER, DAY = (352, 176, 408, 232), (1364, 252, 1430, 308)
"""Where the running number and the day stand in the head, in dots."""


def _write(page: Image.Image, slot: tuple[int, int, int, int], figures: str, seed: int) -> None:
    """Figures by hand in the place of those in print."""
    x, dice = slot[0], np.random.default_rng(seed)
    page.paste(255, slot)
    for figure in figures:
        drawn = draw(int(figure), dice)
        small = drawn.crop(drawn.getbbox()).resize((26, 50), Image.Resampling.BILINEAR)
        page.paste(ImageChops.invert(small), (x, slot[1] + 4), small)
        x += small.width + 4


def _scribble(page: Image.Image, slot: tuple[int, int, int, int]) -> None:
    x0, top, x1, bottom = slot
    page.paste(255, slot)
    points = [(x0 + (x1 - x0) * i // 14, (bottom - 12, top + 10)[i % 2] + (i % 3) * 9) for i in range(15)]
    ImageDraw.Draw(page).line(points, fill=0, width=5, joint="curve")


def _read(*, readable: bool) -> Text:
    """The head of the conclusions, its number and day by hand: figures, or what nobody can read."""
    page = part(CONCLUSIONS, 1, HEAD, 300).convert("L")
    if readable:
        _write(page, NUMBER, "48", seed=5)
        _write(page, DAY, "26", seed=8)
    else:
        _scribble(page, NUMBER)
        _scribble(page, DAY)
    return read_picture(as_file([page], "PNG", 300), Limits())


def test_figures_written_by_hand_are_read_and_stay_doubtful() -> None:
    text = _read(readable=True)
    assert "Số: 48/TB-BPTXH" in text.text
    assert "ngày 26 tháng 7 năm 2026" in text.text
    assert {"48/TB-BPTXH", "26"} <= {s.of(text.text) for s in text.doubtful}
    assert "handwriting-unread" not in dict(text.notes)


def test_what_cannot_be_read_is_left_open_and_said() -> None:
    text = _read(readable=False)
    assert "Số: …/TB-BPTXH" in text.text
    assert "ngày … tháng 7 năm 2026" in text.text
    assert "Ngày 10 tháng 7 năm 2026, tại Hà Nội" in text.text
    assert "số văn bản và ngày ban hành" in dict(text.notes)["handwriting-unread"]


@pytest.mark.parametrize("gap", [0, 1])
def test_parts_hang_together_over_corners_and_not_over_gaps(gap: int) -> None:
    ink = np.zeros((6, 6), bool)
    ink[0, 0] = ink[1 + gap, 1 + gap] = True
    assert len(parts_of(ink)) == 1 + gap
