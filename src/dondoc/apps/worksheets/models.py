"""Spreadsheets that came back from units: each looked at wholly before anything of it is written."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Worksheet(models.Model):
    """A filled file in which no cell was wrong; what it changes is written once somebody has confirmed it.

    Attributes:
        version: the version of the programme that the file was made from.
        made_on: the day on which the file was made.
        post: the post that brought it, and that acts with it.
    """

    class State(models.TextChoices):
        """How far it has come."""

        CHECKED = "checked", _("Chờ xác nhận")
        TAKEN = "taken", _("Đã ghi")
        DROPPED = "dropped", _("Đã bỏ")

    unit = models.ForeignKey("organisation.OrgUnit", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("programmes.ProgrammeVersion", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=8, choices=State, default=State.CHECKED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("accounts.Post", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("tệp Excel của đơn vị")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["checked", "taken", "dropped"]), name="worksheet_state"),
            models.CheckConstraint(
                condition=Q(state="checked", ended_at__isnull=True)
                | Q(state__in=["taken", "dropped"], ended_at__isnull=False),
                name="worksheet_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is looked at and confirmed."""
        return reverse("worksheets:worksheet", args=[self.unit.code, self.pk])
