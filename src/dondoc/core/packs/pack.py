"""The Pack: one immutable object that answers what the readers must know of a country."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from dondoc.core.packs.calendar import holidays_of, is_working
from dondoc.core.packs.loading import parse, read_files
from dondoc.core.packs.model import Issuer, Kind, PackData, Succession, Unit, UnitMatch
from dondoc.core.packs.register import Register
from dondoc.core.packs.scanning import Scanner
from dondoc.core.packs.splitting import Splitter
from dondoc.core.values import Span

_TERM = re.compile(r"\d+$")


@dataclass(frozen=True)
class Pack:
    """What a country knows that code must not.

    Attributes:
        name: the country and, where one is set, the issuer: "vn", "vn/Bộ Nội vụ".
        sha256: hash of the data files, the issuer and the organisation's own units.
        data: the data as loaded.
        issuer: canonical name of the body whose documents are read, or None.
        language: "vi" or "en", for the names of holidays.
        own: the organisation's own units, which win over the shipped ones.
        headings: headings of columns that the organisation taught, in small letters, and their roles; they win too.
    """

    name: str
    sha256: str
    data: PackData = field(repr=False, compare=False)
    issuer: str | None = None
    language: str = "vi"
    own: tuple[Unit, ...] = field(default=(), repr=False, compare=False)
    headings: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def register(self) -> Register:
        """The register of names, built on first use."""
        return Register(self.data, self.issuer, self.own)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self.register, self.own)

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter(self.register)

    def with_units(self, units: Iterable[Unit]) -> Pack:
        """The same pack with the organisation's own units before the shipped ones.

        >>> mine = load_pack().with_units([Unit("Vụ An sinh xã hội", "vu", abbreviations=("ASXH",))])
        >>> mine.resolve_unit("Vụ ASXH").unit
        'Vụ An sinh xã hội'
        """
        own = (*self.own, *units)
        digest = hashlib.sha256((self.sha256 + repr(own)).encode()).hexdigest()
        return replace(self, own=own, sha256=digest)

    def with_headings(self, headings: Iterable[tuple[str, str]]) -> Pack:
        """The same pack with headings of columns that the shipped phrases do not know, each with its role.

        >>> mine = load_pack().with_headings([("Nơi đảm nhiệm", "lead")])
        >>> mine.headings["nơi đảm nhiệm"], mine.sha256 == load_pack().sha256
        ('lead', False)
        """
        known = {" ".join(words.lower().split()): role for words, role in headings}
        digest = hashlib.sha256((self.sha256 + repr(sorted(known.items()))).encode()).hexdigest()
        return replace(self, headings=MappingProxyType({**self.headings, **known}), sha256=digest)

    def resolve_unit(self, raw: str, on: date | None = None) -> UnitMatch:
        """How a written name is taken on a day (any day when None).

        A form of the register gives its canonical name; a collective gives a group and no unit; a near miss gives the
        name with a confidence under 0.95, which a person must settle; anything else gives neither.

        >>> load_pack().resolve_unit("Vụ trưởng Kế hoạch – Tài chính").unit
        'Vụ Kế hoạch - Tài chính'
        >>> load_pack().resolve_unit("các đơn vị thuộc Bộ").group
        'units'
        """
        return self.register.resolve(raw, on)

    def find_units(self, text: str, on: date | None = None) -> list[tuple[Span, UnitMatch]]:
        """Units and collectives named in running text: leftmost, longest, never overlapping.

        >>> text = "Giao Cục Việc làm phối hợp với các đơn vị liên quan."
        >>> [span.of(text) for span, _ in load_pack().find_units(text)]
        ['Cục Việc làm', 'các đơn vị liên quan']
        """
        return self._scanner.find(text, on)

    def split_units(self, raw: str, on: date | None = None) -> list[tuple[Span, UnitMatch]]:
        """The separately named units of a cell, each with its place in ``raw``; names with commas stay whole.

        >>> raw = "Cục Phòng, chống tệ nạn xã hội, Vụ Pháp chế và các đơn vị liên quan"
        >>> [span.of(raw) for span, _ in load_pack().split_units(raw)]
        ['Cục Phòng, chống tệ nạn xã hội', 'Vụ Pháp chế', 'các đơn vị liên quan']
        """
        return self._splitter.split(raw, on)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds of documents: the 29 of Nghị định 30/2020, normative, Party and press ones."""
        return self.data.kinds

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        return {short: kind.name for kind in reversed(self.data.kinds) for short in kind.abbreviations}

    def kind_of_abbreviation(self, short: str) -> str | None:
        """The kind of document that an abbreviation in a number stands for ("QĐ": "Quyết định"), or None."""
        return self._abbreviations.get(short)

    def issuer_of_code(self, code: str, on: date | None = None) -> str | None:
        """Whose code it is on the day, a term's number behind it ("QH14") left out; None when unknown or shared."""
        for unit in self.own:
            if unit.code == code and unit.valid(on):
                return unit.name
        rows = [
            row for row in self.data.issuers if row.code == code or (row.numbered and row.code == _TERM.sub("", code))
        ]
        return next((row.issuer for row in rows if _valid(row, on)), None)

    def successors(self, name: str, on: date | None = None) -> tuple[Succession, ...]:
        """What became of a unit up to a day (up to now when None), each with the document that says so."""
        return tuple(s for s in self.data.successions if s.old == name and (on is None or s.on <= on))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day, moved days included."""
        return is_working(day, self.country, self.language, self.data.overrides)

    def holidays(self, year: int) -> dict[date, str]:
        """Days off of a year by decree, with their names."""
        return holidays_of(year, self.country, self.language, self.data.overrides)

    @property
    def country(self) -> str:
        """The country's code, "vn"."""
        return self.name.split("/", 1)[0]

    @property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Words that open an order, a column, a role, by purpose."""
        return MappingProxyType(self.data.phrases)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Codes of collective addressees and their names."""
        return MappingProxyType({group.code: group.name for group in self.data.collectives.groups})


def _valid(row: Issuer, on: date | None) -> bool:
    if on is None:
        return True
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or on <= row.valid_to)


_LOADED: dict[str, tuple[PackData, str]] = {}


def load_pack(
    country: str = "vn", issuer: str | None = None, language: str = "vi", extra_units: Iterable[Unit] = ()
) -> Pack:
    """The pack of a country, narrowed to an issuer, with the organisation's own units.

    Args:
        country: code of a shipped country.
        issuer: canonical name of the body whose documents are read; its own units win.
        language: "vi" or "en".
        extra_units: the organisation's own units.

    Raises:
        UnknownPack: no data is shipped for the country.
    """
    if country not in _LOADED:
        raw, digest = read_files(country)
        _LOADED[country] = (parse(raw), digest)
    data, digest = _LOADED[country]
    if issuer:
        digest = hashlib.sha256((digest + issuer).encode()).hexdigest()
    pack = Pack(f"{country}/{issuer}" if issuer else country, digest, data, issuer, language)
    extra = tuple(extra_units)
    return pack.with_units(extra) if extra else pack
