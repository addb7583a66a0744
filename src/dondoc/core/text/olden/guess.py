"""Which code a Vietnamese text is in, by its letters alone: the one in which its words are Vietnamese syllables."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from dondoc.core.text.olden.codes import Convert, from_tcvn3, from_vni

_WORD = re.compile(
    r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]*)*"
    r"|(?<![\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7])[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]+"
)
_TONE = re.compile("[\u0301\u0300\u0309\u0303\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:[aăâeêioôơuưy]|[iy]ê|u[âôơyaêă]|ưa|ươ|uyê?|o[aăe]|[aâeêioôơuư][iuyo]|i[ae]|iêu|yêu|oa[iy]|o[ae]o|u[âa]y|uôi|ươ[iu]|uya)"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_ENOUGH = 20
"""Marked words below which letters prove nothing."""
_MOST = 4000
_SURE = 0.85
_NOT_ITSELF = 0.6
CODES: tuple[tuple[str, Convert], ...] = (("TCVN3", from_tcvn3), ("VNI", from_vni))


def is_syllable(word: str) -> bool:
    """Whether a word can be said in Vietnamese: one syllable with at most one tone.

    >>> is_syllable("nghiệp"), is_syllable("Trưởng"), is_syllable("nhiÖm"), is_syllable("vuï")
    (True, True, False, False)
    """
    spread = unicodedata.normalize("NFD", word.lower())
    toneless, tones = _TONE.subn("", spread)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))


def likeness(words: str) -> tuple[float, int]:
    """Share of the words with letters beyond ASCII that are Vietnamese syllables, and how many such words there are."""
    marked = list(islice((w for w in _WORD.findall(words) if not w.isascii()), _MOST))
    return sum(map(is_syllable, marked)) / max(1, len(marked)), len(marked)


def guess_code(words: str) -> tuple[str, Convert] | None:
    """The old code of a text that was taken for Western letters, with its conversion; None when it is as it should be.

    >>> line = "Bé tr­ëng giao c¸c ®¬n vÞ thùc hiÖn nhiÖm vô, b¸o c¸o kÕt qu¶ hµng quý cho l·nh ®¹o Bé; "
    >>> guess_code(line * 3)[0], guess_code("Bộ trưởng giao các đơn vị thực hiện nhiệm vụ " * 5)
    ('TCVN3', None)
    """
    asis, count = likeness(words)
    if count < _ENOUGH or asis > _NOT_ITSELF:
        return None
    rated = [(likeness(convert(words)), name, convert) for name, convert in CODES]
    (share, found), name, convert = max(rated, key=lambda r: r[0][0])
    return (name, convert) if share >= _SURE and share > asis and found >= count // 2 else None
