"""Tells a text layer that can be trusted from one that only looks like text (an old OCR, a font without a map)."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 40
_LEAST_WORDS = 20
_MARKED = 0.35
"""Of the words of Vietnamese prose about three quarters carry a mark; below this share it is no Vietnamese."""
_ENGLISH = 0.06
_COMMON = frozenset({"the", "of", "and", "to", "in", "for", "on", "with", "is", "are", "by", "shall", "be", "as"})
_STRANGE = 0.08
_PRIVATE = ("Co", "Cn", "Cc")
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")


def is_garbage(text: str) -> bool:
    """Whether the words are no language that can be read: neither Vietnamese with its marks nor English.

    >>> is_garbage("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015 và Nghị định của Chính phủ " * 3)
    False
    >>> is_garbage("CQNG HOA XA HQI CHU NGHIA VIPT NAM DQc l$p - Tg do - tlSnh phric Qrryil dinh sd ngay thdng " * 3)
    True
    """
    clean = unicodedata.normalize("NFC", text).lower()
    words = _WORD.findall(clean)
    if len(words) < _LEAST_WORDS:
        return sum(map(len, words)) < _LEAST_LETTERS
    strange = sum(1 for c in text if c == "\ufffd" or (unicodedata.category(c) in _PRIVATE and c not in "\n\t"))
    if strange > _STRANGE * len(text):
        return True
    marked = sum(1 for word in words if not _VIETNAMESE.isdisjoint(word)) / len(words)
    english = sum(1 for word in words if word in _COMMON) / len(words)
    return marked < _MARKED and english < _ENGLISH
