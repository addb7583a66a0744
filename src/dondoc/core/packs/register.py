"""The register of names: every written form of every unit, and how a written name is taken on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from dondoc.core.packs.collectives import CollectiveGrammar
from dondoc.core.packs.folding import key, plain_key
from dondoc.core.packs.model import NO_MATCH, PackData, Unit, UnitMatch

SURE = 0.95
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_EDGES = " \t\r\n.,;:-–—•*+|\"'“”"
_UNKNOWN = 0.6
_PARTY = ("Tỉnh ủy", "Thành ủy", "Tỉnh đoàn", "Thành đoàn", "Tỉnh Đoàn", "Thành Đoàn")
"""Names that already say what kind of place they are of: "Tỉnh ủy Sơn La"."""
_PROPER = f"[{''.join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper())}]\\w*"


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form of a unit, and how such a form is called in a match."""

    unit: Unit
    how: str
    own: bool


_LEVELS = "huyện|quận|thị xã|xã|phường|thị trấn"
"""Levels below the province; a body of one is known by its kind, its place by the document."""


def loose_key(words: str) -> str:
    """The key without "và", which documents trade for a dash or a comma.

    >>> loose_key("Sở Kế hoạch - Đầu tư") == loose_key("Sở Kế hoạch và Đầu tư")
    True
    """
    return " ".join(word for word in key(words).split() if word != "và")


def _expander(table: dict[str, str], opening: bool) -> Callable[[str], str]:
    forms = "|".join(re.escape(form) for form in sorted(table, key=len, reverse=True))
    edge = r"^" if opening else r"(?<![\w&])"
    pattern = re.compile(rf"{edge}(?:{forms})(?=\s+\S)" if opening else rf"{edge}(?:{forms})(?![\w&])")
    return lambda words: pattern.sub(lambda m: table[m.group()], words)


