"""A task lived: what was reported, what came out, what was asked for, what it waited for (rules 2, 10, 11 and 12)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.tasks.models.tasks import Task, TaskMove


class TaskUpdate(models.Model):
    """What a unit says of a task as of a day: the one truth of its progress (rule 12).

    A draft is one a unit, saved as it is typed; sent, it is what pages show as the newest; approved by the unit's head,
    it is what closed periods and reports read.

    Attributes:
        on: the day as of which it speaks.
        percent: 0 to 100 as the unit itself says, or None where it means nothing.
        version: grows with every save, for the optimistic lock.
    """

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", _("Bản nháp")
        SENT = "sent", _("Chưa duyệt")
        APPROVED = "approved", _("Đã duyệt")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="updates")
    unit = models.ForeignKey("organisation.OrgUnit", on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("tính đến ngày"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("accounts.Post", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    result = models.TextField(_("kết quả đến nay"), blank=True, default="")
    percent = models.PositiveSmallIntegerField(_("tự đánh giá, %"), null=True, blank=True)
    difficulties = models.TextField(_("khó khăn, vướng mắc"), blank=True, default="")
    proposals = models.TextField(_("kiến nghị"), blank=True, default="")
    next_step = models.TextField(_("việc tiếp theo"), blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["task", "on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], condition=Q(state="draft"), name="update_one_draft"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)), name="update_percent_range"
            ),
            models.CheckConstraint(condition=Q(state__in=["draft", "sent", "approved"]), name="update_state_known"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="update_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.result[:80]}"


class UpdateFile(models.Model):
    """A file that comes with an update: a draft, a table, a photograph."""

    update = models.ForeignKey(TaskUpdate, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["update", "file"], name="update_file_once")]

    def __str__(self) -> str:
        return self.name


class Outcome(models.Model):
    """What a submission brings to be confirmed: words, and the outcome document or other dated evidence (rule 2).

    Attributes:
        move: the submission.
        dated: the document's or the evidence's date, by which the task is on time or not; None makes it hollow.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="outcomes")
    move = models.OneToOneField(TaskMove, on_delete=models.PROTECT, related_name="outcome")
    on = models.DateField()
    result = models.TextField()
    number = models.CharField(max_length=120, blank=True, default="")
    dated = models.DateField(null=True)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(result=""), name="outcome_in_words"),
            models.CheckConstraint(condition=Q(dated__isnull=True) | Q(dated__lte=F("on")), name="outcome_not_ahead"),
        ]

    def __str__(self) -> str:
        return self.number or self.result[:80]


class Extension(models.Model):
    """A later deadline that was asked for, and what was decided; the original deadline stays (rule 11)."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    good_day = models.DateField()
    to = models.DateField()
    reason = models.TextField()
    granted = models.BooleanField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(granted__isnull=True), name="extension_one_open"),
            models.CheckConstraint(condition=Q(to__gt=F("good_day")), name="extension_later"),
            models.CheckConstraint(condition=Q(asked_on__lte=F("good_day")), name="extension_in_time"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_reasoned"),
            models.CheckConstraint(
                condition=Q(granted__isnull=True, decided_on__isnull=True)
                | Q(granted__isnull=False, decided_on__isnull=False, decided_by__isnull=False),
                name="extension_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.to:%d/%m/%Y}"


class Arrival(models.Model):
    """The thing that a task waits for has come, or has moved: a date is proposed, a person confirms (rule 10).

    Attributes:
        came_on: the day of the document, of the event or of the other task's result.
        what: what came, in words: number and day of a document, name of an event.
        proposed_due: what the words make of it, or None.
        due: the last good day as confirmed; None when there is still none, though nothing is waited for any more.
        confirmed_on: from which day the date holds; None while nobody has confirmed.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="arrivals")
    came_on = models.DateField()
    what = models.CharField(max_length=500)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    proposed_due = models.DateField(null=True)
    due = models.DateField(null=True)
    reason = models.TextField(blank=True, default="")
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["noted_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(confirmed_on__isnull=True), name="arrival_one_open"),
            models.CheckConstraint(condition=~Q(what=""), name="arrival_named"),
            models.CheckConstraint(condition=Q(due__isnull=True) | Q(due__gte=F("came_on")), name="arrival_due_after"),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | Q(confirmed_by__isnull=False), name="arrival_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Dependency(models.Model):
    """A task needs another one to be done first; it is told when that one is."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needs")
    first = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needed_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "first"], name="dependency_once"),
            models.CheckConstraint(condition=~Q(task=F("first")), name="dependency_on_another"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} ← {self.first_id}"
