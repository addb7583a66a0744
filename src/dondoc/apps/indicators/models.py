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


class IndicatorValue(models.Model):
    """A figure reached in a period, as of a day; a revision adds a row and none is ever changed (rules 12 and 20).

    Attributes:
        kind, year, number: the period, as ``core.deadlines.periods.period`` takes them.
        on: the day as of which it is said; a table of an earlier day does not know it.
        dimension, place: the market or province whose part it is, or both "" for the whole.
        value: the period's own figure, None when there is none, with the reason in ``no_data``.
        numerator, denominator: the two figures behind a ratio.
        cumulative: from the beginning of the year to the end of the period.
        year_estimate: what the whole year is expected to come to.
        last_year: the same period of the year before.
        revises: the row that this one takes the place of.
    """

    class State(models.TextChoices):
        """How firm it is."""

        ESTIMATE = "estimate", _("Ước")
        PRELIMINARY = "preliminary", _("Sơ bộ")
        OFFICIAL = "official", _("Chính thức")

    class Kind(models.TextChoices):
        """How long a period."""

        MONTH = "month", _("Tháng")
        QUARTER = "quarter", _("Quý")
        HALF = "half", _("6 tháng")
        NINE_MONTHS = "nine_months", _("9 tháng")
        YEAR = "year", _("Cả năm")

    class Dimension(models.TextChoices):
        """By what the whole is broken down."""

        NONE = "", _("Toàn bộ")
        MARKET = "market", _("Thị trường")
        PROVINCE = "province", _("Tỉnh, thành phố")

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    kind = models.CharField(max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    dimension = models.CharField(max_length=10, choices=Dimension, blank=True, default="")
    place = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=12, choices=State)
    on = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    cumulative = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    year_estimate = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    last_year = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    no_data = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    revises = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="revised_by")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("accounts.Post", on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["year", "kind", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "kind", "number", "dimension", "place"],
                condition=Q(revises__isnull=True),
                name="value_begins_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="month", number__range=(1, 12))
                | Q(kind="quarter", number__range=(1, 4))
                | Q(kind="half", number__range=(1, 2))
                | Q(kind__in=["nine_months", "year"], number=1),
                name="value_period_known",
            ),
            models.CheckConstraint(condition=Q(year__range=(1945, 2200)), name="value_year"),
            models.CheckConstraint(
                condition=Q(state__in=["estimate", "preliminary", "official"]), name="value_state_known"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, no_data="") | (Q(value__isnull=True) & ~Q(no_data="")),
                name="value_or_why_none",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | (Q(numerator__isnull=False, denominator__isnull=False) & ~Q(denominator=0)),
                name="value_ratio_whole",
            ),
            models.CheckConstraint(
                condition=Q(dimension="", place="") | (Q(dimension__in=["market", "province"]) & ~Q(place="")),
                name="value_place_named",
            ),
            models.CheckConstraint(condition=Q(revises__isnull=True) | ~Q(reason=""), name="value_revision_reasoned"),
            models.CheckConstraint(condition=~Q(revises=F("pk")), name="value_not_its_own_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.kind} {self.number}/{self.year}"


class ValueApproval(models.Model):
    """A value approved by the unit's head; closed periods and reports read approved rows only (rule 12)."""

    value = models.OneToOneField(IndicatorValue, on_delete=models.PROTECT, related_name="approval")
    on = models.DateField()
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("accounts.Post", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.value_id}: {self.on:%d/%m/%Y}"
