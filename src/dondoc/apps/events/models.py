"""Events: meetings, conferences, workshops, with when, where, how high, and what the ministry does there."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from dondoc.apps.bodies.models import YEARS
from dondoc.apps.directives.folding import name_key
from dondoc.apps.registers.models import Entry, Mention

_WHEN = {"year": gettext_lazy("Năm %(when)s"), "month": gettext_lazy("Tháng %(when)s")}
_EDITION = re.compile(r"lan thu \w+")


def last_of_month(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _in_words(kind: str, when: object) -> str:
    return str(_WHEN[kind]) % {"when": when}


class Event(Entry):
    """An event.

    Attributes:
        edition: "lần thứ 21" is 21.
        starts, ends: its days, or the window in which it takes place (rule 8); ``year`` when only that is known.
        role: what the ministry does there; empty when the words do not say.
        place: where it takes place as written; ``host_country`` the country that holds it.
    """

    shelf: ClassVar[str] = "hoat-dong"

    class Role(models.TextChoices):
        """What the ministry does there."""

        CHAIR = "chair", _("Chủ trì")
        HOST = "host", _("Đăng cai, tổ chức")
        ATTEND = "attend", _("Tham dự")

    class Level(models.TextChoices):
        """How high it stands."""

        SUMMIT = "summit", _("Cấp cao")
        MINISTERS = "ministers", _("Cấp Bộ trưởng")
        SENIOR = "senior", _("Quan chức cao cấp")
        WORKING = "working", _("Cấp làm việc")

    name = models.CharField(_("tên"), max_length=500)
    abbreviation = models.CharField(_("viết tắt"), max_length=40, blank=True, default="")
    edition = models.PositiveSmallIntegerField(_("lần thứ"), null=True, blank=True)
    body = models.ForeignKey(
        "bodies.Body", verbose_name=_("kênh"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices, blank=True, default="")
    role = models.CharField(_("vai trò của Bộ"), max_length=6, choices=Role.choices, blank=True, default="")
    starts = models.DateField(_("từ ngày"), null=True, blank=True)
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True, validators=YEARS)
    place = models.CharField(_("nơi tổ chức"), max_length=200, blank=True, default="")
    host_country = models.CharField(_("nước chủ nhà"), max_length=80, blank=True, default="")
    mode = models.CharField(_("hình thức"), max_length=80, blank=True, default="")

    class Meta(Entry.Meta):
        ordering = ["-year", "-starts", "pk"]
        verbose_name = _("hoạt động")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="event_named"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="event_days_in_order",
            ),
            models.CheckConstraint(condition=Q(role__in=["", "chair", "host", "attend"]), name="event_role_known"),
        ]

    @property
    def title(self) -> str:
        """Its name with its short name."""
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    @property
    def when(self) -> str:
        """Its day, its days, the month when the window is a whole month, or the year; empty when nothing is known."""
        starts, ends = self.starts, self.ends
        if starts is None:
            return _in_words("year", self.year) if self.year else ""
        if ends is None or ends == starts:
            return f"{starts:%d/%m/%Y}"
        if starts.day == 1 and ends == last_of_month(starts):
            return _in_words("month", f"{starts:%m/%Y}")
        return f"{starts:%d/%m/%Y} – {ends:%d/%m/%Y}"

    def words(self) -> list[str]:
        """Also its place, its country and its body."""
        known = [self.body.code, self.body.name] if self.body else []
        return [self.title, self.place, self.host_country, str(self.year or ""), self.note, *known]

    def twin(self) -> str:
        """The same edition of the same body, else the same name in the same year."""
        bare = " ".join(_EDITION.sub(" ", name_key(self.name)).split())
        if self.edition:
            return f"{name_key(self.body.code) if self.body else bare}|{self.edition}"
        return f"{bare}|{self.year}" if self.year else ""


class EventMention(Mention):
    """A sentence that names an event."""

    entry = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="mentions")
    entered_as = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
