"""What a file says of itself on its hidden sheet: of which programme, version and unit, and what stood in each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.directives.errors import Problem
from dondoc.apps.indicators.forms import which_of
from dondoc.apps.indicators.services.values import Which
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.worksheets.columns import INDICATOR_FIELDS, TASK_FIELDS
from dondoc.apps.worksheets.selectors.outgoing import FORM
from dondoc.core.worksheets.model import Book
from dondoc.writers.worksheet import MARKS

_NAMES = ("programme", "version", "unit", "day", "period")


@dataclass(frozen=True)
class Marks:
    """The marks of a file.

    Attributes:
        programme: key of the programme.
        version: number of its version.
        unit: code of the unit.
        day: the day on which the file was made.
        which: the period of its figures.
        rows: by the row's code and the field, what stood there.
    """

    programme: int
    version: int
    unit: str
    day: date
    which: Which
    rows: Mapping[str, Mapping[str, str]]


def marks_of(book: Book) -> Marks:
    """The marks of a file.

    Raises:
        Problem: it is not a file of ours, or its marks were changed.
    """
    page = book.get(MARKS)
    words = [[cell.text for cell in row] for row in page.rows] if page else []
    if not words or not words[0] or words[0][0] != FORM:
        raise Problem(_("Tệp không phải tệp đã tải về từ đây. Tải tệp của đơn vị về, điền rồi đưa lên."))
    said = {row[0]: row[1] for row in words[1 : 1 + len(_NAMES)] if len(row) > 1}
    try:
        first = (int(said["programme"]), int(said["version"]), said["unit"], date.fromisoformat(said["day"]))
        return Marks(*first, which_of(said["period"]), _rows(words[1 + len(_NAMES) :]))
    except (KeyError, ValueError) as wrong:
        raise Problem(_("Phần ẩn của tệp đã bị sửa. Tải tệp mới, chép phần đã điền sang.")) from wrong


def _rows(words: list[list[str]]) -> Mapping[str, Mapping[str, str]]:
    fields = {"NV": TASK_FIELDS, "CT": INDICATOR_FIELDS}
    found = {}
    for code, *rest in words:
        names = [field.name for field in fields[code[:2]]]
        found[code] = dict(zip(names, [*rest, *[""] * len(names)], strict=False))
    return found


def check_marks(marks: Marks, unit: OrgUnit, newest: ProgrammeVersion | None) -> ProgrammeVersion:
    """The version that the file is of, when it is this unit's and the programme's newest.

    Raises:
        Problem: another unit's, or of a version that is no longer the newest.
    """
    if marks.unit != unit.code:
        other = OrgUnit.objects.filter(code=marks.unit).first()
        said = {"other": other or marks.unit, "unit": unit}
        raise Problem(_("Tệp của %(other)s, không phải của %(unit)s. Mở trang của đơn vị đó để đưa lên.") % said)
    if newest is None:
        raise Problem(_("Không còn chương trình của tệp này. Tải tệp mới."))
    if marks.version != newest.number:
        told = {"made": marks.version, "newest": newest.number}
        words = _("Tệp lập theo bản %(made)s của chương trình, nay là bản %(newest)s.")
        raise Problem(f"{words % told} {_('Tải tệp mới, chép phần đã điền sang.')}")
    return newest
