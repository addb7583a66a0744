"""Tasks: one identity over all versions of a programme, and what each version says of it (rules 14, 17 and 24)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.core.deadlines.model import Deadline, Precision, WaitsFor
from dondoc.core.progress.lifecycle import Act, Standing, State

STATE_LABELS = {
    State.DRAFT: _("Dự thảo"),
    State.ASSIGNED: _("Đã giao"),
    State.ACCEPTED: _("Đã tiếp nhận"),
    State.IN_PROGRESS: _("Đang thực hiện"),
    State.PENDING_CONFIRMATION: _("Chờ xác nhận"),
    State.COMPLETED: _("Đã hoàn thành"),
    State.RETURNED: _("Trả lại"),
    State.DECLINED: _("Đề nghị trả lại"),
    State.SUSPENDED: _("Tạm hoãn"),
    State.CANCELLED: _("Hủy"),
    State.SUPERSEDED: _("Thay thế"),
}
STATES = [(state.value, label) for state, label in STATE_LABELS.items()]


class Task(models.Model):
    """A task for as long as it lives; ``TaskInVersion`` holds its words, ``core.progress.lifecycle`` moves its state.

    Attributes:
        key: stable within the programme: the fact's key, with the unit's code for a child of a collective task.
        parent: the collective task whose part this is (rule 5).
        state: where it stands now; ``moves`` say where it stood on any day.
        version: grows with every act, so that whoever acts on what is no longer so is told.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="tasks")
    key = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    state = models.CharField(max_length=24, choices=STATES, default=State.ASSIGNED)
    state_before = models.CharField(max_length=24, choices=STATES, blank=True, default="")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("nhiệm vụ")
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="task_key_once"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="task_state_known"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="task_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """The task's page."""
        return reverse("tasks:task", args=[self.pk])

    @property
    def standing(self) -> Standing:
        """The state as ``core.progress.lifecycle`` takes it."""
        before = State(self.state_before) if self.state_before else None
        return Standing(State(self.state), before, str(self.submitted_by_id) if self.submitted_by_id else None)


class TaskMove(models.Model):
    """A move in a task's life; rows are added and never changed, so that any past day can be asked about.

    Attributes:
        post: the post acted in, or None (the system, or a person without one).
        unit: the unit proposed instead (decline), the new lead (reassign), the unit of ``person`` (forward).
        unit_name: what it was called on that day.
        unit_from: the lead unit that declines or that is replaced.
        person: who takes care of it from then on (forward).
        other: the task that takes its place (supersede).
        document: number and day of the document that cancels it.
        undoes: the earlier move that this one takes back; ``to`` is then the state before it.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="moves")
    act = models.CharField(max_length=16, choices=[(act.value, act.value) for act in Act])
    to = models.CharField(max_length=24, choices=STATES)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, default="")
    post = models.ForeignKey("accounts.Post", null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=300, null=True)
    unit_from = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=300, null=True)
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(to__in=[state.value for state in State]), name="move_state_known"),
            models.CheckConstraint(condition=Q(act__in=[act.value for act in Act]), name="move_act_known"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.act}"


class TaskInVersion(models.Model):
    """What one version of the programme says of a task, as written; never changed once published.

    The columns of the deadline are those of ``core.deadlines.model.Deadline``; ``set_by`` names the person and the
    reason of a value that the words do not say (rule 13).
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="in_versions")
    version = models.ForeignKey("programmes.ProgrammeVersion", on_delete=models.PROTECT, related_name="tasks")
    section = models.ForeignKey("programmes.Section", null=True, on_delete=models.PROTECT, related_name="tasks")
    theme = models.ForeignKey("programmes.Theme", null=True, on_delete=models.PROTECT, related_name="tasks")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=30, blank=True, default="")
    text = models.TextField()
    leadin = models.TextField(blank=True, default="")
    output = models.TextField(blank=True, default="")
    budget = models.TextField(blank=True, default="")
    holds_children = models.BooleanField(default=False)
    deadline_raw = models.TextField(blank=True, default="")
    deadline_start = models.DateField(null=True)
    deadline_due = models.DateField(null=True)
    deadline_time = models.CharField(max_length=5, blank=True, default="")
    deadline_precision = models.CharField(max_length=8, default=Precision.NONE)
    deadline_inclusive = models.BooleanField(default=True)
    deadline_rule = models.CharField(max_length=200, blank=True, default="")
    waits_kind = models.CharField(max_length=10, blank=True, default="")
    waits_raw = models.TextField(blank=True, default="")
    set_by = models.JSONField(default=dict)
    fold = models.TextField(editable=False)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "version"], name="task_once_in_version"),
            models.UniqueConstraint(fields=["version", "order"], name="task_order_once"),
            models.CheckConstraint(condition=~Q(text=""), name="task_has_words"),
            models.CheckConstraint(
                condition=Q(deadline_precision__in=[precision.value for precision in Precision]),
                name="task_precision_known",
            ),
            models.CheckConstraint(
                condition=Q(deadline_start__isnull=True)
                | Q(deadline_due__isnull=True)
                | Q(deadline_start__lte=F("deadline_due")),
                name="task_window_in_order",
            ),
            models.CheckConstraint(
                condition=Q(waits_kind__in=["", "document", "event", "task"]), name="task_waits_for_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}" if self.number else self.text

    @property
    def deadline(self) -> Deadline | None:
        """The deadline as written, or None when the words name none."""
        if not (self.deadline_raw or self.deadline_due):
            return None
        return Deadline(
            raw=self.deadline_raw,
            start=self.deadline_start,
            due=self.deadline_due,
            time=self.deadline_time or None,
            precision=Precision(self.deadline_precision),
            inclusive=self.deadline_inclusive,
            rule=self.deadline_rule or None,
            waits_for=WaitsFor(self.waits_kind, self.waits_raw) if self.waits_kind else None,
        )


class Assignment(models.Model):
    """A unit leads or coordinates, in the words of the document; it stays with the unit named there.

    Attributes:
        unit: the unit of the register, or None when the register does not know it.
        name: its canonical name on the day of the document, else the words.
        group: code of a collective addressee that stands for several units, or "".
        part: what this unit does, where the words (or a person) say so.
    """

    class Role(models.TextChoices):
        """In which part."""

        LEAD = "lead", _("Chủ trì")
        COORDINATE = "coordinate", _("Phối hợp")

    task_in_version = models.ForeignKey(TaskInVersion, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=10, choices=Role.choices)
    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="assignments")
    name = models.CharField(max_length=300)
    raw = models.TextField(blank=True, default="")
    group = models.CharField(max_length=40, blank=True, default="")
    part = models.TextField(blank=True, default="")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["role", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["task_in_version", "role", "unit"], condition=Q(unit__isnull=False), name="assignment_once"
            ),
            models.UniqueConstraint(fields=["task_in_version", "role", "order"], name="assignment_order_once"),
            models.CheckConstraint(condition=Q(role__in=["lead", "coordinate"]), name="assignment_role_known"),
        ]

    def __str__(self) -> str:
        return self.name


