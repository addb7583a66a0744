"""What all heads say alike is read under stamps, smears and what shines through; seals leave the words under them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from dondoc.core.text.scanning.formulas import FormulaMender
from dondoc.core.text.scanning.picture import cleaned_paper, grey_of
from dondoc.core.text.scanning.words import Seen
from dondoc.core.text.sheet import Word


def line(words: str) -> list[Seen]:
    return [
        Seen(Word(w, 60 * i, 0, 60 * i + 50, 14, 13, sure=0.5), 0.1, 1.0, 0, (0, 0, 9, 9))
        for i, w in enumerate(words.split())
    ]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("CỘNG HÒA xÄÏ#Oi CHỦ NGHĨA VIHẸT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("QUYẾTĐỊNH", "QUYẾT ĐỊNH"),
        ("THÔNG BAO", "THÔNG BÁO"),
        ("TIỂU THỦ CÔNG NGHIỆP", "TIỂU THỦ CÔNG NGHIỆP"),
        ("PHÓ THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
        ("THỦ TRƯỞNG CƠ QUAN", "THỦ TRƯỞNG CƠ QUAN"),
        ("TÌNH HÌNH THỰC HIỆN PHƯƠNG ÁN", "TÌNH HÌNH THỰC HIỆN PHƯƠNG ÁN"),
        ("Nam Giang, ngảy 02 thâng 01 nắm 2025", "Nam Giang, ngày 02 tháng 01 năm 2025"),
        ("Ngày 25 tháng 10 năm 2024, Cục trưởng", "Ngày 25 tháng 10 năm 2024, Cục trưởng"),
        ("HỘI NÔNG DÂN VIỆT NAM", "HỘI NÔNG DÂN VIỆT NAM"),
        ("căn cứ kế hoạch và quyết định", "căn cứ kế hoạch và quyết định"),
    ],
)
def test_formulas_of_heads_are_written_as_everywhere(read: str, meant: str) -> None:
    mended = FormulaMender().set_right(line(read))
    assert " ".join(s.word.text for s in mended) == meant
    assert all(a.word.x0 < b.word.x0 for a, b in pairwise(mended))


def test_a_red_seal_goes_and_leaves_black_words_under_it() -> None:
    page = np.full((60, 90, 3), 255, np.uint8)
    page[:, 20:30] = 205, 45, 55
    page[20:26, 10:60] = 20
    page[20:26, 20:30] = 30, 8, 10
    clean = cleaned_paper(grey_of(Image.fromarray(page)))
    assert clean[40, 25] == 255
    assert clean[22, 25] < 60
