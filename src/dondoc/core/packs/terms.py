"""Which syllables stand beside each other in the names and terms that a country's data holds."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dondoc.core.packs.folding import fold, key
from dondoc.core.packs.loading import read_files

Pair = tuple[str, str]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ROOF = "\u0302"
_LINKS = frozenset({"và", "của", "các", "cho", "với", "về"})
"""Stand beside anything, so that they tell nothing of their neighbour."""
_NAMED = ("terms", "units", "kinds", "orders", "phrases", "groups", "roles")
_SKIPPED = ("note", "law", "citation", "from", "to", "on", "patterns")


def without_tone(word: str) -> str:
    """The word without its tone mark; the marks that make another letter stay.

    >>> without_tone("tổ"), without_tone("chức"), without_tone("đầu")
    ('tô', 'chưc', 'đâu')
    """
    letters = (c for c in unicodedata.normalize("NFD", word) if c not in _TONES)
    return unicodedata.normalize("NFC", "".join(letters))


def without_roof(word: str) -> str:
    """The word without its tone mark and the roof of â, ê, ô, which small type loses; horn and bowl stay.

    >>> without_roof("phố"), without_roof("cơ"), without_roof("năm")
    ('pho', 'cơ', 'năm')
    """
    letters = (c for c in unicodedata.normalize("NFD", word) if c != _ROOF and c not in _TONES)
    return unicodedata.normalize("NFC", "".join(letters))


class Terms:
    """Neighbouring syllables of known terms, found again when their marks were lost.

    >>> terms = Terms(["tổ chức", "cơ quan", "chuyển đổi số"])
    >>> terms.knows("tổ", "chức"), terms.knows("tô", "chức")
    (True, False)
    >>> terms.meant("tô", "chức"), terms.meant("chuyên", "đôi"), terms.meant("cô", "chức")
    (('tổ', 'chức'), ('chuyển', 'đổi'), None)
    >>> terms.meant("co", "quan"), terms.meant("co", "quan", letters=True)
    (None, ('cơ', 'quan'))
    >>> terms = Terms(["tổng công ty", "tổng cộng"])
    >>> terms.meant("tông", "công"), terms.meant("tông", "công", kept=(False, True))
    (None, ('tổng', 'công'))
    """

    def __init__(self, names: Iterator[str] | list[str]) -> None:
        pairs = (pair for name in names for pair in pairwise(key(name).split()))
        self._known: set[Pair] = {pair for pair in pairs if _LINKS.isdisjoint(pair)}
        self._by_letters = _by(self._known, without_tone)
        self._by_roof = _by(self._known, without_roof)
        self._by_skeleton = _by(self._known, fold)

    def knows(self, left: str, right: str) -> bool:
        """Whether two syllables stand beside each other in a term, exactly so."""
        return (key(left), key(right)) in self._known

    def meant(
        self, left: str, right: str, *, letters: bool = False, kept: tuple[bool, bool] = (False, False)
    ) -> Pair | None:
        """The one pair of a term that differs in tone marks and roofs only; None when there is none or more than one.

        Args:
            left: a syllable.
            right: the next one.
            letters: whether the other marks of letters (ơ, ư, ă, đ) may differ too, as they do where capitals are cut.
            kept: which of the two is known to be right, so that only pairs that hold it so come into question.
        """
        pair = key(left), key(right)
        ways = (
            [(self._by_skeleton, fold)]
            if letters
            else [(self._by_letters, without_tone), (self._by_roof, without_roof)]
        )
        for pairs, bare in ways:
            found = pairs.get((bare(pair[0]), bare(pair[1])), [])
            able = [f for f in found if all(a == b for a, b, keep in zip(f, pair, kept, strict=True) if keep)]
            if len(able) == 1:
                return able[0]
        return None


def _by(pairs: set[Pair], bare: Callable[[str], str]) -> Mapping[Pair, list[Pair]]:
    found: defaultdict[Pair, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[bare(pair[0]), bare(pair[1])].append(pair)
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in _SKIPPED:
                yield from _strings(item)


@lru_cache(maxsize=4)
def terms_of(country: str = "vn") -> Terms:
    """The terms of a country: those listed as such and those of all names and phrases of its data.

    Raises:
        UnknownPack: no such country is shipped.
    """
    raw, _ = read_files(country)
    return Terms(s for stem in sorted(raw) if stem.startswith(_NAMED) for s in _strings(raw[stem]))


@lru_cache(maxsize=4)
def formulas_of(country: str = "vn") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What heads and signatures of a country's documents say in the same words, and the kinds, which stand alone.

    Raises:
        UnknownPack: no such country is shipped.
    """
    raw, _ = read_files(country)
    kinds = (str(kind["name"]).upper() for kind in raw["kinds"]["kinds"])
    return tuple(raw["terms"]["formulas"]), tuple(k for k in kinds if " " in k)
