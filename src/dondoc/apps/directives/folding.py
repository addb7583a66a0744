"""Folds words so that a search needs no marks and a number is known however it is spaced."""

from __future__ import annotations

import re
import unicodedata

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_OUTSIDE = re.compile(r"[^0-9a-z/\-]+")


def fold(words: str) -> str:
    """Lower case without marks, dashes made equal, white space folded: what search compares.

    >>> fold("Kế hoạch  HÀNH ĐỘNG – năm 2026")
    'ke hoach hanh dong - nam 2026'
    """
    plain = unicodedata.normalize("NFD", words.translate(_DASHES).lower().replace("đ", "d"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.split())


def number_key(number: str) -> str:
    """The key by which a document's number is compared: folded, without spaces and leading zeros.

    >>> number_key("Số 01 / QĐ–LĐTBXH") == number_key("1/QĐ-LĐTBXH")
    True
    >>> number_key("27-NQ/TW")
    '27-nq/tw'
    """
    folded = _OUTSIDE.sub("", fold(number).removeprefix("so ").lstrip(": "))
    return re.sub(r"^0+(?=\d)", "", folded)


def name_key(name: str) -> str:
    """The key by which issuers' names are compared: folded, punctuation dropped.

    >>> name_key("Bộ Lao động – Thương binh và Xã hội") == name_key("bộ Lao động-Thương binh và Xã hội")
    True
    """
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(name)).split())
