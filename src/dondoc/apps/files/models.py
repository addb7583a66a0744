"""The vault: each content once, by its hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """One content in the vault. ``name`` is what the first who brought it called it; later uploads keep their own."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("cỡ, tính bằng byte"))
    name = models.CharField(_("tên tệp"), max_length=255)
    media_type = models.CharField(_("kiểu"), max_length=120, blank=True)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        ordering = ["-stored_at", "-pk"]
        verbose_name = _("tệp")

    def __str__(self) -> str:
        """The file's name."""
        return self.name
