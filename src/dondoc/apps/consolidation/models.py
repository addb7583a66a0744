"""Consolidated reports: a draft over live figures until it is sent, frozen with its hash from then on (rule 12)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def nothing_changed() -> dict[str, Any]:
    """A report as it is composed: no block rewritten, moved or left out."""
    return {"texts": {}, "order": [], "left_out": []}


class ConsolidatedReport(models.Model):
    """A report on a programme as of a day.

    Attributes:
        changes: what people changed over the composed blocks: ``texts`` by key, ``order`` of keys, keys ``left_out``.
        frozen: the blocks as they were sent, else None.
        file: the Word file as it was sent, in the vault; ``sha256`` is its hash.
        version: grows with every change: the optimistic lock, and the N of "Dự thảo N".
    """

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", _("Dự thảo")
        SENT = "sent", _("Đã gửi")

    programme_version = models.ForeignKey(
        "programmes.ProgrammeVersion", on_delete=models.PROTECT, related_name="consolidated"
    )
    title = models.CharField(_("trích yếu"), max_length=500)
    on = models.DateField(_("tính đến ngày"))
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    changes = models.JSONField(default=nothing_changed)
    frozen = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("báo cáo tổng hợp")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="consolidated_titled"),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at__isnull=True)
                | (Q(state="sent", file__isnull=False, frozen__isnull=False, sent_by__isnull=False) & ~Q(sha256="")),
                name="consolidated_sent_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.on:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        """The report's page."""
        return reverse("consolidation:report", args=[self.pk])

    @property
    def is_sent(self) -> bool:
        """Whether nothing may be changed any more."""
        return self.state == self.State.SENT
