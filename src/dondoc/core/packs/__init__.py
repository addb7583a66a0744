"""Packs: what a country knows that code must not, as dated data with citations (``vn/`` holds Viet Nam)."""

from dondoc.core.packs.loading import UnknownPack
from dondoc.core.packs.model import DayOverride, Kind, Succession, Unit, UnitMatch
from dondoc.core.packs.pack import Pack, load_pack

__all__ = ["DayOverride", "Kind", "Pack", "Succession", "Unit", "UnitMatch", "UnknownPack", "load_pack"]
