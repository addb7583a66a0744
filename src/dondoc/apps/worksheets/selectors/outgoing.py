"""The file of a unit: its tasks in the shape of the annex, its indicators on a second sheet, its marks out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.apps.organisation.selectors import current_name
from dondoc.apps.worksheets.columns import FIELDS, INDICATORS, TASKS, columns_of
from dondoc.apps.worksheets.selectors.standing import IndicatorNow, Standing, TaskNow, written
from dondoc.writers.worksheet import Filled, Row, write_worksheet

FORM = "dondoc-1"
"""The kind of file, told by its first mark; it changes when the columns do."""


def worksheet_of(found: Standing) -> bytes:
    """The bytes of the file."""
    with translation.override(settings.LANGUAGE_CODE):
        pages = (
            Filled(TASKS, _above(found), columns_of(TASKS), tuple(_task_rows(found))),
            Filled(INDICATORS, _above(found), columns_of(INDICATORS), tuple(map(_indicator_row, found.indicators))),
        )
        return write_worksheet(pages, tuple(_marks(found)))


def _above(found: Standing) -> tuple[str, ...]:
    said = {"unit": current_name(found.unit, found.on), "day": f"{found.on:%d/%m/%Y}"}
    return (
        found.version.programme.name,
        _("Phần việc của %(unit)s, lập ngày %(day)s") % said,
        _("Điền vào các cột màu xanh, giữ nguyên các cột khác, không thêm dòng. Để trống nghĩa là chưa có."),
    )


def _task_rows(found: Standing) -> Iterator[Row]:
    for section, tasks in groupby(found.tasks, key=lambda one: one.row.section):
        if section is not None:
            yield Row(f"M-{section}", heading=found.headings.get(section, ""))
        for one in tasks:
            yield Row(one.code, tuple(one.cells[field.name] for field in FIELDS[TASKS]))


def _indicator_row(one: IndicatorNow) -> Row:
    return Row(one.code, tuple(one.cells[field.name] for field in FIELDS[INDICATORS]))


def _marks(found: Standing) -> Iterator[tuple[str, ...]]:
    which = found.which
    yield (FORM,)
    yield ("programme", str(found.version.programme_id))
    yield ("version", str(found.version.number))
    yield ("unit", found.unit.code)
    yield ("day", found.on.isoformat())
    yield ("period", f"{which.kind}-{which.number}-{which.year}")
    for title, rows in ((TASKS, found.tasks), (INDICATORS, found.indicators)):
        for one in rows:
            yield _mark(title, one)


def _mark(title: str, one: TaskNow | IndicatorNow) -> tuple[str, ...]:
    return (one.code, *(written(one.cells[field.name]) for field in FIELDS[title]))
