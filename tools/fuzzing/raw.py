"""Damage to bytes, whatever they are of."""

from __future__ import annotations

import random

_SPECIAL = (b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"<", b">", b"<w:p>", b"</w:tbl>", b"/Kids", b"999999999", b"{")
_HEADS = {
    "pdf": b"%PDF-1.7\n",
    "docx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "rtf": b"{\\rtf1 ",
    "html": b"<html>",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "txt": b"\xff\xfe",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0",
    "tif": b"II*\x00",
    "xlsx": b"PK\x03\x04",
}


def damage(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few cuts, flips, copies and strange words in them."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        if not out:
            break
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.choice((1, 10, 1000))]
            case 2:
                out[at:at] = chance.choice(_SPECIAL)
            case 3:
                piece = out[at : at + chance.choice((10, 200, 5000))]
                out[at:at] = piece * chance.choice((1, 2, 50))
            case _:
                del out[at : len(out) if chance.random() < 0.1 else at + 1]
    return bytes(out)


def numbers_gone_mad(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a binary format with some of their four-byte numbers made huge, negative or nothing."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(max(1, len(out) - 4)) & ~3
        out[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\x00\x00\x00\x80"))
    return bytes(out)


def swap_words(data: bytes, chance: random.Random) -> bytes:
    """A text with its lines shuffled, doubled and cut: readable bytes, strange directives."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 5, 40))):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        row = b"\t".join(lines[at : at + 3])
        lines[at] = chance.choice((lines[to], lines[at] * 2, lines[at][: len(lines[at]) // 2], row))
    return b"\n".join(lines)


def noise(ending: str, chance: random.Random) -> bytes:
    """Random bytes, now and then behind the first bytes of the format."""
    head = _HEADS.get(ending, b"") if chance.random() < 0.8 else b""
    return head + chance.randbytes(chance.choice((1, 100, 5000)))
