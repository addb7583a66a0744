"""Entries of the registers and the sentences that they come from; each register has its own two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.folding import fold


class Entry(models.Model):
    """A row of a register: an event, a chairmanship, an agreement, an instruction.

    Attributes:
        search: folded words by which a list finds it.
        twin_key: what two entries of one thing have in common; empty when nothing can be said.
        joined_into: the entry that this one was found to be the same as; it is then out of sight but never lost.
        version: grows with every change, so that whoever corrects what is no longer so is told.
        entered_by: the name of the person who closed the review or who wrote it in by hand.
    """

    shelf: ClassVar[str]
    if TYPE_CHECKING:
        mentions: Any  # the related manager of its register's own table
        joined: Any
        joined_into_id: int | None

    note = models.TextField(_("ghi chú"), blank=True, default="")
    search = models.TextField(blank=True, default="", editable=False)
    twin_key = models.CharField(max_length=240, blank=True, default="", db_index=True, editable=False)
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="joined"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    entered_by = models.CharField(max_length=120, blank=True, default="", editable=False)
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_into__isnull=True) | ~Q(joined_into=F("pk")),
                name="%(app_label)s_%(class)s_not_into_itself",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What a list and the record's page call it."""
        raise NotImplementedError

    def get_absolute_url(self) -> str:
        """The record's page."""
        return reverse("registers:entry", args=[self.shelf, self.pk])

    def index(self) -> None:
        """Set ``search`` and ``twin_key`` from the other columns; whoever changes them calls it before saving."""
        self.search = fold(" ".join(filter(None, self.words())))
        self.twin_key = self.twin()[:240]

    def words(self) -> list[str]:
        """The words that a search finds it by."""
        return [self.title, self.note]

    def twin(self) -> str:
        """What another entry of the same thing would give too; empty when nothing can be said."""
        return ""


class Mention(models.Model):
    """A sentence that an entry comes from: of a document, or as somebody wrote it in by hand.

    Attributes:
        words: the sentence; ``mark_start`` to ``mark_end`` of it are the words of the fact.
        span_start: where the fact's words begin in the document's canonical text.
        confirmed_by: the person who confirmed the fact, or who wrote the sentence in.
    """

    if TYPE_CHECKING:
        entry_id: int
        entered_as_id: int
        document_id: int | None
        fact_id: int | None

    document = models.ForeignKey("directives.Document", null=True, on_delete=models.PROTECT, related_name="+")
    fact = models.ForeignKey("directives.Fact", null=True, on_delete=models.PROTECT, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    page = models.PositiveIntegerField(null=True)
    words = models.TextField()
    mark_start = models.PositiveIntegerField(default=0)
    mark_end = models.PositiveIntegerField(default=0)
    confirmed_by = models.CharField(max_length=120)
    confirmed_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fact"], condition=Q(fact__isnull=False), name="%(app_label)s_%(class)s_fact_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="%(app_label)s_%(class)s_has_words"),
            models.CheckConstraint(condition=~Q(confirmed_by=""), name="%(app_label)s_%(class)s_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.words[:120]

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence cut in three: before the fact's words, the words, after them."""
        return self.words[: self.mark_start], self.words[self.mark_start : self.mark_end], self.words[self.mark_end :]


class ToldApart(models.Model):
    """Two entries of one register that a person said are not the same, so that nobody is asked again."""

    shelf = models.CharField(max_length=20)
    lower = models.PositiveBigIntegerField()
    higher = models.PositiveBigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shelf", "lower", "higher"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(lower__lt=F("higher")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.shelf}: {self.lower}, {self.higher}"
