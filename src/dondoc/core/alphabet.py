"""The letters of Vietnamese, and their order: letters first, then marks, as dictionaries and rolls of names have it."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; no mark comes first

_CASED = [chr(code) for code in range(0x41, 0x1F00)]
UPPER = "".join(c for c in _CASED if c.isupper())
LOWER = "".join(c for c in _CASED if c.islower())
"""Every capital and every small letter, for classes of patterns: a range such as À-Ỹ holds both kinds."""

type Key = tuple[tuple[int, ...], tuple[int, ...], str]


def order(text: str) -> Key:
    """A key to sort words by: letters of the alphabet, then tones, then the text itself.

    >>> sorted(["đá", "dạ", "da", "ăn", "áo", "Ân", "dà", "e"], key=order)
    ['áo', 'ăn', 'Ân', 'da', 'dà', 'dạ', 'đá', 'e']
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text.lower()):
        letter, tone = _parts(char)
        letters.append(LETTERS.find(letter) + 1000 if letter in LETTERS else min(ord(letter), 999))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def order_of_name(full_name: str) -> tuple[Key, Key]:
    """A key to sort people by, as Vietnamese rolls do: the given name, which stands last, then the rest.

    >>> sorted(["Đỗ Gia Hân", "Lê Hoài Phương", "Hoàng Bích Liên", "Vũ Quốc An"], key=order_of_name)
    ['Vũ Quốc An', 'Đỗ Gia Hân', 'Hoàng Bích Liên', 'Lê Hoài Phương']
    """
    *rest, given = full_name.split() or [""]
    return order(given), order(" ".join(rest))


def _parts(char: str) -> tuple[str, int]:
    """A letter without its tone, and the tone (0 for none).

    >>> _parts("ậ"), _parts("đ"), _parts("1")
    (('â', 5), ('đ', 0), ('1', 0))
    """
    pieces = unicodedata.normalize("NFD", char)
    tone = next((TONES.index(mark) + 1 for mark in pieces if mark in TONES), 0)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in pieces if mark not in TONES))
    return bare[:1] or char, tone
