"""Taking a filled file: looked at and tried out wholly, then written in one transaction when somebody confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.audit.services import record
from dondoc.apps.directives.errors import Problem
from dondoc.apps.files import vault
from dondoc.apps.files.services import clean_name, keep
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task
from dondoc.apps.worksheets import acts
from dondoc.apps.worksheets.models import Worksheet
from dondoc.apps.worksheets.selectors.incoming import Examined, Trouble, examine
from dondoc.apps.worksheets.selectors.marks import check_marks, marks_of
from dondoc.apps.worksheets.selectors.standing import TaskNow
from dondoc.apps.worksheets.writing import write_line
from dondoc.core.worksheets.model import CannotOpen
from dondoc.core.worksheets.read import Bounds, read_book, too_large

State = Worksheet.State


class Wrong(Problem):
    """Something in the file is wrong; nothing of it was stored.

    Attributes:
        troubles: everything that is wrong, each with its cell.
    """

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        """Keep them all."""
        self.troubles = list(troubles)
        super().__init__(" ".join(f"{one.place}: {one.words}" if one.place else one.words for one in self.troubles))


class Changed(Problem):
    """What would be written is not what was shown; it has to be looked at again."""


def bring(*, name: str, size: int, chunks: Iterable[bytes], unit: OrgUnit, by: Post) -> Worksheet:
    """Keep a filled file in which no cell is wrong, to be confirmed.

    Args:
        name: what the file is called.
        size: its size in bytes, looked at before anything is read.
        chunks: its bytes.
        unit: whose page it was brought to.
        by: the post that speaks for the unit.

    Raises:
        Wrong: something is wrong with the file or in a cell; nothing was stored.
    """
    data = _weighed(size, chunks)
    found, version = _examined(data, unit)
    _try_out(found, by)
    if found.troubles:
        raise Wrong(found.troubles)
    if not found.lines:
        raise Wrong([Trouble("", "", _("Tệp không có gì khác với hệ thống, không có gì để ghi."))])
    with transaction.atomic():
        kept = keep(data=data, name=name, by=by)
        fields = {"unit": unit, "version": version, "made_on": found.marks.day, "file": kept, "name": clean_name(name)}
        return Worksheet.objects.create(**fields, by=by.person, post=by, at=timezone.now())


def look_at(sheet: Worksheet) -> Examined:
    """A kept file beside what the system holds now.

    Raises:
        Wrong: it is no longer right, as when the programme has a new version.
    """
    return _examined(vault.path_of(sheet.file.sha256).read_bytes(), sheet.unit)[0]


@transaction.atomic
def take(*, sheet: Worksheet, by: Post, shown: str, mine: frozenset[str], theirs: frozenset[str]) -> tuple[int, int]:
    """Write what a kept file changes; how many tasks and indicators.

    Args:
        sheet: the file.
        by: the post that confirms.
        shown: the digest of what was on the screen.
        mine: "Nhiệm vụ!F12" of each cell, changed by somebody else meanwhile, that shall be as in the file.
        theirs: the same of those that shall stay as they are.

    Raises:
        Changed: something moved since it was shown, or a choice is missing.
        Wrong: something can no longer be taken.
        Problem: it was taken or dropped already.
    """
    _claim(sheet)
    found = look_at(sheet)
    _lock(found)
    found = look_at(sheet)
    if found.digest != shown:
        raise Changed(_("Có người vừa thay đổi sau khi trang này hiện ra. Xem lại rồi xác nhận."))
    if any(f"{line.sheet}!{one.at}" not in mine | theirs for line in found.lines for one in line.clashing):
        raise Changed(_("Chọn giữ bản nào ở từng ô có hai bản."))
    done = _write(found, by, theirs)
    if found.troubles:
        raise Wrong(found.troubles)
    Worksheet.objects.filter(pk=sheet.pk).update(state=State.TAKEN, ended_at=timezone.now())
    told = {"tasks": done[0], "indicators": done[1], "sha256": sheet.file.sha256, "made_on": sheet.made_on}
    record(actor=by, act=acts.TAKEN, obj=sheet, after=told)
    return done


@transaction.atomic
def drop(*, sheet: Worksheet, by: Post) -> None:
    """Leave a kept file alone; nothing of it is written.

    Raises:
        Problem: it was taken or dropped already.
    """
    _claim(sheet)
    Worksheet.objects.filter(pk=sheet.pk).update(state=State.DROPPED, ended_at=timezone.now())
    record(actor=by, act=acts.DROPPED, obj=sheet)


def _weighed(size: int, chunks: Iterable[bytes]) -> bytes:
    try:
        if size > Bounds().bytes:
            raise too_large(Bounds())
        return b"".join(chunks)
    except CannotOpen as problem:
        raise _unfit(problem) from problem


def _unfit(problem: CannotOpen) -> Wrong:
    return Wrong([Trouble("", "", problem.message)])


def _examined(data: bytes, unit: OrgUnit) -> tuple[Examined, ProgrammeVersion]:
    try:
        book = read_book(data)
        marks = marks_of(book)
        versions = ProgrammeVersion.objects.filter(programme=marks.programme).select_related("programme", "document")
        version = check_marks(marks, unit, versions.order_by("-number").first())
    except CannotOpen as problem:
        raise _unfit(problem) from problem
    except Problem as problem:
        raise Wrong([Trouble("", "", problem.message)]) from problem
    return examine(book, marks, unit, version, timezone.localdate()), version


def _try_out(found: Examined, by: Post) -> None:
    """Do everything once and take it back, so that what a service would refuse is known before anybody confirms."""
    with transaction.atomic():
        _write(found, by, frozenset())
        transaction.set_rollback(True)


def _write(found: Examined, by: Post, theirs: frozenset[str]) -> tuple[int, int]:
    tasks = indicators = 0
    for line in found.lines:
        kept = {one.name for one in line.clashing if f"{line.sheet}!{one.at}" in theirs}
        values: Mapping[str, str] = {one.name: one.mine for one in line.changes if one.name not in kept}
        if not values:
            continue
        with transaction.atomic():
            troubles = write_line(line, values, by, found.marks.day)
            transaction.set_rollback(bool(troubles))
        found.troubles += troubles
        tasks += isinstance(line.about, TaskNow)
        indicators += not isinstance(line.about, TaskNow)
    return tasks, indicators


def _claim(sheet: Worksheet) -> None:
    held = Worksheet.objects.select_for_update().get(pk=sheet.pk)
    if held.state != State.CHECKED:
        raise Problem(_("Tệp này đã được ghi hoặc đã bỏ. Muốn sửa tiếp thì tải tệp mới."))


def _lock(found: Examined) -> None:
    keys = [line.about.row.task for line in found.lines if isinstance(line.about, TaskNow)]
    list(Task.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
