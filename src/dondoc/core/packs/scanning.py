"""Finds unit names in running text: Aho-Corasick over folded text of the same length, so that spans survive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import ahocorasick

from dondoc.core.packs.folding import fold, key
from dondoc.core.packs.model import Unit, UnitMatch
from dondoc.core.packs.register import Register
from dondoc.core.values import Span

Hit = tuple[int, int, UnitMatch]


class Scanner:
    """Looks for every written form of every unit, and for collectives."""

    def __init__(self, register: Register, own: tuple[Unit, ...] = ()) -> None:
        self.register = register
        self._names = ahocorasick.Automaton()
        for unit in (*own, *register.data.units):
            for form, how in register.forms(unit):
                if _findable(unit, form, how):
                    self._put(form, "name")
        for body in register.data.bodies:
            self._put(body.name, "body")
            for short, full in register.data.anywhere.items():
                if full in body.name:
                    self._put(body.name.replace(full, short), "body")
        self._names.make_automaton()
        self._locality = self._locality_pattern()

    def _put(self, form: str, what: str) -> None:
        for way in {form, form.replace(" - ", "-"), form.replace(", ", " "), form.replace(" - ", " ")}:
            folded = fold(way)
            if not self._names.exists(folded) or what == "name":
                self._names.add_word(folded, (len(folded), what))

    def _locality_pattern(self) -> re.Pattern[str]:
        names = sorted({p.name for p in self.register.data.provinces}, key=len, reverse=True)
        some = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
        return re.compile(rf"\s+(?:(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)(?:\s+(?:{some}))?|(?:{some}))(?!\w)")

    def find(self, text: str, on: date | None) -> list[tuple[Span, UnitMatch]]:
        """Names and collectives, leftmost first, the longest at each place, none over another."""
        hits = [*self._named(text, on), *self._collectives(text)]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        out: list[tuple[Span, UnitMatch]] = []
        reached = 0
        for start, end, match in hits:
            if start >= reached:
                out.append((Span(start, end), match))
                reached = end
        return out

    def _collectives(self, text: str) -> Iterator[Hit]:
        for start, end, code in self.register.groups.find(text):
            yield start, end, UnitMatch(None, code, 0.95, "group")

    def _named(self, text: str, on: date | None) -> Iterator[Hit]:
        for last, (length, what) in self._names.iter(fold(text)):
            start, end = last + 1 - length, last + 1
            if not text[start].isupper() or not _apart(text, start, end):
                continue
            place = self._locality.match(text, end)
            if what == "body" and not place:
                continue
            for stop in (place.end(), end) if place else (end,):
                match = self.register.named(text[start:stop], on)
                if match and match.unit:
                    yield start, stop, match
                    break
            else:
                yield from self._unmarked(text, start, end, on)

    def _unmarked(self, text: str, start: int, end: int, on: date | None) -> Iterator[Hit]:
        """A name whose marks were lost or misread: taken from three words on."""
        words = text[start:end]
        if len(words.split()) >= 3:
            match = self.register.resolve(words, on)
            if match.unit and match.how == "fuzzy":
                yield start, end, match


def _apart(text: str, start: int, end: int) -> bool:
    """Whether the words stand free: not inside a longer word, a document number or an address."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if before[-1:].isalnum() or before[-1:] in ("/", "_", "&"):
        return False
    if len(before) == 2 and before[1] == "-" and not before[0].isspace():
        return False
    return not after.isalnum() and after not in ("_", "&")


def _findable(unit: Unit, form: str, how: str) -> bool:
    """Whether a form can be told from ordinary words: two words or more, or four capitals or more."""
    if unit.alone and how == "exact":
        return False
    words = key(form).split()
    if len(words) == 1:
        return how == "abbreviation" and len(form) >= 4 and form.isupper() and form.isalpha()
    return True
