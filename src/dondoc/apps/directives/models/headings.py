"""What a heading of a column stands for, as somebody answered when corrections suggested it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ColumnRole(models.TextChoices):
    """What a column may hold, as the readers name it."""

    LEAD = "lead", _("cơ quan chủ trì")
    COORDINATE = "coordinate", _("cơ quan phối hợp")
    DEADLINE = "deadline", _("thời hạn")
    OUTPUT = "output", _("sản phẩm")


class HeadingAnswer(models.Model):
    """A heading offered for a role; those taken are the organisation's own supplement to the pack of the country."""

    words = models.CharField(max_length=300)
    words_key = models.CharField(max_length=300, editable=False)
    role = models.CharField(max_length=20, choices=ColumnRole)
    taken = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["words_key", "role"]
        constraints = [
            models.UniqueConstraint(fields=["words_key", "role"], name="heading_answered_once"),
            models.UniqueConstraint(fields=["words_key"], condition=models.Q(taken=True), name="heading_one_role"),
        ]

    def __str__(self) -> str:
        return self.words
