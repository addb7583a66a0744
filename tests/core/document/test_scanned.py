"""Heads and signatures as a recogniser of scans gives them: parts open, columns one behind the other, slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.core.document.drafts import PACK, facts_of

from dondoc.core.document import read_document
from dondoc.core.text.plain import plain_text

_MOTTO = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def _plan(number: str, day: str, below: str = "") -> str:
    return (
        f"UBND TỈNH KIÊN GIANG\n**SỞ Y TẾ**\n{number}\n{_MOTTO}{day}\n\n**KẾ HOẠCH**\n\n"
        f"**Kiểm tra bệnh viện năm 2026**\n\nCăn cứ Luật Dược ngày 06/4/2016;\n\n1. Các bệnh viện tự kiểm tra.\n\n{below}"
    )


def test_figures_left_open_give_no_number_and_no_day_but_place_and_issuer() -> None:
    facts = facts_of(_plan("Số: …/KH-SYT", "Kiên Giang, ngày … tháng 11 năm 2026"))[0]
    assert (facts.number, facts.issued) == (None, None)
    assert (facts.place, facts.issuer) == ("Kiên Giang", "Sở Y tế tỉnh Kiên Giang")
    assert facts.title == "Kiểm tra bệnh viện năm 2026"


def test_a_number_left_open_is_taken_from_the_caption_of_the_annex_when_the_codes_agree() -> None:
    annex = "PHỤ LỤC\n\n(Ban hành kèm theo Kế hoạch số 2084/{}-SYT ngày 06/11/2026 của Sở Y tế)\n\nLịch kiểm tra\n"
    day = "Kiên Giang. ngày 06 tháng 11 năm 2026"
    assert facts_of(_plan("Số, …/KH-SYT", day, annex.format("KH")))[0].number == "2084/KH-SYT"
    other = facts_of(_plan("Số, …/KH-SYT", day, annex.format("QĐ")))[0]
    assert (other.number, other.issued) == (None, date(2026, 11, 6))


def test_a_letter_whose_subject_stands_under_its_number_and_whose_day_was_read_last() -> None:
    facts = facts_of(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\n**SỞ TƯ PHÁP**\nSố …/STP-VB\n"
        f"Về Chương trình hỗ trợ pháp lý\nKính gửi:\n{_MOTTO}Hà Nội, ngày 25 tháng 02 năm 2026\n- Các Sở, ban ngành;\n\n"
        "Sở Tư pháp đề nghị các đơn vị rà soát.\n"
    )[0]
    assert (facts.kind, facts.number, facts.issued) == ("Công văn", None, date(2026, 2, 25))
    assert facts.title == "Về Chương trình hỗ trợ pháp lý"


def test_a_signer_behind_recipients_of_whom_one_lost_its_dash() -> None:
    below = (
        "Nơi nhận.\n- Như trên;\n- Tỉnh ủy;\nChủ tịch, các PCT UBND tỉnh;\n- Lưu: VT.\n\n"
        "KT; GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\nHà Văn Phúc\n"
    )
    facts = facts_of(_plan("Số: 12/KH-SYT", "Kiên Giang, ngày 06 tháng 11 năm 2026", below))[0]
    assert facts.signer is not None
    assert (facts.signer.name, facts.signer.title) == ("Hà Văn Phúc", "Phó Giám đốc")
    assert [r.raw for r in facts.recipients][2] == "Chủ tịch, các PCT UBND tỉnh"


def test_a_name_that_begins_as_no_agency_s_does_is_doubtful() -> None:
    whole, half = (
        facts_of(f"{name}\nSố: 12/KH-SYT\n{_MOTTO}\n**KẾ HOẠCH**\n\n**Kiểm tra năm 2026**\n")[0].header["issuer"]
        for name in ("SỞ Y TẾ", "RÌNH HỖ")
    )
    assert whole.confidence > 0.9
    assert half.confidence < 0.6


def test_a_name_of_a_scan_that_nobody_knows_is_not_sure_though_it_begins_well() -> None:
    for name, sure in (("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", True), ("ỦY BAN NHÂN DÂN TÌNH QUẢNG NGÃI", False)):
        text = plain_text(f"{name}\nSố: 12/KH-UBND\n{_MOTTO}\n**KẾ HOẠCH**\n\n**Kiểm tra năm 2026**\n")
        scanned = read_document(replace(text, reader="scan"), PACK).header["issuer"]
        assert (scanned.confidence >= 0.95) is sure
        assert read_document(text, PACK).header["issuer"].confidence >= 0.95
