"""Vietnamese text of the fonts before Unicode: TCVN3 (ABC, fonts ``.Vn…``) and VNI (fonts ``VNI-…``).

Both keep Vietnamese in the places of Western letters, so that a reader who does not know the font sees "nhiÖm vô" or
"nhieäm vuï". Tables: TCVN 5712:1993 (VN3) and the two-character code of VNI for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_TCVN3 = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®¡¢£¤¥¦§"
_UNICODE = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ"
_FROM_TCVN3 = dict(zip(map(ord, _TCVN3), _UNICODE, strict=True))

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ROOF = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_MARKED = re.compile(r"([aeouyôöAEOUYÔÖ])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])|([ôöñæóòîÔÖÑÆÓÒÎ])")

Convert = Callable[[str], str]


def from_tcvn3(words: str) -> str:
    """TCVN3 seen as Western letters into Unicode (NFC).

    >>> from_tcvn3("nhiÖm vô, gi¶i ph¸p"), from_tcvn3("§éc lËp - Tù do - H¹nh phóc")
    ('nhiệm vụ, giải pháp', 'Độc lập - Tự do - Hạnh phúc')
    """
    return unicodedata.normalize("NFC", words).translate(_FROM_TCVN3)


def from_tcvn3_capitals(words: str) -> str:
    """TCVN3 of a font of capitals (its name ends with H: ``.VnTimeH``), where small codes look like capitals.

    >>> from_tcvn3_capitals("kÕ ho¹ch")
    'KẾ HOẠCH'
    """
    return from_tcvn3(words).upper()


def from_vni(words: str) -> str:
    """VNI seen as Western letters into Unicode (NFC).

    >>> from_vni("nhieäm vuï, giaûi phaùp"), from_vni("Ñoäc laäp - Töï do - Haïnh phuùc")
    ('nhiệm vụ, giải pháp', 'Độc lập - Tự do - Hạnh phúc')
    """
    return _MARKED.sub(_vni, unicodedata.normalize("NFC", words))


def _vni(found: re.Match[str]) -> str:
    base, mark, alone = found[1], found[2], found[3]
    if alone:
        return _like(_ALONE[alone.lower()], alone)
    letter, sign = base.lower(), mark.lower()
    shape = _ALONE.get(letter, letter)
    if sign in _TONES:
        return _like(shape + _TONES[sign], base)
    if letter == "a" and sign in _BREVE:
        return _like("ă" + _BREVE[sign], base)
    if letter in "aeo" and sign in _ROOF:
        return _like(f"{letter}\u0302" + _ROOF[sign], base)
    return _like(shape, base) + (_like(_ALONE[sign], mark) if sign in _ALONE else mark)


def _like(letters: str, model: str) -> str:
    whole = unicodedata.normalize("NFC", letters)
    return whole.upper() if model.isupper() else whole


def convert_for(font: str) -> Convert | None:
    """How words set in a font become Unicode, by the font's name; None for a font of Unicode.

    >>> convert_for(".VnTimeH") is from_tcvn3_capitals, convert_for("VNI-Times") is from_vni, convert_for("Times")
    (True, True, None)
    """
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return from_tcvn3_capitals if name.endswith("h") else from_tcvn3
    return from_vni if name.startswith(("vni-", "vni ")) else None
