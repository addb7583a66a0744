"""What of the register waits for somebody: documents whose review is not finished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.roles import Power
from dondoc.apps.accounts.selectors import Actor, may
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.register import Wanted, documents
from dondoc.apps.waiting import Waiting

MOST = 20


def to_review(actor: Actor, today: date) -> Iterator[Waiting]:
    """Documents to be reviewed, for whoever may confirm; the oldest entries first, at most twenty of each state."""
    if not may(actor, Power.CONFIRM, today):
        return
    for state in (Document.State.IN_REVIEW, Document.State.TO_REVIEW):
        for document in documents(Wanted(state=state)).reverse()[:MOST]:
            count = getattr(document, "waiting", 0)
            yield Waiting(
                title=_("Rà soát %(document)s") % {"document": document.label},
                about=_("%(count)s mục chờ bạn xác nhận.") % {"count": count} if count else document.title,
                url=reverse("directives:review", args=[document.pk]),
                do=_("Rà soát"),
                icon="doc",
                due=None,
                since=timezone.localdate(document.created_at),
            )
