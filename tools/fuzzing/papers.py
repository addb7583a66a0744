"""Damage inside a PDF: its objects and unpacked streams hurt, packed again, with a table of places that is right."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

from fuzzing.raw import damage

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_NUMBER = re.compile(rb"(?<![\d.])-?\d+(?:\.\d+)?(?![\d.])")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_MAD = (b"0", b"-1", b"99999999999", b"1e38", b"0.0000001", b"-32768", b"2147483648", b"nan", b"(", b"[")
_KEYS = (
    b"/MediaBox",
    b"/Kids",
    b"/Count",
    b"/Rotate",
    b"/Font",
    b"/ToUnicode",
    b"/Length",
    b"/Filter",
    b"/Widths",
    b"/W",
)
_OPERATORS = (
    b" Tf",
    b" Td",
    b" Tm",
    b" Tj",
    b" TJ",
    b" re",
    b" l",
    b" m",
    b" cm",
    b" q",
    b" Q",
    b" BT",
    b" ET",
    b" Do",
)

type Objects = dict[int, bytes]
type Hurt = Callable[[Objects, random.Random], None]


def objects_of(data: bytes) -> Objects:
    """The objects of a PDF that keeps them in the open, by number."""
    return {int(number): body.strip() for number, body in _OBJECT.findall(data)}


def packed(objects: Objects, root: int) -> bytes:
    """A PDF of these objects."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, last = len(out), max(objects, default=0)
    out += b"xref\n0 %d\n" % (last + 1)
    for number in range(last + 1):
        known = number in places
        out += b"%010d %05d %s \n" % (places.get(number, 0), 0 if known else 65535, b"n" if known else b"f")
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, table)
    return bytes(out)


def wild_numbers(objects: Objects, chance: random.Random) -> None:
    """Numbers of objects made absurd: boxes, counts, widths, lengths."""
    for _ in range(chance.choice((1, 5, 30))):
        number = chance.choice(list(objects))
        head, stream, rest = objects[number].partition(b"stream")
        found = list(_NUMBER.finditer(head))
        if found:
            one = chance.choice(found)
            objects[number] = head[: one.start()] + chance.choice(_MAD) + head[one.end() :] + stream + rest


def cross_references(objects: Objects, chance: random.Random) -> None:
    """References that point elsewhere: page trees, fonts and forms in circles."""
    for _ in range(chance.choice((1, 5, 30))):
        number = chance.choice(list(objects))
        head, stream, rest = objects[number].partition(b"stream")
        found = list(_REFERENCE.finditer(head))
        if found:
            one = chance.choice(found)
            to = b"%d 0 R" % chance.choice([*objects, number, 99999])
            objects[number] = (
                head[: one.start()] + to * chance.choice((1, 1, 1, 500)) + head[one.end() :] + stream + rest
            )


def lose(objects: Objects, chance: random.Random) -> None:
    """Objects left out, and words that an object cannot do without."""
    for _ in range(chance.choice((1, 3))):
        number, key = chance.choice(list(objects)), chance.choice(_KEYS)
        if chance.random() < 0.3 and len(objects) > 1:
            del objects[number]
        else:
            objects[number] = objects[number].replace(key, b"/X", 1)


def hurt_streams(objects: Objects, chance: random.Random) -> None:
    """What streams hold, unpacked, hurt and packed again: operators of pages, fonts, tables of letters."""
    held = [number for number, body in objects.items() if b"FlateDecode" in body]
    for number in chance.sample(held, min(len(held), chance.choice((1, 3)))):
        cut = _STREAM.match(objects[number])
        if cut is None:
            continue
        try:
            inner = zlib.decompress(cut[2])
        except zlib.error:
            continue
        inner = chance.choice((damage, _wild_operators, _wild_operators, _often))(inner, chance)
        again = zlib.compress(inner)
        head = re.sub(rb"/Length \d+(?: 0 R)?", b"/Length %d" % len(again), cut[1])
        objects[number] = head + b"stream\n" + again + b"\nendstream"


