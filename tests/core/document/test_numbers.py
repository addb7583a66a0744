"""The grammar of document numbers, over every pattern of Nghị định 30/2020 and of the Party, and over what is none."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.document.dates import day_after, find_days
from dondoc.core.document.issuer import issuer_of, proper
from dondoc.core.document.numbers import blank_symbol, find_numbers
from dondoc.core.packs import load_pack

PACK = load_pack()


@pytest.mark.parametrize(
    ("words", "value", "kind", "issuer"),
    [
        ("số 442/QĐ-LĐTBXH", "442/QĐ-LĐTBXH", "Quyết định", "Bộ Lao động - Thương binh và Xã hội"),
        ("số 01/NQ-CP ngày", "01/NQ-CP", "Nghị quyết", "Chính phủ"),
        ("14/2017/NĐ-CP", "14/2017/NĐ-CP", "Nghị định", "Chính phủ"),
        ("46/2015/QĐ-TTg", "46/2015/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ"),
        ("124/2020/QH14", "124/2020/QH14", None, "Quốc hội"),
        ("283/2021/NQ-UBTVQH15", "283/2021/NQ-UBTVQH15", "Nghị quyết", "Ủy ban Thường vụ Quốc hội"),
        ("524/VPCP-QHQT", "524/VPCP-QHQT", "Công văn", "Văn phòng Chính phủ"),
        ("2536/BLĐTBXH-VKHTC", "2536/BLĐTBXH-VKHTC", "Công văn", "Bộ Lao động - Thương binh và Xã hội"),
        ("01/2017/TTLT-BTC-BYT", "01/2017/TTLT-BTC-BYT", "Thông tư liên tịch", "Bộ Tài chính"),
        ("010/CT-UBND", "010/CT-UBND", "Chỉ thị", None),
        ("37-CT/TW", "37-CT/TW", "Chỉ thị", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
        ("3260-KH/ĐĐQH15", "3260-KH/ĐĐQH15", "Kế hoạch", "Đảng đoàn Quốc hội"),
        ("10- CTr/TU", "10-CTr/TU", "Chương trình", None),
        ("71/NQ -CP", "71/NQ-CP", "Nghị quyết", "Chính phủ"),
        ("57–NQ/TW", "57-NQ/TW", "Nghị quyết", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
        ("1725/CĐ-TTg", "1725/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ"),
        ("5/TTr-VP", "5/TTr-VP", "Tờ trình", None),
    ],
)
def test_numbers_and_what_their_symbols_say(words: str, value: str, kind: str | None, issuer: str | None) -> None:
    (found,) = find_numbers(words)
    assert (found.value, found.kind(PACK), issuer_of(found, PACK, date(2021, 1, 4))) == (value, kind, issuer)


@pytest.mark.parametrize(
    "words",
    ["22/12/2024", "HIV/AIDS", "24/7", "5G/IoT", "2,5/km", "quý I/2021", "3.000527.H61", "1/3 số xã", "II/2021"],
)
def test_what_is_no_number_is_left_alone(words: str) -> None:
    assert find_numbers(words) == []


def test_every_one_of_the_29_kinds_with_an_abbreviation_is_known() -> None:
    short = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
    kinds = [find_numbers(f"01/{s}-BNV")[0].kind(PACK) for s in short.split(" ")]
    assert len(set(kinds)) == len(short.split(" "))
    assert None not in kinds
    assert "Công văn" not in kinds


def test_a_running_number_left_blank_gives_the_symbol() -> None:
    assert blank_symbol("Số:     /KH-STTTT", 3)[0] == ("KH", "STTTT")  # type: ignore[index]
    assert blank_symbol("Số: 12", 3) is None


def test_days_in_words_and_in_figures() -> None:
    said = "ngày 06 tháng 4 năm 2021, ngày 8/10/2025; 30-12-2020 và 31/02/2021"
    assert [d.day for d in find_days(said)] == [date(2021, 4, 6), date(2025, 10, 8), date(2020, 12, 30)]
    assert day_after("số 01/NQ-CP về việc", 11) is None


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN LẬP", "Hội đồng nhân dân xã Tân Lập"),
    ],
)
def test_names_in_capitals_are_written_as_in_a_sentence(capitals: str, name: str) -> None:
    assert proper(capitals) == name
