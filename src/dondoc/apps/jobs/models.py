"""Work done beside the server: one row a job, claimed with a lease, done once."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.jobs.registry import words_of


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("Đang chờ")
    RUNNING = "running", _("Đang làm")
    DONE = "done", _("Xong")
    FAILED = "failed", _("Không làm được")
    CANCELLED = "cancelled", _("Đã hủy")


class Job(models.Model):
    """A piece of work. ``attempt`` grows with each claim and is the fence: an older claim can no longer write."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("việc"), max_length=80)
    args = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, unique=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    run_after = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(_("đang làm gì"), max_length=300, blank=True)
    result = models.JSONField(null=True)
    error = models.TextField(_("lỗi"), blank=True)
    cancel_requested = models.BooleanField(default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("công việc nền")
        indexes = [models.Index(fields=["state", "run_after"], name="jobs_by_state")]
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="jobs_percent"),
            models.CheckConstraint(
                condition=~models.Q(state=JobState.RUNNING) | models.Q(lease_until__isnull=False),
                name="jobs_running_leased",
            ),
        ]

    def __str__(self) -> str:
        """Kind and state."""
        return f"{self.kind} ({self.get_state_display()})"

    @property
    def words(self) -> str | Promise:
        """What people call work of this kind."""
        return words_of(self.kind)

    @property
    def may_run_again(self) -> bool:
        """Whether it failed or was stopped."""
        return self.state in {JobState.FAILED, JobState.CANCELLED}

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class DailyRun(models.Model):
    """The claim on one day of a kind of daily work; its job was queued in the transaction that wrote it."""

    kind = models.CharField(_("việc"), max_length=80)
    day = models.DateField(_("ngày"))
    job = models.OneToOneField(Job, null=True, on_delete=models.SET_NULL, related_name="daily")
    queued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-day", "kind"]
        verbose_name = _("lượt chạy hằng ngày")
        constraints = [models.UniqueConstraint(fields=["kind", "day"], name="jobs_daily_once")]

    def __str__(self) -> str:
        """Kind and day."""
        return f"{self.kind} {self.day:%d/%m/%Y}"
