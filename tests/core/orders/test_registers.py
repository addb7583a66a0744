"""Press pages and registers: instructions, events, agreements, measures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.core.orders.drafts import pack, plan, text_of, units

from dondoc.core.orders.model import Directive
from dondoc.core.orders.understanding import understand

PAGE = """Trang chủ / Thời sự / Tin trong nước
Bộ tổng kết công tác đối ngoại năm 2020
05:01 PM 12/01/2021
(BPTXH) Sáng ngày 12/1, tại Hà Nội, Bộ tổ chức Hội nghị tổng kết công tác đối ngoại năm 2020.
Bộ đã chủ trì tổ chức thành công Hội nghị Hội đồng Cộng đồng lần thứ 23 và lần thứ 24; thu hút gần 79 ngàn người.
Bộ đã ký kết Bản ghi nhớ với Bộ Việc làm Hàn Quốc về phái cử lao động giai đoạn 2020 - 2022.
Thứ trưởng Trần Văn An đề nghị Vụ Hợp tác quốc tế thực hiện tốt các nhiệm vụ sau: Thúc đẩy thực hiện Đề án 161; \
điều phối tốt hoạt động của Cộng đồng. Về hợp tác đa phương: Tiếp tục thực hiện Chiến lược hội nhập.
"""


def page() -> Directive:
    return understand(text_of(PAGE), pack())


def test_quoted_instructions_are_tasks_with_their_speaker() -> None:
    tasks = page().tasks
    assert [t.text for t in tasks] == [
        "Thúc đẩy thực hiện Đề án 161",
        "điều phối tốt hoạt động của Cộng đồng",
        "Tiếp tục thực hiện Chiến lược hội nhập",
    ]
    assert {tuple(units(t.lead)) for t in tasks} == {("Vụ Hợp tác quốc tế",)}
    speaker = tasks[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.day) == ("Trần Văn An", date(2021, 1, 12))
    assert "press-source" in tasks[0].notes


def test_two_editions_are_two_events() -> None:
    editions = [e.edition for e in page().events if e.edition]
    assert editions == [23, 24]


def test_an_agreement_has_partner_subject_and_years() -> None:
    (one,) = page().agreements
    assert one.partner == "Bộ Việc làm Hàn Quốc"
    assert (one.from_year, one.to_year) == (2020, 2022)
    assert one.subject == "phái cử lao động"


def test_figures_of_a_press_page_are_measures() -> None:
    assert (Decimal(79000), "almost") in [(m.value, m.comparator) for m in page().measures]


def test_a_letter_names_chairmanships() -> None:
    found = plan(
        "II. NỘI DUNG\n1. Năm 2021, Bộ giữ vai trò: Chủ tịch Hội nghị Bộ trưởng Lao động ASEAN lần thứ 21 (ALMM 21); "
        "chủ trì trụ cột Cộng đồng Văn hóa Xã hội ASEAN (ASCC)."
    ).events
    assert [(e.abbreviation, e.role) for e in found] == [("ALMM 21", "chair"), ("ASCC", "chair")]


def test_a_chaired_body_is_named_when_it_is_international() -> None:
    found = plan(
        "II. NỘI DUNG\n1. Năm 2026, Bộ giữ vai trò Chủ tịch Hiệp hội nghề công tác xã hội ASEAN (ASWC) từ tháng 7 năm "
        "2026 đến tháng 6 năm 2027; đăng cai Cuộc họp lần thứ 19 Ủy ban ASEAN về lao động di cư (ACMW 19).\n"
        "2. Chủ tịch Hội đồng nhân dân tỉnh theo dõi; báo cáo về lồng ghép giới trong ba trụ cột ASEAN.\n"
    )
    named = {e.abbreviation: (e.name, e.role, e.year) for e in found.events}
    assert named["ASWC"] == ("Hiệp hội nghề công tác xã hội ASEAN", "chair", 2026)
    assert named["ACMW 19"][1:] == ("host", 2026), "a year that only closes a span dates nothing after it"
    assert len(found.events) == 2


NOTICE = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 37/TB-BPTXH
Hà Nội, ngày 15 tháng 7 năm 2026
THÔNG BÁO
Kết luận của Thứ trưởng Trần Văn An tại Hội nghị sơ kết công tác 6 tháng đầu năm 2026

Ngày 10 tháng 7 năm 2026, tại Hà Nội, Thứ trưởng Trần Văn An chủ trì Hội nghị sơ kết. Thứ trưởng kết luận như sau:
1. Vụ Pháp chế trình Bộ trưởng dự thảo Thông tư trước ngày 31 tháng 8 năm 2026.
2. Vụ Hợp tác quốc tế rà soát các thỏa thuận quốc tế, báo cáo trong tháng 9 năm 2026.
"""


def test_conclusions_are_tasks_of_the_one_who_concluded() -> None:
    tasks = understand(text_of(NOTICE), pack()).tasks
    spoken = {(t.speaker.name, t.speaker.title, t.speaker.day) for t in tasks if t.speaker}
    assert spoken == {("Trần Văn An", "Thứ trưởng", date(2026, 7, 10))}
    assert all(t.speaker and t.speaker.occasion == "Hội nghị sơ kết công tác 6 tháng đầu năm 2026" for t in tasks)
    assert not any("press-source" in t.notes for t in tasks)


def test_a_notice_that_names_nobody_has_no_speaker() -> None:
    tasks = understand(text_of(NOTICE.replace("Kết luận của Thứ trưởng Trần Văn An tại", "Kết luận")), pack()).tasks
    assert tasks
    assert not any(t.speaker for t in tasks)
