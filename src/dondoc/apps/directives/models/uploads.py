"""Files brought in: one row a file, its progress in words, and what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.models.documents import Document
from dondoc.apps.jobs.models import JobState


class UploadState(models.TextChoices):
    """How far a file has come; nothing of a refused one is kept."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    DONE = "done", _("Đã đọc xong")
    DUPLICATE = "duplicate", _("Đã có trong sổ")
    COPY = "copy", _("Bản khác của văn bản đã có")
    REFUSED = "refused", _("Không nhận")
    STOPPED = "stopped", _("Đã dừng")


class Upload(models.Model):
    """A file on its way in. Its bytes wait outside the vault until they have been read and found fit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, related_name="+")
    code = models.CharField(max_length=40, blank=True, default="")
    message = models.TextField(blank=True, default="")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads")
    at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "duplicate", "copy"]) | Q(document__isnull=False),
                name="upload_done_has_document",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(document__isnull=True), name="upload_refused_keeps_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def busy(self) -> bool:
        """Whether the page should ask again soon."""
        return self.state in {UploadState.WAITING, UploadState.READING}

    @property
    def failed(self) -> bool:
        """Whether the system itself failed in reading it, again and again; the bytes still wait."""
        return self.busy and self.job is not None and self.job.state == JobState.FAILED
