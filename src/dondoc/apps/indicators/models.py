"""Indicators: one identity over all versions of a programme, their targets as written, additive or not (rule 18)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.progress.verdicts import Goal


class Indicator(models.Model):
    """An indicator for as long as it is followed; its words stand in ``IndicatorInVersion``."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="indicators")
    key = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("chỉ tiêu")
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="indicator_key_once")]

    def __str__(self) -> str:
        return self.key


class IndicatorInVersion(models.Model):
    """What one version says of an indicator; ``additive`` children add up to their parent, others are a part of it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="in_versions")
    version = models.ForeignKey("programmes.ProgrammeVersion", on_delete=models.PROTECT, related_name="indicators")
    section = models.ForeignKey("programmes.Section", null=True, on_delete=models.PROTECT, related_name="indicators")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    additive = models.BooleanField(null=True)
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=30, blank=True, default="")
    name = models.TextField()
    unit = models.CharField(_("đơn vị tính"), max_length=120, blank=True, default="")
    direction = models.CharField(max_length=4, blank=True, default="")
    kind = models.CharField(max_length=8, default="level")
    fact = models.ForeignKey("directives.Fact", on_delete=models.PROTECT, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="indicator_once_in_version"),
            models.UniqueConstraint(fields=["version", "order"], name="indicator_order_once"),
            models.CheckConstraint(condition=~Q(name=""), name="indicator_named"),
            models.CheckConstraint(condition=Q(direction__in=["", "up", "down"]), name="indicator_direction_known"),
            models.CheckConstraint(condition=Q(kind__in=["level", "change", "rank"]), name="indicator_kind_known"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="indicator_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorLead(models.Model):
    """A unit that follows and reports an indicator."""

    indicator = models.ForeignKey(IndicatorInVersion, on_delete=models.CASCADE, related_name="leads")
    unit = models.ForeignKey("organisation.OrgUnit", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    raw = models.TextField(blank=True, default="")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["indicator", "order"], name="indicator_lead_order_once")]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """A figure to be reached, as written: one figure has low = high, whatever its comparator."""

    indicator = models.ForeignKey(IndicatorInVersion, on_delete=models.CASCADE, related_name="targets")
    raw = models.CharField(max_length=300)
    comparator = models.CharField(max_length=10)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    base_year = models.PositiveSmallIntegerField(null=True)
    period = models.CharField(max_length=40, blank=True, default="")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "order"], name="target_order_once"),
            models.CheckConstraint(
                condition=Q(
                    comparator__in=["equal", "about", "almost", "above", "at_least", "below", "at_most", "range"]
                ),
                name="target_comparator_known",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")), name="target_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.raw

    @property
    def goal(self) -> Goal:
        """The target as ``core.progress.verdicts`` judges it."""
        return Goal(self.comparator, self.low, self.high, self.indicator.direction or None)
