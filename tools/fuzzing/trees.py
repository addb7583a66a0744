"""Damage inside a zip of XML: a part is taken as a tree, hurt where it stays well-formed, and packed again."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from copy import deepcopy
from xml.sax.saxutils import escape

from lxml import etree

from fuzzing.raw import damage
from fuzzing.torments import torment

_MAIN = ("document.xml", "styles.xml", "numbering.xml", "content.xml", "sheet1.xml", "footnotes.xml", "_rels")
_NUMBERS = ("0", "-1", "1000000", "2147483648", "9" * 400, "NaN", "1e9", "", "x" * 100_000, "&#0;", "１２")
_LEAST_LARGE, _MOST_COPIES, _MOST_DEPTH = 2_000, 3_000, 20_000

type Hurt = Callable[[etree._Element, random.Random], None]


def _any(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice([node for node in root.iter() if isinstance(node.tag, str)])


def copy_often(root: etree._Element, chance: random.Random) -> None:
    """One element many times beside itself."""
    node = _any(root, chance)
    parent = node.getparent()
    if parent is None:
        return
    weight = len(etree.tostring(node))
    for _ in range(min(chance.choice((1, 10, _MOST_COPIES)), 5_000_000 // weight)):
        node.addnext(deepcopy(node))


def nest(root: etree._Element, chance: random.Random) -> None:
    """An element inside itself, very deep."""
    node = _any(root, chance)
    parent = node.getparent()
    if parent is None:
        return
    inner = node
    place = parent.index(node)
    for _ in range(chance.choice((3, 90, 300, _MOST_DEPTH))):
        outer = etree.Element(node.tag, {str(name): str(value) for name, value in node.attrib.items()})
        outer.append(inner)
        inner = outer
    parent.insert(place, inner)


def wild_numbers(root: etree._Element, chance: random.Random) -> None:
    """Attributes with numbers that nobody writes."""
    for _ in range(chance.choice((1, 5, 50))):
        node = _any(root, chance)
        if node.attrib:
            name = chance.choice(sorted(node.attrib))
            value = chance.choice(_NUMBERS)
            node.set(name, value if value.isprintable() else "1")


def cross_names(root: etree._Element, chance: random.Random) -> None:
    """References to one thing made references to another: styles and numberings that inherit from themselves."""
    nodes = [n for n in root.iter() if isinstance(n.tag, str) and n.attrib]
    if len(nodes) < 2:
        return
    for _ in range(chance.choice((2, 10, 60))):
        one, other = chance.choice(nodes), chance.choice(nodes)
        name, given = chance.choice(sorted(one.attrib)), chance.choice(sorted(other.attrib))
        one.set(name, other.get(given) or "")


def drop(root: etree._Element, chance: random.Random) -> None:
    """Elements left out, their insides too or not."""
    for _ in range(chance.choice((1, 5, 30))):
        node = _any(root, chance)
        parent = node.getparent()
        if parent is not None:
            for child in list(node) if chance.random() < 0.5 else ():
                node.addprevious(child)
            parent.remove(node)


def move(root: etree._Element, chance: random.Random) -> None:
    """Elements where they do not belong."""
    for _ in range(chance.choice((1, 5, 30))):
        node, to = _any(root, chance), _any(root, chance)
        if node is not to and node.getparent() is not None and node not in to.iterancestors():
            to.append(node)


def strange_words(root: etree._Element, chance: random.Random) -> None:
    """Words of the text made a torment."""
    told = [node for node in root.iter() if isinstance(node.tag, str) and node.text and node.text.strip()]
    for node in chance.sample(told, min(len(told), chance.choice((1, 3)))):
        node.text = torment(chance, (2_000, 20_000, 100_000)).translate({0: None})


HURTS: tuple[Hurt, ...] = (copy_often, nest, wild_numbers, wild_numbers, cross_names, drop, move, strange_words)


def hurt_part(part: bytes, chance: random.Random) -> bytes:
    """The part of a zip hurt as a tree; as bytes where it is no tree."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return damage(part, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(HURTS)(root, chance)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def with_entities(part: bytes, chance: random.Random) -> bytes:
    """The part behind a list of entities: a bomb, a circle, a file of the machine."""
    said = chance.choice(
        (
            '<!ENTITY a "&b;&b;"><!ENTITY b "&a;">',
            '<!ENTITY a SYSTEM "file:///etc/hostname">',
            '<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;<!ENTITY a "">',
            "".join(f'<!ENTITY {"abcdefghi"[n]} "{f"&{'abcdefghi'[n + 1]};" * 10}">' for n in range(8))
            + '<!ENTITY i "x">',
            f'<!ENTITY a "{"x" * 100_000}">',
        )
    )
    head, _, rest = part.partition(b"?>")
    return head + b"?><!DOCTYPE x [" + said.encode() + b"]>" + rest.replace(b"</w:t>", b"&a;</w:t>", 500)


def hurt_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip with one of its parts hurt and packed again, so that the reader gets to it."""
    source = zipfile.ZipFile(io.BytesIO(data))
    entries = source.infolist()
    parts = [e for e in entries if e.filename.endswith((".xml", ".rels"))] or entries
    told = [e for e in parts if e.filename.endswith(_MAIN)]
    hurt = chance.choice(told if told and chance.random() < 0.8 else parts)
    way = chance.choice((hurt_part, hurt_part, hurt_part, hurt_part, damage, with_entities))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in entries:
            part = source.read(entry)
            target.writestr(entry, way(part, chance) if entry is hurt else part, entry.compress_type)
    return out.getvalue()


def with_body(data: bytes, part_name: str, old: tuple[bytes, bytes], body: str) -> bytes:
    """A zip whose part has another inside between two of its marks."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == part_name:
                start, end = part.index(old[0]) + len(old[0]), part.rindex(old[1])
                part = part[:start] + body.encode("utf-8", "replace") + part[end:]
            target.writestr(entry, part)
    return out.getvalue()


def word_lines(text: str) -> str:
    """Lines as Word paragraphs, lines with tabs as rows of tables."""
    out, inside = [], False
    for line in text.split("\n"):
        row = "\t" in line
        if row != inside:
            out.append("<w:tbl>" if row else "</w:tbl>")
        inside = row
        if row:
            out.append("<w:tr>" + "".join(f"<w:tc>{_word(cell)}</w:tc>" for cell in line.split("\t")) + "</w:tr>")
        else:
            out.append(_word(line))
    return "".join(out) + ("</w:tbl>" if inside else "")


def _word(line: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def odt_lines(text: str) -> str:
    """Lines as OpenDocument paragraphs, lines with tabs as rows of tables."""
    out, inside = [], False
    for line in text.split("\n"):
        row = "\t" in line
        if row != inside:
            out.append('<table:table table:name="t">' if row else "</table:table>")
        inside = row
        cells = "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in line.split("\t")
        )
        out.append(f"<table:table-row>{cells}</table:table-row>" if row else f"<text:p>{escape(line)}</text:p>")
    return "".join(out) + ("</table:table>" if inside else "")
