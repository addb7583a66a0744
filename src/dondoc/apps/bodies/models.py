"""Bodies of regional cooperation, and who chairs or coordinates them in which years."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.folding import fold
from dondoc.apps.registers.models import Entry, Mention

YEARS = (MinValueValidator(1945), MaxValueValidator(2200))


class Body(Entry):
    """A body: a summit, a council, a meeting of ministers or officials, a working group; known by its short name."""

    shelf: ClassVar[str] = "kenh"

    class Kind(models.TextChoices):
        """How high it stands."""

        SUMMIT = "summit", _("Cấp cao")
        PILLAR = "pillar", _("Trụ cột")
        COUNCIL = "council", _("Hội đồng, ủy ban")
        MINISTERS = "ministers", _("Cấp Bộ trưởng")
        SENIOR = "senior", _("Quan chức cao cấp")
        WORKING = "working", _("Cấp làm việc")
        OTHER = "other", _("Khác")

    code = models.CharField(_("viết tắt"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=300)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=300, blank=True, default="")
    kind = models.CharField(_("cấp"), max_length=10, choices=Kind.choices, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("thuộc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    class Meta(Entry.Meta):
        ordering = ["code"]
        verbose_name = _("kênh hợp tác")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=~Q(name="") & ~Q(code=""), name="body_named"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="body_not_its_own_part"),
        ]

    @property
    def title(self) -> str:
        """Its name with its short name."""
        return self.name if self.code.casefold() in self.name.casefold() else f"{self.name} ({self.code})"

    def words(self) -> list[str]:
        """Both names and the short one."""
        return [self.code, self.name, self.name_en, self.note]


class Chairmanship(Entry):
    """A country chairs, hosts or coordinates a body over some years.

    Attributes:
        body_name: the body as the sentence names it; ``body`` is the row of the register when it is known.
        starts, ends: the days of the term, when they are known.
    """

    shelf: ClassVar[str] = "chu-tich"

    class Role(models.TextChoices):
        """What the country does."""

        CHAIR = "chair", _("Chủ tịch")
        HOST = "host", _("Nước chủ nhà")
        LEAD = "lead", _("Chủ trì, điều phối")

    body = models.ForeignKey(
        Body, verbose_name=_("kênh"), null=True, blank=True, on_delete=models.PROTECT, related_name="chairmanships"
    )
    body_name = models.CharField(_("tên kênh như văn bản viết"), max_length=300)
    country = models.CharField(_("nước"), max_length=80, default="Việt Nam")
    role = models.CharField(_("vai trò"), max_length=6, choices=Role.choices, default=Role.CHAIR)
    from_year = models.PositiveSmallIntegerField(_("từ năm"), validators=YEARS)
    to_year = models.PositiveSmallIntegerField(_("đến năm"), null=True, blank=True, validators=YEARS)
    starts = models.DateField(_("từ ngày"), null=True, blank=True)
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta(Entry.Meta):
        ordering = ["-from_year", "body_name"]
        verbose_name = _("nhiệm kỳ chủ tịch")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")), name="chairmanship_years_in_order"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="chairmanship_days_in_order",
            ),
            models.CheckConstraint(condition=~Q(body_name="") & ~Q(country=""), name="chairmanship_named"),
        ]

    @property
    def title(self) -> str:
        """Country, role, body and years."""
        return f"{self.country}, {self.get_role_display()} {self.body_name} {self.years}"

    @property
    def years(self) -> str:
        """2021, or 2020–2021."""
        last = self.to_year
        return str(self.from_year) if last in (None, self.from_year) else f"{self.from_year}–{last}"

    def words(self) -> list[str]:
        """Also the names of the body's row."""
        known = [self.body.code, self.body.name, self.body.name_en] if self.body else []
        return [self.title, self.note, *known]

    def twin(self) -> str:
        """The same country at the same body from the same year."""
        body = self.body.code if self.body else self.body_name
        return f"{fold(body)}|{fold(self.country)}|{self.from_year}"


class ChairmanshipMention(Mention):
    """A sentence that names a chairmanship."""

    entry = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="mentions")
    entered_as = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="+")

    class Meta(Mention.Meta):
        abstract = False
