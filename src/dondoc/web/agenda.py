"""What waits for somebody, as Việc của tôi shows it: today, this week, later, without a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.waiting import Waiting, waiting_for


@dataclass(frozen=True, slots=True)
class Row:
    """A waiting thing with its status against the day."""

    what: Waiting
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str | Promise
    rows: list[Row]


def grouped(actor: Actor, today: date) -> list[Group]:
    """What waits for ``actor``, in groups that are not empty, the most urgent first."""
    found = waiting_for(actor, today)
    week = today + timedelta(days=6 - today.weekday())
    limits = [(_("Hôm nay"), today), (_("Tuần này"), week), (_("Sau đó"), date.max), (_("Chưa có hạn"), None)]
    groups = []
    for heading, limit in limits:
        rows = [row(one, today) for one in found if _fits(one, limit)]
        found = [one for one in found if not _fits(one, limit)]
        groups += [Group(heading, rows)] if rows else []
    return groups


def row(one: Waiting, today: date) -> Row:
    """``one`` with its status: overdue, today, in some days, or how long it has waited."""
    if one.due is None:
        days = (today - one.since).days
        waited = ngettext("Chờ %(days)s ngày", "Chờ %(days)s ngày", days) % {"days": days}
        return Row(one, "none", waited if days > 0 else str(_("Mới hôm nay")))
    days = (one.due - today).days
    if days < 0:
        return Row(one, "late", ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", -days) % {"days": -days})
    if days == 0:
        return Row(one, "soon", str(_("Hôm nay")))
    return Row(one, "soon" if days <= 7 else "run", f"{one.due:%d/%m}")


def _fits(one: Waiting, limit: date | None) -> bool:
    return one.due is None if limit is None else one.due is not None and one.due <= limit
