"""Who did what to what, when and why: rows that can be added and never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditRow(models.Model):
    """One act. Names are kept as text too, so that the sentence survives whatever happens to the objects."""

    at = models.DateTimeField(_("lúc"))
    act = models.CharField(_("việc"), max_length=80)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(_("người làm"), max_length=120)
    post = models.ForeignKey("accounts.Post", null=True, on_delete=models.PROTECT, related_name="+")
    post_label = models.CharField(_("chức danh"), max_length=480, blank=True)
    object_type = models.CharField(_("loại"), max_length=80)
    object_id = models.CharField(_("số"), max_length=40)
    object_label = models.CharField(_("tên"), max_length=500)
    before = models.JSONField(_("trước"), null=True)
    after = models.JSONField(_("sau"), null=True)
    reason = models.TextField(_("lý do"), blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("dòng nhật ký")
        indexes = [
            models.Index(fields=["object_type", "object_id", "at"], name="audit_of_object"),
            models.Index(fields=["at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        """Time, name and act."""
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor_name}: {self.act}"
