"""The note to the drafting unit: what is not clear, task by task, as a typed report (rule 25)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.folding import fold
from dondoc.apps.directives.models import Document
from dondoc.apps.organisation.selectors import ministry_name
from dondoc.apps.programmes.selectors.clarity import Examined, Line, examined, lines, plan_for
from dondoc.core.progress.clarity import Answer, Question
from dondoc.writers.docx import write_docx
from dondoc.writers.report import (
    Align,
    Annex,
    Block,
    Column,
    Letterhead,
    Report,
    Row,
    Signature,
    Table,
    paragraph,
)


def note_file(document: Document, by: Actor) -> tuple[str, bytes]:
    """The note as a Word file: its name (plain letters) and its bytes."""
    name = slugify(fold(f"phieu ra soat {document.number or document.pk}").replace("/", "-"))
    return f"{name}.docx", write_docx(note(document, by))


def note(document: Document, by: Actor) -> Report:
    """The note: figures of the six questions, then what is missing with its mend, then what is asked."""
    plan = plan_for(document, document.readings.filter(current=True).first())
    rows = examined(document, plan)
    return Report(
        letterhead=_letterhead(document, by),
        kind=_("Phiếu rà soát"),
        abstract=_("Kiểm tra “6 rõ” đối với %(document)s") % {"document": document.label},
        addressees=plan.proposing or (_("Đơn vị soạn thảo"),),
        blocks=_body(document, rows),
        signature=Signature(_title(by), person_of(by).full_name),
        recipients=(_("Như trên"), _("Lưu: VT")),
        annexes=_annexes(document, rows),
    )


def _letterhead(document: Document, by: Actor) -> Letterhead:
    ministry = ministry_name()
    unit = str(by.unit) if isinstance(by, Post) else ministry
    parent = ministry if unit != ministry else ""
    place = document.place or _("Hà Nội")
    return Letterhead(parent, unit, _("Số:        /PRS"), place, timezone.localdate())


def _title(by: Actor) -> str:
    return (by.title or str(by.get_role_display())) if isinstance(by, Post) else _("Người rà soát")


def _body(document: Document, rows: Sequence[Examined]) -> tuple[Block, ...]:
    open_rows = [row for row in rows if row.missing]
    title = f"{document.label}: {document.title}" if document.title else document.label
    said = _(
        "Qua rà soát %(title)s, trong %(total)s nhiệm vụ có %(open)s nhiệm vụ còn điểm chưa rõ. "
        "Kết quả theo từng nội dung như sau:"
    )
    blocks: list[Block] = [
        paragraph(said % {"title": title, "total": len(rows), "open": len(open_rows)}),
        _summary(lines(rows)),
    ]
    for question in (Question.AUTHORITY, Question.RESPONSIBILITY):
        asked = [row for row in rows if row.examination.of(question).answer is Answer.ASK]
        if asked:
            blocks.append(paragraph(_question(question, asked)))
    blocks.append(paragraph(_("Đề nghị đơn vị xem xét, bổ sung theo bảng kèm theo hoặc có ý kiến để thống nhất.")))
    return tuple(blocks)


def _question(question: Question, rows: Sequence[Examined]) -> str:
    numbers = "; ".join(_numbers(annex, rows) for annex in dict.fromkeys(_annex(row) for row in rows))
    said = {
        Question.AUTHORITY: _("Đề nghị cho biết cấp phê duyệt kết quả của các nhiệm vụ: %(numbers)s."),
        Question.RESPONSIBILITY: _("Đề nghị ghi phần việc của từng đơn vị phối hợp ở các nhiệm vụ: %(numbers)s."),
    }
    return said[question] % {"numbers": numbers}


def _annex(row: Examined) -> str:
    return str(row.fact.data.get("appendix") or "")


def _numbers(annex: str, rows: Sequence[Examined]) -> str:
    """The numbers of an annex, runs of them drawn together: "Phụ lục II: 1-22, 26"."""
    inside = [row.number or _("(không số)") for row in rows if _annex(row) == annex]
    named = _("Phụ lục %(number)s") % {"number": annex} if annex else ""
    return f"{named}: {runs(inside)}" if named else runs(inside)


def runs(numbers: Sequence[str]) -> str:
    """Numbers in order, three or more in a row as a range.

    >>> runs(["1", "2", "3", "5", "6", "a"])
    '1-3, 5, 6, a'
    """
    found: list[list[str]] = []
    for number in dict.fromkeys(numbers):
        follows = found and number.isdecimal() and found[-1][-1].isdecimal() and int(number) == int(found[-1][-1]) + 1
        if follows:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(run) for run in found)


def _summary(six: Sequence[Line]) -> Table:
    columns = (
        Column(_("Nội dung"), 60),
        Column(_("Đã rõ"), 30, Align.CENTRE),
        Column(_("Chưa rõ"), 30, Align.CENTRE),
        Column(_("Cần hỏi"), 30, Align.CENTRE),
    )
    return Table(columns, tuple(_figures(line) for line in six))


def _figures(line: Line) -> Row:
    counted = line.tally
    missing = counted.total - counted.clear - counted.asked
    return Row((line.name, f"{counted.clear}/{counted.total}", str(missing), str(counted.asked)))


def _annexes(document: Document, rows: Sequence[Examined]) -> tuple[Annex, ...]:
    open_rows = [row for row in rows if row.missing]
    if not open_rows:
        return ()
    columns = (
        Column(_("TT"), 12, Align.CENTRE),
        Column(_("Nhiệm vụ"), 95),
        Column(_("Điểm chưa rõ"), 75),
        Column(_("Đề nghị"), 70),
    )
    body: list[Row] = []
    heading = None
    for row in open_rows:
        here = _heading(row)
        if here and here != heading:
            body.append(Row((here,), whole=True))
        heading = here
        body.append(_missing(row))
    label = _("Các nhiệm vụ còn điểm chưa rõ")
    return (Annex(_("Phụ lục"), label, (Table(columns, tuple(body)),), landscape=True, attached_to=document.label),)


def _heading(row: Examined) -> str:
    groups = row.fact.data.get("groups") or []
    annex = row.fact.data.get("appendix")
    named = [_("Phụ lục %(number)s") % {"number": annex}] if annex else []
    return ". ".join([*named, *(groups[-1:] if groups else [])])


def _missing(row: Examined) -> Row:
    found = row.missing
    first = "\n".join(f"{said.question}: {said.sentence}" for said in found)
    mends = dict.fromkeys(said.remedy for said in found if said.remedy)
    return Row((row.number, row.text, first, "\n".join(mends)))
