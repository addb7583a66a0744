"""Rows that hold from one day to another: the two fields, the check and the question "on that day?"."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows with ``valid_from`` and ``valid_to``, both days included, an empty one open."""

    def on(self, day: date, prefix: str = "") -> Self:
        """Those that hold on ``day``; ``prefix`` walks a relation ("unit__")."""
        return self.filter(holds_on(day, prefix))


def holds_on(day: date, prefix: str = "") -> Q:
    """The condition "holds on ``day``" for rows reached through ``prefix``."""
    begun: Any = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    open_still: Any = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return Q(begun & open_still)


class Dated(models.Model):
    """Holds from ``valid_from`` to ``valid_to``, both days included; an empty day is open."""

    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_days_in_order",
            )
        ]

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)
