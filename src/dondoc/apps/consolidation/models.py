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
    return {"texts": {}, "order": [], "left_out": [], "at": {}}


class ConsolidatedReport(models.Model):
    """A report on a programme as of a day.

    Attributes:
        changes: what people changed over the composed blocks: ``texts`` by key, ``order`` of keys, keys ``left_out``,
            and ``at`` which version, by whom and when each text was last written.
        frozen: the blocks as they were sent, else None.
        file: the Word file as it was sent, in the vault; ``sha256`` is its hash.
        workbook: the spreadsheet of its figures as it was sent.
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
    workbook = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")

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


class LetterTemplate(models.Model):
    """How a unit's reports are headed and signed: one version; its row is never changed, the newest counts.

    Attributes:
        unit: whose; None for every unit that has none of its own.
        file: the Word file that an administrator edited; None for the one of the house.
        place: place of issue.
        notation: what stands after the number, "BC-VP"; empty for "BC-" and the unit's code.
        authority: the line above the post, "TL. BỘ TRƯỞNG", or "".
        title: the post that signs; empty for that of the unit's head.
        recipients: a line each; empty for the usual ones.
    """

    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("bản"))
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(_("địa danh"), max_length=80)
    notation = models.CharField(_("ký hiệu"), max_length=60, blank=True, default="")
    authority = models.CharField(_("quyền hạn của người ký"), max_length=120, blank=True, default="")
    title = models.CharField(_("chức vụ của người ký"), max_length=120, blank=True, default="")
    recipients = models.TextField(_("nơi nhận"), blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("mẫu văn bản")
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="template_number_once"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(unit__isnull=True), name="template_house_number_once"
            ),
            models.CheckConstraint(condition=~Q(place=""), name="template_placed"),
        ]

    def __str__(self) -> str:
        whose = str(self.unit) if self.unit else _("mọi đơn vị")
        return _("mẫu văn bản của %(whose)s, bản %(number)s") % {"whose": whose, "number": self.number}
