"""Programmes: what is tracked, version by version; a published version is never rewritten (rule 24)."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.core.progress.timeliness import Settings


class Programme(models.Model):
    """A plan under tracking: its name, who keeps it, and what it chose among the counting rules.

    Attributes:
        focal_name: the focal unit as it was called when the programme began.
        strict: "trước ngày D" is good until D - 1 (rule 8).
        soon_days: from how many days before the last good day a task is due soon.
        tolerance: percent of a target within which "khoảng" is nearly met (rule 19).
    """

    name = models.CharField(_("tên chương trình"), max_length=500)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    focal_unit = models.ForeignKey(
        "organisation.OrgUnit", on_delete=models.PROTECT, related_name="programmes", verbose_name=_("đơn vị đầu mối")
    )
    focal_name = models.CharField(max_length=300)
    strict = models.BooleanField(_("“trước ngày” tính đến hết ngày hôm trước"), default=True)
    soon_days = models.PositiveSmallIntegerField(_("sắp đến hạn từ"), default=7)
    tolerance = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(Decimal(0))]
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "-created_at", "-pk"]
        verbose_name = _("chương trình")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="programme_named"),
            models.CheckConstraint(condition=Q(year__isnull=True) | Q(year__range=(1945, 2200)), name="programme_year"),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="programme_tolerance"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The programme's page."""
        return reverse("programmes:programme", args=[self.pk])

    @property
    def settings(self) -> Settings:
        """The counting rules as chosen, for ``core.progress``."""
        return Settings(strict=self.strict, soon_days=self.soon_days)


class ProgrammeVersion(models.Model):
    """What the programme said from one document on; one document makes one version. Its row is never changed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản"))
    document = models.OneToOneField("directives.Document", on_delete=models.PROTECT, related_name="programme_version")
    in_force_from = models.DateField(_("có hiệu lực từ"))
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["programme", "number"]
        verbose_name = _("bản của chương trình")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} ({self.number})"


class Section(models.Model):
    """A part or group of a version: a node of the tree that its tasks, or its indicators, hang on.

    ``title`` is as written, ``shown`` the same in sentence case for the screen.
    """

    class Room(models.TextChoices):
        """What hangs on the section."""

        TASKS = "task", _("Nhiệm vụ")
        INDICATORS = "indicator", _("Chỉ tiêu")

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="sections")
    room = models.CharField(max_length=10, choices=Room.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    title = models.TextField()
    shown = models.TextField()
    appendix = models.CharField(max_length=20, blank=True, default="")
    depth = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["room", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "room", "order"], name="section_order_once"),
            models.CheckConstraint(condition=Q(room__in=["task", "indicator"]), name="section_room_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, depth=0) | Q(parent__isnull=False, depth__gte=1), name="section_depth"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Theme(models.Model):
    """A group of solutions of the plan's body, to which tasks and indicators may be linked."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="themes")
    label = models.CharField(max_length=20, blank=True, default="")
    title = models.TextField()
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "order"], name="theme_order_once")]

    def __str__(self) -> str:
        return f"{self.label}. {self.title}" if self.label else self.title


class ReportingDuty(models.Model):
    """A standing duty as confirmed: who does or reports what, to whom, on which calendar.

    Attributes:
        kind: plan, report, inform, urge, outline or consolidate.
        schedule: the contract's schedule (raw, periods, monthly_day, dates, before, rules), or None.
        chosen_period: a frequency that a person chose where the words name none (rule 22), or "".
    """

    class Kind(models.TextChoices):
        """What the duty is."""

        PLAN = "plan", _("Xây dựng kế hoạch")
        REPORT = "report", _("Báo cáo")
        INFORM = "inform", _("Thông tin")
        URGE = "urge", _("Theo dõi, đôn đốc")
        OUTLINE = "outline", _("Đề cương, hướng dẫn")
        CONSOLIDATE = "consolidate", _("Tổng hợp")

    class Period(models.TextChoices):
        """A frequency that may be chosen."""

        NONE = "", _("Chưa chọn")
        MONTH = "month", _("Hằng tháng")
        QUARTER = "quarter", _("Hằng quý")
        HALF = "half", _("6 tháng")
        YEAR = "year", _("Hằng năm")

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="duties")
    fact = models.ForeignKey("directives.Fact", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    what = models.TextField()
    raw = models.TextField()
    who = models.JSONField(default=list)
    scope = models.JSONField(default=list)
    to_raw = models.CharField(max_length=300, blank=True, default="")
    to_unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    schedule = models.JSONField(null=True)
    chosen_period = models.CharField(max_length=8, choices=Period.choices, blank=True, default="")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="duty_order_once"),
            models.UniqueConstraint(fields=["version", "fact"], name="duty_fact_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["plan", "report", "inform", "urge", "outline", "consolidate"]),
                name="duty_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:120]


class DutyRespondent(models.Model):
    """A unit that answers a duty, confirmed by a person at publishing (rule 22).

    Attributes:
        why: named (in the duty's own words), leads (a task in its scope), member (of the group it names), added.
    """

    class Why(models.TextChoices):
        """Why the unit answers."""

        NAMED = "named", _("được nêu tên")
        LEADS = "leads", _("chủ trì nhiệm vụ trong phạm vi")
        MEMBER = "member", _("thuộc nhóm được giao")
        ADDED = "added", _("người xác nhận thêm")

    duty = models.ForeignKey(ReportingDuty, on_delete=models.CASCADE, related_name="respondents")
    unit = models.ForeignKey("organisation.OrgUnit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    why = models.CharField(max_length=8, choices=Why.choices)

    class Meta:
        ordering = ["duty", "name"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "unit"], name="respondent_once"),
            models.CheckConstraint(
                condition=Q(why__in=["named", "leads", "member", "added"]), name="respondent_why_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """Filters and columns of the programme page under a name: a person's own, shared with a unit when they wish.

    Attributes:
        query: the part of the address after "?", only with what the page understands.
        unit: the unit whose people see it too, or None.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="saved_views")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("tên lối xem"), max_length=80)
    query = models.CharField(max_length=1000, blank=True, default="")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("lối xem")
        constraints = [
            models.UniqueConstraint(fields=["programme", "person", "name"], name="saved_view_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_named"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The programme's page as it was saved."""
        return f"{reverse('programmes:programme', args=[self.programme_id])}?{self.query}"
