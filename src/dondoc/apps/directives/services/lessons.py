"""Takes a suggested spelling into the register of units, or leaves it for good."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.folding import name_key
from dondoc.apps.directives.models import LessonAnswer
from dondoc.apps.directives.selectors.lessons import lessons
from dondoc.apps.organisation.services import add_alias


@transaction.atomic
def answer_lesson(*, words: str, unit_pk: int, take: bool, by: Actor) -> LessonAnswer:
    """Take a spelling for a unit, or say that it is none; either way it is not offered again.

    Raises:
        Problem: it is not (or no longer) among what is offered.
    """
    lesson = next((one for one in lessons() if (one.words, one.unit.pk) == (words, unit_pk)), None)
    if lesson is None:
        raise Problem(_("Đề nghị này đã có người trả lời. Tải lại trang."))
    if take:
        add_alias(unit=lesson.unit, alias=lesson.words, by=by)
    else:
        record(actor=by, act=acts.LESSON_LEFT, obj=lesson.unit, after={"words": lesson.words})
    return LessonAnswer.objects.create(
        words=lesson.words[:300], words_key=name_key(lesson.words)[:300], unit=lesson.unit, taken=take, by=person_of(by)
    )
