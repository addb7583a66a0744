"""Instructions of leaders: who said what, in which post, on which occasion; and the task that came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.folding import name_key
from dondoc.apps.registers.models import Entry, Mention

_SHOWN = 160


class Instruction(Entry):
    """An instruction.

    Attributes:
        said: the words as spoken or written down.
        units: who is to do it, as the words name them.
        event: the occasion, when it stands in the register of events.
        task: the task that it became, or None.
    """

    shelf: ClassVar[str] = "chi-dao"

    said = models.TextField(_("nội dung chỉ đạo"))
    speaker = models.CharField(_("người chỉ đạo"), max_length=200)
    speaker_title = models.CharField(_("chức vụ"), max_length=200, blank=True, default="")
    occasion = models.CharField(_("tại"), max_length=500, blank=True, default="")
    said_on = models.DateField(_("ngày"), null=True, blank=True)
    units = models.CharField(_("đơn vị được giao"), max_length=500, blank=True, default="")
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("hoạt động trong sổ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instructions",
    )
    task = models.ForeignKey(
        "tasks.Task", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="instructions"
    )

    class Meta(Entry.Meta):
        ordering = ["-said_on", "pk"]
        verbose_name = _("chỉ đạo")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=~Q(said="") & ~Q(speaker=""), name="instruction_said_by_somebody"),
        ]

    @property
    def title(self) -> str:
        """The first words of it."""
        return self.said if len(self.said) <= _SHOWN else self.said[: _SHOWN - 1].rstrip() + "…"

    @property
    def who(self) -> str:
        """The speaker with the post."""
        return f"{self.speaker_title} {self.speaker}".strip()

    def words(self) -> list[str]:
        """Also who, where and to whom."""
        return [self.said, self.who, self.occasion, self.units, self.note]

    def twin(self) -> str:
        """The same words of the same speaker."""
        return f"{name_key(self.speaker)}|{name_key(self.said)}"


class InstructionMention(Mention):
    """A sentence that holds an instruction."""

    entry = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="mentions")
    entered_as = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="+")
