"""How to make a Pack again in another process."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.core.packs import Pack, Unit, load_pack


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a pack is made of; equal recipes make equal packs.

    Attributes:
        country: the shipped data.
        issuer: whose own data is laid over it, or None.
        units: units of the organisation, put before the shipped ones.
        headings: headings of columns that the organisation taught, with their roles.
    """

    country: str = "vn"
    issuer: str | None = None
    units: tuple[Unit, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()

    def pack(self) -> Pack:
        """The pack."""
        pack = load_pack(self.country, issuer=self.issuer)
        pack = pack.with_units(self.units) if self.units else pack
        return pack.with_headings(self.headings) if self.headings else pack
