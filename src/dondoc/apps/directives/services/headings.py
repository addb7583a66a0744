"""Takes a suggested heading of columns into the organisation's own supplement, leaves it, or drops it again."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import HeadingAnswer
from dondoc.apps.directives.selectors.headings import heading_key, heading_lessons


@transaction.atomic
def answer_heading(*, words: str, role: str, take: bool, by: Actor) -> HeadingAnswer:
    """Take a heading for a role, or say that it is none; either way it is not offered again.

    Nothing that was read changes: the next reading uses it, and a reading once more offers what it would change.

    Raises:
        Problem: it is not (or no longer) among what is offered, or the heading already stands for something else.
    """
    offered = next((one for one in heading_lessons() if (one.words, one.role) == (words, role)), None)
    if offered is None:
        raise Problem(_("Đề nghị này đã có người trả lời. Tải lại trang."))
    try:
        with transaction.atomic():
            answer = HeadingAnswer.objects.create(
                words=offered.words, words_key=heading_key(offered.words), role=role, taken=take, by=person_of(by)
            )
    except IntegrityError as clash:
        raise Problem(
            _("Đầu cột “%(words)s” đã được nhận với nghĩa khác. Bỏ nghĩa đó trước.") % {"words": words}
        ) from clash
    record(actor=by, act=acts.HEADING_TAKEN if take else acts.HEADING_LEFT, obj=answer, after=_said(answer))
    return answer


@transaction.atomic
def drop_heading(*, words: str, by: Actor) -> None:
    """Take a heading out of the supplement; it may be offered again.

    Raises:
        Problem: it does not stand there (any more).
    """
    answer = HeadingAnswer.objects.select_for_update().filter(words_key=heading_key(words), taken=True).first()
    if answer is None:
        raise Problem(_("Đầu cột này không còn trong bộ dữ liệu. Tải lại trang."))
    record(actor=by, act=acts.HEADING_DROPPED, obj=answer, before=_said(answer), after=_said(answer))
    answer.delete()


def _said(answer: HeadingAnswer) -> dict[str, str]:
    return {"words": answer.words, "role": str(answer.get_role_display())}