class TaskSource(models.Model):
    """Where a task comes from: a document's words, or what a leader said, when and on which occasion (rule 14)."""

    class Kind(models.TextChoices):
        """What kind of source."""

        DOCUMENT = "document", _("Văn bản")
        SPOKEN = "spoken", _("Chỉ đạo trực tiếp")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    document = models.ForeignKey(
        "directives.Document", null=True, on_delete=models.PROTECT, related_name="task_sources"
    )
    fact = models.ForeignKey("directives.Fact", null=True, on_delete=models.PROTECT, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    page = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=500, blank=True, default="")
    words = models.TextField()
    speaker = models.CharField(max_length=200, blank=True, default="")
    speaker_title = models.CharField(max_length=200, blank=True, default="")
    occasion = models.CharField(max_length=500, blank=True, default="")
    spoken_on = models.DateField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "fact"], condition=Q(fact__isnull=False), name="source_fact_once"),
            models.CheckConstraint(
                condition=Q(kind="document", document__isnull=False) | (Q(kind="spoken") & ~Q(speaker="")),
                name="source_is_known",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="source_has_words"),
        ]

    def __str__(self) -> str:
        return self.words[:120]


class Milestone(models.Model):
    """A step on the way; missed, it is "chậm mốc" and never "quá hạn" (rule 6)."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="milestones")
    name = models.CharField(max_length=500)
    due = models.DateField(null=True)
    original_due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    stage = models.CharField(max_length=20, blank=True, default="")
    reason = models.CharField(max_length=20, blank=True, default="")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="milestone_order_once"),
            models.CheckConstraint(condition=~Q(name=""), name="milestone_named"),
        ]

    def __str__(self) -> str:
        return self.name


class Deliverable(models.Model):
    """The document that is a task's result (rule 17); ``completes`` is the stage that completes the task."""

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="deliverable")
    kind = models.CharField(max_length=80)
    issued_by = models.CharField(max_length=200, blank=True, default="")
    completes = models.CharField(max_length=20)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(kind=""), name="deliverable_kind_named")]

    def __str__(self) -> str:
        return self.kind


class DeliverableStage(models.Model):
    """A stage of a deliverable with its planned and its actual day and the number of the document."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="stages")
    key = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    planned = models.DateField(null=True)
    actual = models.DateField(null=True)
    number = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["deliverable", "key"], name="stage_once"),
            models.UniqueConstraint(fields=["deliverable", "order"], name="stage_order_once"),
        ]

    def __str__(self) -> str:
        return self.key
