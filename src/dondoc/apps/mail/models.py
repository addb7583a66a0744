"""Reminders: one digest a person and day, the letters that carry them, who wants letters, and calendars."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DIGEST = "digest"
"""The first rung: what is overdue, due soon, waiting."""


class Digest(models.Model):
    """What a person was told on a day; told once, read on the screen and, by those who want it, in a letter.

    ``lines`` holds what ``sources.Line`` says, days in ISO 8601, as it was on that day, of each group the first
    hundred; ``counts`` how many each group has.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    day = models.DateField(_("ngày"))
    subject = models.CharField(max_length=200)
    counts = models.JSONField()
    lines = models.JSONField()
    composed_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("nhắc việc")
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="mail_digest_once")]

    def __str__(self) -> str:
        """Day and subject."""
        return f"{self.day:%d/%m/%Y}: {self.subject}"

    def of(self, group: str) -> list[dict[str, Any]]:
        """The lines of a group (``sources.Group``), their days as days."""
        found = [line for line in self.lines if line["group"] == group]
        return [{**line, "due": date.fromisoformat(line["due"]) if line["due"] else None} for line in found]


class Outbox(models.Model):
    """A letter to one person, at most one a rung and day; it is given to the mail server at most once.

    A letter is ``sending`` from before the server hears of it until its answer is known. One that is found so by a
    later run may have gone out: it becomes ``unsure`` and is never sent again.
    """

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        REFUSED = "refused", _("Bị từ chối")
        UNSURE = "unsure", _("Không rõ đã gửi hay chưa")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters")
    rung = models.CharField(max_length=40, default=DIGEST)
    day = models.DateField(_("ngày"))
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("thư")
        constraints = [
            models.UniqueConstraint(fields=["person", "rung", "day"], name="mail_letter_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "sending", "sent", "refused", "unsure"]),
                name="mail_letter_state",
            ),
        ]

    @property
    def may_go_again(self) -> bool:
        """Whether it was surely not taken, is of today, its words are kept and its person has an address."""
        fresh = self.day == timezone.localdate() and bool(self.text) and bool(self.person.email)
        return self.state == Outbox.State.REFUSED and fresh

    def __str__(self) -> str:
        """To whom and what about."""
        return f"{self.address}: {self.subject}"


class Preference(models.Model):
    """What a person chose about reminders; without a row the digest comes by letter, in Vietnamese."""

    class Language(models.TextChoices):
        """In which language reminders and calendars speak."""

        VIETNAMESE = "vi", "Tiếng Việt"
        ENGLISH = "en", "English"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_preference")
    by_letter = models.BooleanField(default=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.VIETNAMESE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(language__in=["vi", "en"]), name="mail_language_known")
        ]

    def __str__(self) -> str:
        """By letter or not."""
        return str(_("Nhận thư nhắc việc") if self.by_letter else _("Không nhận thư nhắc việc"))


class Feed(models.Model):
    """A calendar that a person subscribed to: an address with a secret token, of which only the hash is kept.

    ``scope`` is a code of ``calendars``, ``target`` the key of its unit or programme, None for the person's own tasks.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds")
    scope = models.CharField(max_length=20)
    target = models.PositiveBigIntegerField(null=True, blank=True)
    label = models.CharField(max_length=500)
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("lịch")

    def __str__(self) -> str:
        """What it shows."""
        return self.label
