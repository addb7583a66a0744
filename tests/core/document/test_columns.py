"""Heads and endings whose two columns, or whose broken lines, were read into one."""

from __future__ import annotations

from tests.core.document.drafts import facts_of

_TELEGRAM = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
CÔNG ĐIỆN
HỎA TỐC
Số: 9/CĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 9 năm 2025

Về việc ứng phó bão số 4

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:

- Giám đốc các sở;
- Công an tỉnh.

Yêu cầu các đơn vị:

1. Công an tỉnh bố trí lực lượng.

Nơi nhận:
- Như trên;
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
2
- TT Tỉnh ủy (b/c);
- Lưu: VT, NN. Trần Quốc Vinh
"""

_LETTER = """SỞ XÂY DỰNG
Số: 81/SXD-QLN
V/v sửa chữa nhà ở

An Hải, ngày 02 tháng 3 năm 2025 Kính gửi: Công ty Cổ phần Phát triển nhà
An Hải

Qua kiểm tra ngày 28/02/2025, Sở Xây dựng đề nghị Công ty khắc phục các tồn tại sau:

1. Sửa mái trước ngày 30/3/2025.
"""


def test_a_telegram_named_above_its_number() -> None:
    facts, _ = facts_of(_TELEGRAM)
    assert (facts.number, facts.kind, facts.title) == ("9/CĐ-UBND", "Công điện", "Về việc ứng phó bão số 4")


def test_a_name_behind_the_last_recipient_signs() -> None:
    facts, _ = facts_of(_TELEGRAM)
    assert facts.signer is not None
    assert (facts.signer.name, facts.signer.title) == ("Trần Quốc Vinh", "Phó Chủ tịch")
    assert len(facts.recipients) == 3


def test_kinh_gui_behind_the_day_and_a_name_in_two_lines() -> None:
    facts, _ = facts_of(_LETTER)
    assert str(facts.issued) == "2025-03-02"
    assert [a.raw for a in facts.addressees] == ["Công ty Cổ phần Phát triển nhà An Hải"]


def test_a_telegram_without_a_line_for_its_kind_keeps_its_body_apart() -> None:
    facts, text = facts_of(_TELEGRAM.replace("CÔNG ĐIỆN\nHỎA TỐC\n", "").replace("Về việc ứng phó bão số 4\n\n", ""))
    header = next(r.span for r in facts.regions if r.part.value == "header")
    assert header.of(text.text).endswith("2025")
    assert facts.signer is not None
    assert [a.raw for a in facts.addressees] == ["Giám đốc các sở", "Công an tỉnh"]
