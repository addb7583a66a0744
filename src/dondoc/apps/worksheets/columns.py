"""The columns of a unit's file: the shape of the annex, and what the unit fills in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.indicators.models import IndicatorValue
from dondoc.apps.tasks.models import STATE_LABELS
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.worksheets.model import lettered
from dondoc.writers.sheet import Form
from dondoc.writers.worksheet import Column

type Words = str | Promise

TASKS, INDICATORS = "Nhiệm vụ", "Chỉ tiêu"
"""Names of the two sheets."""

STATES = (State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.PENDING_CONFIRMATION)
"""The states that a list offers."""
ACTS = {State.ACCEPTED: Act.ACCEPT, State.IN_PROGRESS: Act.START, State.PENDING_CONFIRMATION: Act.SUBMIT}
"""What sets a task to a state."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what services call it, its head, its width in millimetres, its form, whether the unit fills it."""

    name: str
    head: Words
    width: float
    form: Form = Form.TEXT
    typed: bool = False


TASK_FIELDS = (
    Field("row", _("STT"), 16, Form.ORDER),
    Field("text", _("Nội dung nhiệm vụ"), 90),
    Field("lead", _("Đơn vị chủ trì"), 40),
    Field("coordinate", _("Đơn vị phối hợp"), 40),
    Field("due", _("Thời hạn"), 30),
    Field("output", _("Sản phẩm"), 36),
    Field("status", _("Tình trạng"), 30, typed=True),
    Field("result", _("Kết quả đến nay"), 70, typed=True),
    Field("percent", _("Tự đánh giá, %"), 18, Form.FIGURE, typed=True),
    Field("number", _("Số văn bản kết quả"), 32, typed=True),
    Field("dated", _("Ngày văn bản kết quả"), 26, Form.DAY, typed=True),
    Field("difficulties", _("Khó khăn, vướng mắc"), 50, typed=True),
    Field("proposals", _("Kiến nghị"), 50, typed=True),
    Field("next_step", _("Việc tiếp theo"), 50, typed=True),
)

INDICATOR_FIELDS = (
    Field("row", _("STT"), 16, Form.ORDER),
    Field("name", _("Chỉ tiêu"), 80),
    Field("unit", _("Đơn vị tính"), 22),
    Field("plan", _("Kế hoạch năm"), 30),
    Field("period", _("Kỳ số liệu"), 30),
    Field("state", _("Mức độ"), 24, typed=True),
    Field("on", _("Số liệu tính đến ngày"), 26, Form.DAY, typed=True),
    Field("value", _("Thực hiện trong kỳ"), 28, Form.FIGURE, typed=True),
    Field("numerator", _("Tử số"), 24, Form.FIGURE, typed=True),
    Field("denominator", _("Mẫu số"), 24, Form.FIGURE, typed=True),
    Field("cumulative", _("Lũy kế từ đầu năm"), 28, Form.FIGURE, typed=True),
    Field("year_estimate", _("Ước cả năm"), 28, Form.FIGURE, typed=True),
    Field("last_year", _("Cùng kỳ năm trước"), 28, Form.FIGURE, typed=True),
    Field("no_data", _("Không có số liệu, vì"), 50, typed=True),
    Field("reason", _("Lý do sửa"), 50, typed=True),
)

FIELDS = {TASKS: TASK_FIELDS, INDICATORS: INDICATOR_FIELDS}
FIGURES = ("value", "numerator", "denominator", "cumulative", "year_estimate", "last_year")


def as_filed(words: Words) -> str:
    """Words as the file has them: in Vietnamese, whatever the language of the screen."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words)


def state_words(state: State) -> str:
    """A state of a task as the file has it."""
    return as_filed(STATE_LABELS[state])


def firmness_words(state: str) -> str:
    """How firm a figure is, as the file has it."""
    return as_filed(IndicatorValue.State(state).label)


def columns_of(title: str) -> tuple[Column, ...]:
    """The columns of a sheet as they are drawn."""
    offered = {
        "status": tuple(state_words(state) for state in STATES),
        "state": tuple(firmness_words(state) for state in IndicatorValue.State.values),
    }
    return tuple(
        Column(as_filed(field.head), field.width, field.form, field.typed, offered.get(field.name, ()))
        for field in FIELDS[title]
    )


def place_of(title: str, name: str) -> int:
    """The place of a field's cell in a row that begins with the row's code."""
    return 1 + next(place for place, field in enumerate(FIELDS[title]) if field.name == name)


def letter_of(title: str, name: str) -> str:
    """The letter of a field's column.

    >>> letter_of(TASKS, "percent"), letter_of(INDICATORS, "value")
    ('J', 'I')
    """
    return lettered(place_of(title, name))
