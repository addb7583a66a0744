"""The Pack's values: what a country knows that code must not, as plain frozen objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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


NO_MATCH = UnitMatch(None, None, 0.0, "none")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under one name, for the days on which it bore it.

    Attributes:
        name: the canonical name.
        kind: bo, vu, cuc, tong_cuc, van_phong, thanh_tra, trung_tam, vien, truong, bao, ban, so, dang, doan_the,
            doi_tac (a partner abroad) or khac.
        aliases: other spellings in full words.
        abbreviations: short forms, with or without the kind word before them ("KHTC", "Vụ KHTC").
        parent: canonical name of the body that it belongs to, or None when many have one of this name.
        valid_from: first day of the name, or None when it is older than the register.
        valid_to: last day of the name, or None when it is in use.
        code: the issuer's code in document numbers ("LĐTBXH"), or None when it issues none.
        alone: True for a name that is an ordinary word in running text ("Văn phòng"): taken only where names stand.
    """

    name: str
    kind: str = "khac"
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    code: str | None = None
    alone: bool = False

    def valid(self, on: date | None) -> bool:
        """Whether the name was in use on the day; any day when None is asked.

        >>> Unit("Cục Trẻ em", valid_from=date(2017, 2, 17)).valid(date(2009, 12, 18))
        False
        """
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit, by which document; kind is rename, merge, split or transfer (of a function)."""

    old: str
    new: str
    kind: str
    on: date
    citation: str
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose code stands in a document number, and on which days; ``numbered`` when a term's number follows (QH14)."""

    code: str
    issuer: str
    valid_from: date | None = None
    valid_to: date | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document with its abbreviations; ``law`` is administrative, normative, party, copy or press."""

    name: str
    abbreviations: tuple[str, ...]
    law: str


@dataclass(frozen=True, slots=True)
class DayOverride:
    """A day that differs from the statutory calendar, with the document that decided it."""

    day: date
    off: bool
    name: str
    citation: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city under one name."""

    name: str
    city: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def full(self) -> str:
        """The name with its kind: "tỉnh Quảng Ngãi", "thành phố Hà Nội"."""
        return f"{'thành phố' if self.city else 'tỉnh'} {self.name}"


@dataclass(frozen=True, slots=True)
class Role:
    """Titles of posts; ``kind`` is the kind word put before what follows, ``whole`` the unit when nothing follows."""

    titles: tuple[str, ...]
    kind: str
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A collective addressee: its code, its name, the patterns that tell it (without marks, unless written with).

    ``whole`` when the patterns alone tell it, without the grammar of collectives ("Lãnh đạo Bộ").
    """

    code: str
    name: str
    patterns: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Collectives:
    """Nouns that stand together in a list ("các sở, ban, ngành"), words that open such a list, and the groups."""

    families: dict[str, tuple[str, ...]]
    qualifiers: tuple[str, ...]
    heads: tuple[str, ...]
    titles: tuple[str, ...]
    starters: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that open a name; part two names without a mark between; stand once before a list and are dropped after.

    ``short`` are names of bodies in letters that open a name behind a comma: "Chi cục Thuế, KBNN huyện".
    """

    kinds: tuple[str, ...]
    breaking: tuple[str, ...]
    carried: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackData:
    """All the data of a country as loaded; nothing is derived yet."""

    units: tuple[Unit, ...]
    bodies: tuple[Unit, ...]
    provinces: tuple[Province, ...]
    lower_kinds: tuple[str, ...]
    successions: tuple[Succession, ...]
    issuers: tuple[Issuer, ...]
    kinds: tuple[Kind, ...]
    anywhere: dict[str, str]
    initial: dict[str, str]
    roles: tuple[Role, ...]
    words: NameWords
    collectives: Collectives
    phrases: dict[str, tuple[str, ...]]
    overrides: tuple[DayOverride, ...]
