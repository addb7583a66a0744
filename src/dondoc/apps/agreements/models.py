"""Agreements: memoranda, declarations, statements, roadmaps, work programmes; with whom, on what, for which years."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.bodies.models import YEARS
from dondoc.apps.directives.folding import name_key
from dondoc.apps.registers.models import Entry, Mention


class Agreement(Entry):
    """An agreement or an adopted document.

    Attributes:
        adopted_on: when it was signed or adopted; ``adopted_year`` when only that is known.
        event: the meeting at which it was signed or adopted.
        state: how far it has come, as the words say; empty when they do not.
    """

    shelf: ClassVar[str] = "thoa-thuan"

    class Kind(models.TextChoices):
        """What kind of paper it is."""

        MOU = "mou", _("Bản ghi nhớ, thỏa thuận quốc tế")
        TREATY = "treaty", _("Điều ước quốc tế")
        DECLARATION = "declaration", _("Tuyên bố")
        ROADMAP = "roadmap", _("Lộ trình, hướng dẫn, khung")
        PROGRAMME = "programme", _("Chương trình, kế hoạch công tác")
        OTHER = "other", _("Khác")

    class State(models.TextChoices):
        """How far it has come."""

        NEGOTIATED = "negotiated", _("Đang đàm phán")
        SIGNED = "signed", _("Đã ký")
        ADOPTED = "adopted", _("Đã thông qua, ghi nhận")
        ENDED = "ended", _("Đã chấm dứt")

    name = models.CharField(_("tên"), max_length=500)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    partner = models.CharField(_("bên ký, bên cùng thông qua"), max_length=300, blank=True, default="")
    subject = models.TextField(_("nội dung"), blank=True, default="")
    adopted_on = models.DateField(_("ngày ký, thông qua"), null=True, blank=True)
    adopted_year = models.PositiveSmallIntegerField(_("năm ký, thông qua"), null=True, blank=True, validators=YEARS)
    adopted_at = models.CharField(_("nơi ký, thông qua"), max_length=200, blank=True, default="")
    mode = models.CharField(_("hình thức"), max_length=80, blank=True, default="")
    from_year = models.PositiveSmallIntegerField(_("từ năm"), null=True, blank=True, validators=YEARS)
    to_year = models.PositiveSmallIntegerField(_("đến năm"), null=True, blank=True, validators=YEARS)
    state = models.CharField(_("tình trạng"), max_length=10, choices=State.choices, blank=True, default="")
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("tại hoạt động"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements",
    )

    class Meta(Entry.Meta):
        ordering = ["-from_year", "name"]
        verbose_name = _("thỏa thuận")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=~Q(name=""), name="agreement_named"),
            models.CheckConstraint(
                condition=Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="agreement_years_in_order",
            ),
        ]

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def years(self) -> str:
        """2020–2022, 2020, or nothing."""
        return "–".join(str(year) for year in dict.fromkeys((self.from_year, self.to_year)) if year)

    def is_over(self, today: date) -> bool:
        """Whether its last year has passed."""
        return self.to_year is not None and self.to_year < today.year

    def words(self) -> list[str]:
        """Also with whom, on what and where."""
        return [self.name, self.partner, self.subject, self.adopted_at, self.years, self.note]

    def twin(self) -> str:
        """The same kind with the same partner for the same years; without a partner, the same name."""
        if self.partner:
            return f"{self.kind}|{name_key(self.partner)}|{self.years}"
        return f"{self.kind}|{name_key(self.name)}"


class AgreementMention(Mention):
    """A sentence that names an agreement."""

    entry = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="mentions")
    entered_as = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
