"""Saving how one looks at a programme."""

from __future__ import annotations

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.errors import Problem
from dondoc.apps.programmes.models import Programme, SavedView
from dondoc.apps.programmes.selectors.saved import LONGEST, query_of

MOST = 50  # views that a person keeps of a programme


@transaction.atomic
def save_view(*, programme: Programme, by: Actor, name: str, query: str, shared: bool) -> SavedView:
    """Keep the conditions of an address under a name; one's own view of that name is replaced.

    Args:
        programme: of which page.
        by: whose view it is.
        name: what it is called.
        query: the part of the address after "?".
        shared: whether the people of the post's unit see it too.

    Raises:
        Problem: no name, one too long, or too many views.
    """
    words = " ".join(name.split())
    kept = query_of(QueryDict(query[: 2 * LONGEST]))
    if not words or len(words) > 80:
        raise Problem(_("Đặt tên cho lối xem, không quá 80 ký tự."))
    if len(kept) > LONGEST:
        raise Problem(_("Điều kiện lọc dài quá, bớt đi rồi lưu lại."))
    mine = SavedView.objects.filter(programme=programme, person=person_of(by))
    if not mine.filter(name=words).exists() and mine.count() >= MOST:
        raise Problem(_("Đã có %(most)s lối xem. Bỏ bớt rồi lưu lại.") % {"most": MOST})
    unit = by.unit if shared and isinstance(by, Post) else None
    saved, _new = SavedView.objects.update_or_create(
        programme=programme, person=person_of(by), name=words, defaults={"query": kept, "unit": unit}
    )
    return saved


@transaction.atomic
def drop_view(*, view: SavedView) -> None:
    """Forget a saved view."""
    view.delete()