def _wild_operators(inner: bytes, chance: random.Random) -> bytes:
    pieces = inner.split(b" ")
    for _ in range(chance.choice((1, 10, 200))):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice((*_MAD, *_OPERATORS, pieces[chance.randrange(len(pieces))]))
    return b" ".join(pieces)


def _often(inner: bytes, chance: random.Random) -> bytes:
    """The same page drawn over itself very often."""
    times = min(chance.choice((2, 20, 400)), 3_000_000 // max(1, len(inner)))
    return b"\n".join([inner] * max(1, times))


HURTS: tuple[Hurt, ...] = (wild_numbers, cross_references, lose, hurt_streams, hurt_streams, hurt_streams)


def hurt_objects(data: bytes, chance: random.Random) -> bytes:
    """A PDF whose objects are hurt, with a table of places that fits; as bytes where none is found."""
    objects, root = objects_of(data), _ROOT.search(data)
    if not objects or root is None:
        return damage(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(HURTS)(objects, chance)
    return packed(objects, int(root[1]))


def _text_pdf(content: bytes, pages: int = 1, box: bytes = b"0 0 595 842") -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    packed_content = zlib.compress(content)
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>" % box
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed_content), packed_content),
    }
    return packed(objects | {5 + n: leaf for n in range(pages)}, 1)


def crowd(chance: random.Random) -> bytes:
    """A page of very many tiny texts, strokes or boxes, anywhere or on top of one another."""
    many, spread = chance.choice((1_000, 10_000, 100_000)), chance.choice((1, 500, 5_000))
    drawn = bytearray(b"BT /F 1 Tf ET\n")
    kind = chance.randrange(5)
    for _ in range(many):
        x, y, size = chance.uniform(0, spread), chance.uniform(0, spread), chance.choice((0.1, 1, 8, 400))
        match kind:
            case 0:
                drawn += b"BT /F %g Tf %g %g Td (a) Tj ET\n" % (size, x, y)
            case 1:
                drawn += b"%g %g m %g %g l S\n" % (x, y, chance.choice((x, x + size)), y)
            case 2:
                drawn += b"%g %g %g %g re S\n" % (x, y, size * 10, size)
            case 3:
                drawn += b"BT /F 8 Tf %g %g %g %g 50 50 Tm (ab cd) Tj ET\n" % (x / 500, y / 500, -y / 500, x / 500)
            case _:
                drawn += b"BT /F 9 Tf %g %g Td (1. Giao A chu tri, xong truoc 15/3/2026) Tj ET\n" % (x, y)
    return _text_pdf(bytes(drawn), pages=chance.choice((1, 1, 3)))


def grid(chance: random.Random) -> bytes:
    """A ruled table of very many cells, with a word in each."""
    down, across = chance.choice(((300, 200), (2_000, 3), (60, 60), (5, 3_000)))
    wide, high = 595 / across, 842 / down
    drawn = bytearray()
    for row in range(down):
        for column in range(across):
            x, y = column * wide, row * high
            drawn += b"%g %g %g %g re S BT /F %g Tf %g %g Td (w) Tj ET\n" % (x, y, wide, high, high * 0.8, x, y)
    return _text_pdf(bytes(drawn))


def many_pages(chance: random.Random) -> bytes:
    """Very many pages, short of the limit or over it, of a size that may be absurd."""
    box = chance.choice(
        (b"0 0 595 842", b"0 0 1 1", b"0 0 200000 200000", b"-9e9 -9e9 9e9 9e9", b"595 842 0 0", b"0 0 0 0")
    )
    line = b"BT /F 14 Tf 72 %d Td (1. Ra soat van ban, trinh truoc ngay 15/3/2026) Tj ET\n"
    content = b"".join(line % (800 - 20 * n) for n in range(chance.choice((1, 30))))
    return _text_pdf(content, chance.choice((1, 100, 1_990)), box)


def deep_tree(chance: random.Random) -> bytes:
    """A tree of pages of one branch, very deep."""
    depth = chance.choice((10, 1_000, 30_000))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for number in range(2, depth + 2):
        objects[number] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 1)
    objects[depth + 2] = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    return packed(objects, 1)


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (crowd, crowd, grid, many_pages, deep_tree)
