"""Folding of Vietnamese words: one way keeps the length (for spans), one makes a key (for comparing names)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−\u00ad"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_STYLE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_NOT_WORD = re.compile(r"[\W_]+")


def _plain(char: str) -> str:
    """One letter without its marks, in lower case; the length never changes."""
    if char in _DASHES:
        return "-"
    if char.isspace():
        return " "
    if char in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    ranges = [range(0x20, 0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x09, 0x0E)]
    return {code: _plain(chr(code)) for codes in ranges for code in codes} | {0x2212: "-"}


def fold(text: str) -> str:
    """Lower case without marks, dashes and white space made alike, of the same length as ``text`` (NFC).

    >>> fold("Vụ Kế hoạch – Tài chính")
    'vu ke hoach - tai chinh'
    >>> len(fold("Đôn Đốc")) == len("Đôn Đốc")
    True
    """
    return text.translate(_table())


def lower(text: str) -> str:
    """Lower case of the same length, marks kept.

    >>> lower("CÁC SỞ")
    'các sở'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _old_style(match: re.Match[str]) -> str:
    """The tone mark goes to the first vowel: "oà" becomes "òa"."""
    letters = unicodedata.normalize("NFD", match.group())
    tones = "".join(c for c in letters if c in _TONES)
    rest = "".join(c for c in letters if c not in _TONES)
    return unicodedata.normalize("NFC", rest[0] + tones + rest[1:])


def key(words: str) -> str:
    """Words for comparing: NFC, lower case, marks of punctuation and dashes as one space, tone marks in the old place.

    >>> key("Sở  Văn hoá, Thể thao – Du lịch") == key("sở văn hóa thể thao - du lịch")
    True
    >>> key("UỶ BAN")
    'ủy ban'
    """
    lowered = unicodedata.normalize("NFC", words).casefold().replace("&", " và ")
    return _NEW_STYLE.sub(_old_style, _NOT_WORD.sub(" ", lowered).strip())


def plain_key(words: str) -> str:
    """The key without marks.

    >>> plain_key("Vụ Kế hoạch - Tài chính")
    'vu ke hoach tai chinh'
    """
    return fold(key(words))
