"""What is brought to be confirmed: words, and a dated document or other evidence (rule 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.errors import WrongFields
from dondoc.apps.tasks.models import Outcome, TaskMove
from dondoc.apps.tasks.services.evidence import Brought, keep_evidence
from dondoc.apps.tasks.services.holding import Held


@dataclass(frozen=True)
class Claim:
    """A result that a unit says is there.

    Attributes:
        result: in words.
        number: of the outcome document, or "".
        dated: the day of the document or of the evidence; None leaves the claim hollow.
        file: the document or the evidence itself, or None.
    """

    result: str
    number: str = ""
    dated: date | None = None
    file: Brought | None = None

    @property
    def label(self) -> str:
        """In one line: "Báo cáo 212/BC-CVL ngày 29/07/2026", or the words."""
        day = _(" ngày %(day)s") % {"day": f"{self.dated:%d/%m/%Y}"} if self.dated else ""
        return f"{self.number}{day}".strip() or self.result[:120]


def check_claim(claim: Claim, held: Held) -> None:
    """Refuse a document that cannot be: dated ahead, dated before the directive, or with half of what names it.

    Raises:
        WrongFields: says which field and what to do.
    """
    wrong: dict[str, str] = {}
    issued = held.row.version.document.issued
    if claim.dated is None and claim.number.strip():
        wrong["dated"] = _("Ghi ngày của văn bản kết quả.")
    if claim.dated is not None and not (claim.number.strip() or claim.file):
        wrong["number"] = _("Ghi số của văn bản kết quả, hoặc kèm tệp minh chứng của ngày đó.")
    if claim.dated is not None and claim.dated > held.on:
        wrong["dated"] = _("Ngày %(day)s chưa đến. Ghi ngày trên văn bản đã ký.") % {"day": f"{claim.dated:%d/%m/%Y}"}
    if claim.dated is not None and issued is not None and claim.dated < issued:
        words = _("Văn bản kết quả ghi ngày %(day)s, trước ngày giao nhiệm vụ %(issued)s. Xem lại ngày.")
        wrong["dated"] = words % {"day": f"{claim.dated:%d/%m/%Y}", "issued": f"{issued:%d/%m/%Y}"}
    if len(claim.number) > 120:
        wrong["number"] = _("Số văn bản dài quá 120 ký tự. Chỉ ghi số, ký hiệu.")
    if wrong:
        raise WrongFields(wrong)


def bring(claim: Claim, held: Held, move: TaskMove, by: Actor) -> Outcome:
    """Write down what a submission brings."""
    kept = keep_evidence(brought=claim.file, field="file", by=by) if claim.file else None
    return Outcome.objects.create(
        task=held.task,
        move=move,
        on=held.on,
        result=claim.result.strip(),
        number=claim.number.strip(),
        dated=claim.dated,
        file=kept.file if kept else None,
        file_name=kept.name if kept else "",
    )
