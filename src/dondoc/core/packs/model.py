"""The Pack: what a country knows that code must not: issuers, units, abbreviations, phrases, holidays, dated rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """How a written name was taken.

    Attributes:
        unit: the canonical name on the day asked for, or None when nothing is close enough.
        group: the code of a collective addressee ("units", "related", "provinces", …), or None.
        confidence: 0 to 1; at or above 0.95 the match is accepted without asking.
        how: "exact", "alias", "abbreviation", "role", "truncated", "fuzzy", "group" or "none".
    """

    unit: str | None
    group: str | None
    confidence: float
    how: str
