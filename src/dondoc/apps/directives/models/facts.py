"""Facts found in a document, what a named person decided about each, and the log by which all can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.models.documents import Document
from dondoc.apps.directives.models.readings import Reading


class FactKind(models.TextChoices):
    """Kinds of fact, in the order of the review's tabs."""

    TASK = "task", _("Nhiệm vụ")
    INDICATOR = "indicator", _("Chỉ tiêu")
    DUTY = "duty", _("Chế độ báo cáo")
    EVENT = "event", _("Hoạt động, hội nghị")
    AGREEMENT = "agreement", _("Thỏa thuận")
    MEASURE = "measure", _("Số liệu")
    CITATION = "citation", _("Viện dẫn")
    RECIPIENT = "recipient", _("Nơi nhận")
    ADDRESSEE = "addressee", _("Kính gửi")
    HEADER = "header", _("Thể thức")


class FactState(models.TextChoices):
    """What became of a fact; the last three are out of sight but never lost."""

    PROPOSED = "proposed", _("Chưa xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REJECTED = "rejected", _("Đã bỏ")
    MERGED = "merged", _("Đã gộp")
    SPLIT = "split", _("Đã tách")
    WITHDRAWN = "withdrawn", _("Đã hoàn tác")


class How(models.TextChoices):
    """By which act a fact was confirmed."""

    NONE = "", ""
    SINGLE = "single", _("Từng mục")
    BULK = "bulk", _("Cả bảng")


class Fact(models.Model):
    """One fact: as read (``original``) and as it now stands (``data``), both in the contract's shape.

    Attributes:
        key: the contract's id, stable over readings; a header fact's field name; "new-…" when a person added it.
        span_start: first code point of its words in the current reading's text, None when they are no longer found.
        group: the table (or list) it stands in, by which it can be confirmed in bulk; empty for prose.
        doubts: what a person must look at: ``[{"code", "message", "field"}]``; empty means that nothing is doubtful.
        set_by: fields whose value the words do not say: ``{"deadline": {"by": id, "name": …, "reason": …}}`` (rule 13).
        version: grows by one with each change; an act must name the version it saw.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="facts")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, related_name="facts")
    kind = models.CharField(max_length=10, choices=FactKind.choices)
    key = models.CharField(max_length=64)
    position = models.PositiveIntegerField(default=0)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    group = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField()
    original = models.JSONField(null=True)
    doubts = models.JSONField(default=list)
    set_by = models.JSONField(default=dict)
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=FactState.choices, default=FactState.PROPOSED)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="facts_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=6, choices=How.choices, blank=True, default="")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged_from")
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="split_into")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "key"], name="fact_key_unique"),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(how="")),
                name="fact_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(span_start__isnull=True, span_end__isnull=True)
                | Q(span_start__isnull=False, span_end__gte=models.F("span_start")),
                name="fact_span_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="fact_merged_into_something"
            ),
            models.CheckConstraint(condition=Q(state__in=FactState.values), name="fact_state_known"),
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="fact_kind_known"),
        ]
        indexes = [models.Index(fields=["document", "kind", "state"], name="fact_document_kind_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def doubtful(self) -> bool:
        """Whether a person must look at this one by itself before it may be confirmed."""
        return self.state == FactState.PROPOSED and bool(self.doubts)


class FactChange(models.Model):
    """One fact before and after one act; changes of the same ``act_id`` are done and undone together."""

    class Act(models.TextChoices):
        """What the person did."""

        ACCEPT = "accept", _("Xác nhận")
        CORRECT = "correct", _("Sửa")
        REJECT = "reject", _("Bỏ")
        ADD = "add", _("Thêm")
        SPLIT = "split", _("Tách")
        MERGE = "merge", _("Gộp")
        BULK = "bulk", _("Xác nhận cả bảng")
        PROPOSAL = "proposal", _("Nhận đề nghị")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="changes")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="changes")
    act = models.CharField(max_length=10, choices=Act.choices)
    act_id = models.UUIDField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["document", "by", "undone_at"], name="change_document_by")]

    def __str__(self) -> str:
        return f"{self.act} {self.fact_id}"
