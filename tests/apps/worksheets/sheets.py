"""A unit's file filled as somebody fills it in Excel: opened, typed into, saved."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import pytest
from django.utils import timezone
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.models import AuditRow
from dondoc.apps.files.models import StoredFile
from dondoc.apps.indicators.models import IndicatorValue
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task, TaskUpdate
from dondoc.apps.worksheets.columns import INDICATORS, TASKS, letter_of
from dondoc.apps.worksheets.models import Worksheet
from dondoc.apps.worksheets.selectors.offered import period_of
from dondoc.apps.worksheets.selectors.outgoing import worksheet_of
from dondoc.apps.worksheets.selectors.standing import standing
from dondoc.apps.worksheets.services import Wrong, bring

type Typing = Callable[[Any], None]


def taken_away(unit: OrgUnit, version: ProgrammeVersion, period: str = "half-1-2026") -> bytes:
    """The unit's file of a programme as it is downloaded today."""
    today = timezone.localdate()
    return worksheet_of(standing(unit, version, today, period_of(period, today)))


def edited(data: bytes, *typing: Typing) -> bytes:
    """The file after somebody typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for each in typing:
        each(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(book: Any, title: str, code: str) -> int:
    """The number of the row with a code."""
    return next(int(cell.row) for cell in book[title]["A"] if cell.value == code)


def at_task(task: Task, **typed: Any) -> Typing:
    """Type values into a task's row."""
    return _typing(TASKS, f"NV-{task.pk}", typed)


def at_indicator(pk: int, **typed: Any) -> Typing:
    """Type values into an indicator's row."""
    return _typing(INDICATORS, f"CT-{pk}", typed)


def _typing(title: str, code: str, typed: Mapping[str, Any]) -> Typing:
    def type_in(book: Any) -> None:
        for name, value in typed.items():
            book[title][f"{letter_of(title, name)}{row_of(book, title, code)}"].value = value

    return type_in


def cell(data: bytes, title: str, code: str, name: str) -> str:
    """The place of a cell, "F12"."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return f"{letter_of(title, name)}{row_of(book, title, code)}"


def sent(data: bytes, org: Org, by: Post, name: str = "cvl.xlsx") -> Worksheet:
    """A file brought to the page of Cục Việc làm."""
    return bring(name=name, size=len(data), chunks=[data], unit=org.employment, by=by)


def nothing_is_stored() -> bool:
    """Whether no report, figure or file is there."""
    stored = (TaskUpdate, IndicatorValue, Worksheet, StoredFile)
    return not any(model.objects.exists() for model in stored)


def told(data: bytes, org: Org, by: Post) -> list[str]:
    """What is said of a file that is refused; nothing of it is stored."""
    audited = AuditRow.objects.count()
    with pytest.raises(Wrong) as wrong:
        sent(data, org, by)
    assert (AuditRow.objects.count(), Worksheet.objects.count()) == (audited, 0)
    return [f"{one.place}: {one.words}" for one in wrong.value.troubles]