class Register:
    """Names and how they are taken.

    Args:
        data: the country's data.
        issuer: canonical name of the body whose documents are read; its own units win and "Bộ" alone means it.
        own: the organisation's own units; they win over the shipped ones.
    """

    def __init__(self, data: PackData, issuer: str | None = None, own: tuple[Unit, ...] = ()) -> None:
        self.data = data
        self.issuer = issuer
        self.groups = CollectiveGrammar(data.collectives)
        self._renames = {s.old: s for s in data.successions if s.kind == "rename"}
        self._initial = _expander(data.initial, opening=True)
        self._anywhere = _expander(data.anywhere, opening=False)
        self.entries: dict[str, list[Entry]] = {}
        self.plain: dict[str, list[Entry]] = {}
        self.loose: dict[str, list[Entry]] = {}
        for mine, units in ((True, own), (False, data.units)):
            for unit in units:
                self._add(unit, mine)
        self._bodies = {key(unit.name): unit for unit in data.bodies}
        self._localities = self._locality_pattern()
        self._places = {key(p.name): p for p in data.provinces}
        self._lower = re.compile(rf"^(.+?) ({'|'.join(data.lower_kinds)}) ({_PROPER}(?: {_PROPER}){{0,3}}|\d{{1,2}})$")
        self._roles = self._role_table()
        self._by_head: dict[str, list[str]] = {}
        for name in sorted(self.entries):
            self._by_head.setdefault(name.split()[0], []).append(name)
        self.resolve = lru_cache(maxsize=8192)(self._resolve)
        self.named = lru_cache(maxsize=8192)(self._named)
        self.sure = lru_cache(maxsize=8192)(self._sure)

    def forms(self, unit: Unit) -> Iterator[tuple[str, str]]:
        """Every written form of a unit and what it is: name, alias, abbreviation, name with short words."""
        yield unit.name, "exact"
        for alias in unit.aliases:
            yield alias, "alias"
        head = unit.name.split()[0]
        for short in unit.abbreviations:
            yield short, "abbreviation"
            yield f"{head} {short}", "abbreviation"
        for short, full in self.data.anywhere.items():
            if full in unit.name and full != unit.name:
                yield unit.name.replace(full, short), "abbreviation"

    def _add(self, unit: Unit, own: bool) -> None:
        for form, how in self.forms(unit):
            entry = Entry(unit, how, own)
            self.entries.setdefault(key(form), []).append(entry)
            self.plain.setdefault(plain_key(form), []).append(entry)
            self.loose.setdefault(loose_key(form), []).append(entry)

    def _locality_pattern(self) -> re.Pattern[str]:
        names = sorted({key(p.name) for p in self.data.provinces}, key=len, reverse=True)
        kinds = "tỉnh|thành phố|tp"
        return re.compile(rf"^(.+?) (?:((?:{kinds}) )?({'|'.join(names)})|({kinds}|{_LEVELS}))$")

    def _role_table(self) -> list[tuple[str, str, str | None]]:
        rows = [(key(title), role.kind, role.whole) for role in self.data.roles for title in role.titles]
        return sorted(rows, key=lambda row: -len(row[0]))

    def expand(self, words: str) -> str:
        """Short words of the abbreviation table put out in full.

        "Sở LĐ-TBXH TP. Hà Nội" gives "Sở Lao động - Thương binh và Xã hội thành phố Hà Nội".
        """
        return self._anywhere(self._initial(words))

    def _best(self, entries: Iterable[Entry], on: date | None) -> Entry:
        def rank(entry: Entry) -> tuple[bool, bool, bool, bool]:
            unit = entry.unit
            return (not unit.valid(on), not entry.own, unit.parent != self.issuer, entry.how != "exact")

        return min(entries, key=rank)

    def _settle(self, entries: list[Entry], on: date | None, confidence: float, how: str | None = None) -> UnitMatch:
        """The match of one form: less for a name not in use on the day; a renamed unit bears its name of the day."""
        entry = self._best(entries, on)
        how = how or entry.how
        if entry.unit.valid(on):
            return UnitMatch(entry.unit.name, None, confidence, how)
        name, renamed = entry.unit.name, False
        while on and name in self._renames and self._renames[name].on <= on:
            name, renamed = self._renames[name].new, True
        return UnitMatch(name, None, min(confidence, 0.9 if renamed else 0.8), "alias" if renamed else how)

    def _resolve(self, raw: str, on: date | None) -> UnitMatch:
        words = _BRACKETS.sub("", raw.strip(_EDGES)).strip(_EDGES)
        if not words:
            return NO_MATCH
        match = self.named(words, on) or self._body(words)
        if match:
            return match
        group = self.groups.code(words)
        if group:
            return UnitMatch(None, group, 0.97 if group != "others" else 0.9, "group")
        return self._role(words, on) or self._near(words, on) or UnitMatch(None, None, _UNKNOWN, "none")

    def _sure(self, raw: str, on: date | None) -> UnitMatch | None:
        """The match when the words are a written form of one unit (or a post that stands for it), else None."""
        words = raw.strip(_EDGES)
        return self.named(words, on) or self._role(words, on) if words else None

    def _named(self, words: str, on: date | None) -> UnitMatch | None:
        """The match when the words are a form of a unit: name, alias, abbreviation, with or without a locality."""
        wanted = key(words)
        if wanted == "bộ" and self.issuer and self.issuer.startswith("Bộ "):
            return UnitMatch(self.issuer, None, SURE, "alias")
        if wanted in self.entries:
            return self._settle(self.entries[wanted], on, 1.0)
        whole = self.expand(words)
        full, loose = key(whole), loose_key(whole)
        if full in self.entries:
            return self._settle(self.entries[full], on, 0.99, "abbreviation")
        if loose in self.loose and len(loose.split()) > 2:
            return self._settle(self.loose[loose], on, 0.98, "alias")
        return self._local(full, on) or self._below(whole) or self._province(full)

    def _body(self, words: str) -> UnitMatch | None:
        """A body that every province has, without its locality: the province is that of the document."""
        full = key(self.expand(words))
        unit = self._bodies.get(full)
        return UnitMatch(unit.name, None, 0.96 if len(full.split()) > 2 else 0.9, "exact") if unit else None

    def _below(self, whole: str) -> UnitMatch | None:
        """A body of a district or commune, known by the way such names are built ("UBND xã An Bình")."""
        found = self._lower.match(re.sub(r"\s+", " ", whole))
        unit = self._bodies.get(key(found.group(1))) if found else None
        return (
            UnitMatch(f"{unit.name} {found.group(2)} {found.group(3)}", None, 0.96, "exact") if unit and found else None
        )

    def _province(self, full: str) -> UnitMatch | None:
        """A province named with its kind ("tỉnh Nghệ An") as an addressee."""
        kind, _, name = full.rpartition("tỉnh ") if full.startswith("tỉnh ") else full.rpartition("thành phố ")
        place = self._places.get(name) if full.startswith(("tỉnh ", "thành phố ")) and not kind.strip() else None
        return UnitMatch(place.full, None, 0.96, "exact") if place and key(place.full) == full else None

    def _local(self, full: str, on: date | None) -> UnitMatch | None:
        found = self._localities.match(full)
        if not found:
            return None
        base, kind, name, bare = found.groups()
        if name and kind and not self._is_of(kind, name):
            return None
        unit = self._bodies.get(base)
        if unit is None and base in self.entries:
            unit = self._best(self.entries[base], on).unit
        if unit is None:
            return None
        if name and unit.name.endswith(_PARTY):
            return UnitMatch(f"{unit.name} {self._places[name].name}", None, 0.98, "exact")
        return UnitMatch(f"{unit.name} {self._place(name, bare)}", None, 0.98, "exact")

    def _is_of(self, kind: str, name: str) -> bool:
        """Whether a province is of the kind written before it; a city of its name is a city below it."""
        full = key(self._places[name].full)
        return full.startswith("tỉnh ") == kind.startswith("tỉnh")

    def _place(self, name: str | None, bare: str | None) -> str:
        if name is None:
            return bare if bare in ("tỉnh", *_LEVELS.split("|")) else "thành phố"
        return self._places[name].full

    def _role(self, words: str, on: date | None) -> UnitMatch | None:
        wanted = key(self.expand(words))
        for title, kind, whole in self._roles:
            if wanted == title and whole:
                return UnitMatch(whole, None, 0.98, "role")
            if not wanted.startswith(title + " "):
                continue
            rest = wanted[len(title) + 1 :]
            match = (self.named(f"{kind} {rest}", on) if kind else None) or self.named(rest, on)
            if match and match.unit:
                return UnitMatch(match.unit, None, min(match.confidence, 0.98), "role")
        return None

    def _near(self, words: str, on: date | None) -> UnitMatch | None:
        """The nearest name: the same without marks, cut short or misspelt; kind word and figures must agree."""
        full = key(self.expand(words))
        if not full:
            return None
        plain = plain_key(full)
        if plain in self.plain:
            found = self._settle(self.plain[plain], on, 0.97 if full == plain else 0.96, "fuzzy")
            return found if len(plain.split()) > 1 else None
        same = self._by_head.get(full.split()[0], ())
        rivals = [name for name in same if re.findall(r"\d+", name) == re.findall(r"\d+", full)]
        return self._cut(full, rivals, on) or self._misspelt(full, rivals, on)

    def _cut(self, full: str, rivals: list[str], on: date | None) -> UnitMatch | None:
        """A name cut short: sure when nine tenths alike, a proposal when only the last word is lost."""
        longer = [name for name in rivals if name.startswith(f"{full} ") or (name.startswith(full) and name != full)]
        units = {self._best(self.entries[name], on).unit.name for name in longer}
        if len(units) != 1 or len(full.split()) < 4:
            return None
        if fuzz.ratio(full, longer[0]) >= 90:
            return self._settle(self.entries[longer[0]], on, 0.96, "truncated")
        lost = len(longer[0].split()) - len(full.split())
        return self._settle(self.entries[longer[0]], on, 0.85, "truncated") if lost <= 1 else None

    def _misspelt(self, full: str, rivals: list[str], on: date | None) -> UnitMatch | None:
        others = [
            name for name in rivals if not f"{name} ".startswith(f"{full} ") and not f"{full} ".startswith(f"{name} ")
        ]
        found = process.extractOne(full, others, scorer=fuzz.ratio, score_cutoff=88)
        if not found or len(full) < 10:
            return None
        score = min(found[1], fuzz.token_sort_ratio(full, found[0])) / 100
        return self._settle(self.entries[found[0]], on, score, "fuzzy") if score >= 0.88 else None
