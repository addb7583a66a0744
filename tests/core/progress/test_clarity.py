"""The six questions: what is computed, what is asked, and the mends that are offered."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor
from dondoc.core.progress.clarity import NO_CONTEXT, Answer, Context, MendKind, Question, TaskView, UnitView, tally
from dondoc.core.progress.deliverables import find_deliverables, load_catalogue, planned_days
from dondoc.core.progress.examine import examine, propose_milestones
from dondoc.core.progress.proposals import Plan, quarterly_milestones, year_of_plan
from dondoc.core.progress.wording import load_wording

LEAD = (UnitView("Cục Việc làm", "Cục Việc làm"),)
YEAR = Deadline("Năm 2021", start=date(2021, 1, 1), due=date(2021, 12, 31), precision=Precision.YEAR)
MONTH = Deadline("Tháng 5/2021", start=date(2021, 5, 1), due=date(2021, 5, 31), precision=Precision.MONTH)


def _answer(task: TaskView, question: Question, context: Context = NO_CONTEXT) -> tuple[Answer, str]:
    finding = examine(task, context).of(question)
    return finding.answer, finding.code


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        (LEAD, "one-lead"),
        ((), "no-lead"),
        ((*LEAD, UnitView("Vụ Pháp chế", "Vụ Pháp chế")), "several-leads"),
        ((UnitView("Các đơn vị thuộc Bộ", None, "units"),), "collective-lead"),
        ((UnitView("Vụ Gì đó"),), "unknown-lead"),
    ],
)
def test_who_is_one_lead_of_the_register(lead: tuple[UnitView, ...], code: str) -> None:
    answer, said = _answer(TaskView("1", "Xây dựng Đề án", lead=lead), Question.PERSON)
    assert said == code
    assert (answer is Answer.CLEAR) == (code == "one-lead")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kiểm tra, thanh tra các doanh nghiệp dịch vụ", "verb-and-object"),
        ("Đề án thí điểm đào tạo nghề", "verb-and-object"),
        ("Nhóm nhiệm vụ về phát triển thị trường", "heading"),
        ("Về hoạt động đối ngoại", "heading"),
        ("Trên tinh thần đó các bộ phận đều biết", "no-verb"),
        ("Báo cáo", "no-object"),
    ],
)
def test_what_is_a_verb_and_an_object(text: str, code: str) -> None:
    assert _answer(TaskView("1", text), Question.WORK)[1] == code


@pytest.mark.parametrize(
    ("deadline", "milestones", "code"),
    [
        (MONTH, 0, "day"),
        (YEAR, 0, "long-window"),
        (YEAR, 3, "milestones"),
        (None, 0, "no-deadline"),
        (Deadline("Thường xuyên"), 0, "standing"),
        (Deadline("hằng tháng", rule="FREQ=MONTHLY"), 0, "recurring"),
        (Deadline("sau khi được phê duyệt", waits_for=WaitsFor("document", "sau khi được phê duyệt")), 0, "waits"),
    ],
)
def test_when_is_a_day_or_milestones(deadline: Deadline | None, milestones: int, code: str) -> None:
    task = TaskView("1", "Triển khai công tác dạy nghề", deadline=deadline, milestones=milestones)
    assert _answer(task, Question.TIME)[1] == code


def test_a_year_long_task_is_offered_quarterly_milestones_from_the_day_of_the_document() -> None:
    context = Context(Plan(issued=date(2021, 4, 6)))
    mend = examine(TaskView("1", "Triển khai công tác dạy nghề", deadline=YEAR), context).of(Question.TIME).mend
    assert mend is not None
    assert mend.kind is MendKind.MILESTONES
    assert [milestone.due for milestone in mend.milestones] == [date(2021, 6, 30), date(2021, 9, 30)]


def test_a_year_long_deliverable_is_offered_its_stages() -> None:
    milestones = propose_milestones(TaskView("1", "Xây dựng Nghị định về việc làm", deadline=YEAR))
    assert [milestone.stage for milestone in milestones] == ["propose", "draft", "consult", "appraise", "submit"]
    assert all(YEAR.start and YEAR.start <= milestone.due < date(2021, 12, 31) for milestone in milestones)


def test_silent_words_are_proposed_with_a_reason_and_never_filled() -> None:
    context = Context(Plan(proposing=("Vụ Pháp chế",), year=2021))
    task = TaskView("1", "Rà soát thủ tục hành chính của ngành")
    person, time = examine(task, context).of(Question.PERSON), examine(task, context).of(Question.TIME)
    assert (person.answer, time.answer) == (Answer.MISSING, Answer.MISSING)
    assert person.remedy() == "Đề nghị: Vụ Pháp chế (đơn vị đề nghị ban hành)."
    assert time.remedy() == "Đề nghị hạn 31/12/2021 (năm của kế hoạch)."


def test_responsibility_and_authority_are_asked_and_never_judged_missing() -> None:
    coordinate = (UnitView("Vụ Pháp chế", "Vụ Pháp chế"), UnitView("các đơn vị liên quan", None, "related"))
    task = TaskView("1", "Rà soát thủ tục hành chính", lead=LEAD, coordinate=coordinate)
    assert _answer(task, Question.RESPONSIBILITY) == (Answer.ASK, "vague-coordinators")
    assert _answer(task, Question.AUTHORITY) == (Answer.ASK, "approver-unsaid")
    said = TaskView("1", task.text, lead=LEAD, coordinate=(UnitView("A", "A", part="góp ý"),), approver="Bộ trưởng")
    assert _answer(said, Question.RESPONSIBILITY)[0] is Answer.CLEAR
    assert _answer(said, Question.AUTHORITY)[0] is Answer.CLEAR


def test_a_row_of_two_deliverables_is_split_in_its_own_words() -> None:
    text = "Kế hoạch hành động 10 năm; Kế hoạch phát triển 5 năm lĩnh vực lao động"
    finding = examine(TaskView("66", text)).of(Question.RESULT)
    assert finding.code == "two-deliverables"
    assert finding.mend is not None
    assert finding.mend.parts == ("Kế hoạch hành động 10 năm", "Kế hoạch phát triển 5 năm lĩnh vực lao động")
    assert finding.sentence() == "Một dòng có 2 sản phẩm: Kế hoạch, Kế hoạch."


def test_a_figure_to_reach_is_a_result() -> None:
    finding = examine(TaskView("2", "Nâng xếp hạng chỉ số đào tạo nghề lên từ 7-12 bậc")).of(Question.RESULT)
    assert (finding.code, finding.values["measure"]) == ("measurable", "7-12 bậc")
    assert _answer(TaskView("3", "Thực hiện Nghị định số 14/2017/NĐ-CP"), Question.RESULT)[1] == "no-result"


def test_the_tally_counts_every_task_under_each_question() -> None:
    rows = [examine(TaskView(str(n), "Xây dựng Đề án", lead=LEAD if n else (), deadline=MONTH)) for n in range(3)]
    result = tally(rows)
    assert set(result) == set(Question)
    assert (result[Question.PERSON].clear, result[Question.PERSON].total) == (2, 3)
    assert result[Question.AUTHORITY].asked == 3


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai hiệu quả Luật Ngân sách nhà nước, Luật Xây dựng và các văn bản hướng dẫn thi hành",
        "Đánh giá, tổng kết Chương trình hành động quốc gia về người cao tuổi",
        "Tiếp tục thực hiện Chiến lược Hội nhập quốc tế theo Quyết định số 145/QĐ-TTg về ban hành Kế hoạch chung",
    ],
)
def test_documents_that_are_only_carried_out_are_no_deliverables(text: str) -> None:
    assert find_deliverables(text) == ()


def test_stages_of_every_kind_end_with_the_deadline_in_order() -> None:
    catalogue = load_catalogue()
    for kind in catalogue.kinds:
        days = planned_days(catalogue.stages_of(kind), date(2021, 1, 4), date(2021, 12, 31))
        assert list(days) == sorted(days)
        assert days[-1] == date(2021, 12, 31)


def test_no_milestone_is_proposed_without_a_window() -> None:
    assert quarterly_milestones(Deadline("31/12/2021", due=date(2021, 12, 31))) == ()
    assert quarterly_milestones(MONTH) == ()


def test_every_sentence_of_the_pack_exists_in_both_languages() -> None:
    wording = load_wording()
    for room in (wording.questions, wording.findings, wording.mends, wording.reasons, wording.milestones):
        for code, sentences in room.items():
            assert set(sentences) == {"vi", "en"}, code


def test_a_plan_for_several_years_has_no_year_of_its_own() -> None:
    assert year_of_plan("Kế hoạch giai đoạn 2021-2025") is None
    assert year_of_plan("Kế hoạch năm 2021 thực hiện Chiến lược đến năm 2030") is None
    assert year_of_plan("Chương trình công tác ASEAN 2021") == 2021
