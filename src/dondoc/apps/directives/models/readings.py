"""Readings beside the untouched original, and who is looking at one just now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dondoc.apps.directives.models.documents import Document, DocumentCopy


class Reading(models.Model):
    """What one version of the reader and of the pack understood of one copy.

    ``data`` is the object of the directive contract without ``text``; ``text`` is the canonical text, in whose code
    points every span counts; ``layout`` says how to draw it: ``{"pieces": [[start, end, page, flags]], "tables":
    [[[start, end, row, column, row_span, column_span], …], …], "doubtful": [[start, end]],
    "stretches": [[start, end, page, x0, top, x1, bottom]]}``. A reading that is ``offered`` waits for a person to take
    it over.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    copy = models.ForeignKey(DocumentCopy, on_delete=models.CASCADE, null=True, blank=True, related_name="readings")
    reader = models.CharField(max_length=20)
    version = models.CharField(max_length=40)
    pack_name = models.CharField(max_length=120)
    pack_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    data = models.JSONField()
    layout = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    current = models.BooleanField(default=False)
    offered = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(current=True), name="reading_one_current"),
            models.UniqueConstraint(fields=["document"], condition=Q(offered=True), name="reading_one_offered"),
            models.CheckConstraint(condition=~Q(current=True, offered=True), name="reading_current_or_offered"),
            models.UniqueConstraint(
                fields=["copy", "version", "pack_sha256"],
                condition=Q(copy__isnull=False),
                name="reading_once_a_copy_version_pack",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.reader} {self.version}"


class Presence(models.Model):
    """Who is reviewing a document, and where in it; a row is fresh for a minute."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    where = models.CharField(max_length=200, blank=True, default="")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.document_id}"
