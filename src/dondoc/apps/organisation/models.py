"""Units of the ministry and around it: dated, named by the day, each succession with its citation."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.apps.periods import Dated, DatedQuerySet


class UnitKind(models.TextChoices):
    """What a unit is in the order of the ministry."""

    MINISTRY = "ministry", _("Bộ, cơ quan ngang Bộ")
    GENERAL_DEPARTMENT = "general_department", _("Tổng cục")
    DEPARTMENT = "department", _("Vụ")
    AUTHORITY = "authority", _("Cục")
    OFFICE = "office", _("Văn phòng")
    INSPECTORATE = "inspectorate", _("Thanh tra")
    PUBLIC_UNIT = "public_unit", _("Đơn vị sự nghiệp")
    DIVISION = "division", _("Phòng")
    PROVINCIAL = "provincial", _("Sở")
    OUTSIDE = "outside", _("Cơ quan ngoài Bộ")


class SuccessionKind(models.TextChoices):
    """How one unit follows another."""

    MERGE = "merge", _("hợp nhất")
    SPLIT = "split", _("chia tách")
    RENAME = "rename", _("đổi tên")
    TRANSFER = "transfer", _("chuyển chức năng")


class OrgUnit(Dated):
    """A unit, known by ``code`` for ever; its names have days of their own."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    kind = models.CharField(_("loại"), max_length=24, choices=UnitKind)
    parent = models.ForeignKey(
        "self", verbose_name=_("trực thuộc"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    order = models.PositiveIntegerField(_("thứ tự"), default=0)

    objects = DatedQuerySet["OrgUnit"].as_manager()

    class Meta(Dated.Meta):
        ordering = ["order", "code"]
        verbose_name = _("đơn vị")

    def __str__(self) -> str:
        """The newest name, or the code where there is none."""
        names = sorted(self.names.all(), key=lambda row: row.valid_from or date.min, reverse=True)
        return next((row.name for row in names if row.language == "vi"), self.code)


class UnitName(Dated):
    """What a unit was called in one language over some days; names of one language never overlap."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("tên"), max_length=300)
    short_name = models.CharField(_("tên ngắn"), max_length=60, blank=True)
    language = models.CharField(_("ngôn ngữ"), max_length=2, default="vi", choices=[("vi", "vi"), ("en", "en")])

    objects = DatedQuerySet["UnitName"].as_manager()

    class Meta(Dated.Meta):
        ordering = ["unit", "language", "valid_from"]
        verbose_name = _("tên đơn vị")

    def __str__(self) -> str:
        """The name."""
        return self.name


class UnitAlias(models.Model):
    """Another way documents write a unit."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(_("cách viết khác"), max_length=300)

    class Meta:
        ordering = ["alias"]
        verbose_name = _("cách viết khác")
        constraints = [models.UniqueConstraint(fields=["unit", "alias"], name="organisation_alias_once")]

    def __str__(self) -> str:
        """The alias."""
        return self.alias


class Succession(models.Model):
    """One unit follows another on a day, by a document; ``function`` says what moved when it was not the whole."""

    from_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="followed_by")
    to_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="follows")
    kind = models.CharField(_("cách thức"), max_length=10, choices=SuccessionKind)
    on = models.DateField(_("từ ngày"))
    citation = models.CharField(_("căn cứ"), max_length=300)
    function = models.CharField(_("chức năng"), max_length=500, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("kế thừa")
        constraints = [
            models.CheckConstraint(condition=~models.Q(citation=""), name="organisation_succession_cited"),
            models.CheckConstraint(
                condition=~models.Q(from_unit=models.F("to_unit")), name="organisation_succession_two_units"
            ),
            models.UniqueConstraint(
                fields=["from_unit", "to_unit", "on", "function"], name="organisation_succession_once"
            ),
        ]

    def __str__(self) -> str:
        """Both units and the day."""
        return f"{self.from_unit} → {self.to_unit} ({self.on:%d/%m/%Y})"


class UnitGroup(models.Model):
    """A collective addressee: "các đơn vị thuộc Bộ", "các Sở"; ``code`` is the pack's code of the group."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=300)

    class Meta:
        ordering = ["code"]
        verbose_name = _("nhóm đơn vị")

    def __str__(self) -> str:
        """The group's name."""
        return self.name


class UnitGroupMember(Dated):
    """A unit belongs to a group over some days."""

    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="groups")

    objects = DatedQuerySet["UnitGroupMember"].as_manager()

    class Meta(Dated.Meta):
        ordering = ["group", "unit"]
        verbose_name = _("đơn vị trong nhóm")

    def __str__(self) -> str:
        """Group and unit."""
        return f"{self.group}: {self.unit}"
