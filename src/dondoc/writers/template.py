"""A Word template filled: placeholders replaced, the body put where it belongs, annexes after the last line.

A placeholder is a name between double braces, "{{CƠ QUAN}}", however Word parted it into runs. A line that holds
nothing else disappears when there is nothing to say, and is repeated when there is more than one thing to say.
"""

from __future__ import annotations

import copy
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from dondoc.writers.letterhead import STYLES, add_styles
from dondoc.writers.markup import Faces
from dondoc.writers.wording import clean

BODY = "NỘI DUNG"
PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
BODY_HERE, ANNEXES_HERE = b"<!--dondoc-body-->", b"<!--dondoc-annexes-->"

type Values = Mapping[str, Sequence[str]]
"""What each placeholder says: no lines, one, or several."""


def name_of(raw: str) -> str:
    """A placeholder's name, however it was typed.

    >>> name_of(" cơ  quan ")
    'CƠ QUAN'
    """
    return " ".join(unicodedata.normalize("NFC", raw).upper().split())


def opened(template: bytes) -> tuple[Document, Faces]:
    """The template as a document, and its styles; those it does not have are added."""
    document = docx.Document(io.BytesIO(template))
    add_styles(document)
    by_name = {style.name: style.style_id for style in document.styles}
    return document, Faces(*(escaped(by_name[one.name]) for one in STYLES))


def escaped(style_id: str) -> str:
    """An identifier fit to stand in an attribute."""
    return style_id.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def fill(document: Document, values: Values) -> None:
    """Replace every placeholder but the body's by what it says; unknown ones say nothing."""
    for line in list(paragraphs_of(document)):
        names = [name_of(found) for found in PLACEHOLDER.findall(line.text)]
        if not names or names == [BODY]:
            continue
        said = [values.get(name, ()) for name in names]
        alone = PLACEHOLDER.fullmatch(line.text.strip()) is not None
        if alone and not said[0]:
            _drop(line)
            continue
        many = max(len(one) for one in said) if alone else 1
        lines = [line, *(_copy_after(line) for _place in range(many - 1))]
        for place, each in enumerate([lines[0], *reversed(lines[1:])]):
            _replace(each, {name: _at(one, place, alone) for name, one in zip(names, said, strict=True)})


def _at(said: Sequence[str], place: int, alone: bool) -> str:
    return said[place] if alone else ", ".join(said)


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the body with its tables, and of heads and feet."""
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from (Paragraph(found, part) for found in part._element.iter(qn("w:p")))
    yield from (Paragraph(found, document._body) for found in document.element.body.iter(qn("w:p")))


def _drop(line: Paragraph) -> None:
    """Take a line away; the only one of its cell stays, empty."""
    parent: Any = line._p.getparent()
    if len(parent.findall(qn("w:p"))) == 1:
        _replace(line, {})
    else:
        parent.remove(line._p)


def _copy_after(line: Paragraph) -> Paragraph:
    twin = copy.deepcopy(line._p)
    line._p.addnext(twin)
    return Paragraph(twin, line._parent)


def _replace(line: Paragraph, values: Mapping[str, str]) -> None:
    """Put values in place of placeholders; each takes the face of the run in which its braces open."""
    texts = list(line._p.iter(qn("w:t")))
    whole = "".join(text.text or "" for text in texts)
    for found in reversed(list(PLACEHOLDER.finditer(whole))):
        _splice(texts, found.span(), clean(values.get(name_of(found[1]), "")))


def _splice(texts: Sequence[Any], span: tuple[int, int], words: str) -> None:
    at = 0
    for text in texts:
        held = text.text or ""
        start, end = max(span[0] - at, 0), min(span[1] - at, len(held))
        at += len(held)
        if start >= end:
            continue
        text.text = held[:start] + words + held[end:]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words = ""


def mark_places(document: Document) -> None:
    """Leave marks where the body and the annexes go; the body's placeholder gives way to its mark."""
    body = document.element.body
    for line in body.findall(qn("w:p")):
        found = PLACEHOLDER.fullmatch(Paragraph(line, document._body).text.strip())
        if found and name_of(found[1]) == BODY:
            body.replace(line, etree.Comment("dondoc-body"))
            break
    body.sectPr.addprevious(etree.Comment("dondoc-annexes"))


def close_section(document: Document, last: str) -> str:
    """Make ``last`` the last section, and give the markup that ends the template's own section before it."""
    own = document.element.body.sectPr
    said = etree.tostring(own, encoding="unicode")
    own.getparent().replace(own, docx.oxml.parse_xml(_with_names(last)))
    thin = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{thin}{said}</w:pPr></w:p>"


def _with_names(markup: str) -> str:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return markup.replace("<w:sectPr", f"<w:sectPr {names}", 1)


def joined(document: Document, body: Iterable[str], annexes: Iterable[str]) -> bytes:
    """The Word file with body and annexes written where the marks are, piece by piece."""
    bare = io.BytesIO()
    document.save(bare)
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(bare) as source,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if BODY_HERE not in data:
                target.writestr(_member(name), data)
                continue
            before, rest = data.split(BODY_HERE, 1)
            between, after = rest.split(ANNEXES_HERE, 1)
            with target.open(_member(name), "w") as out:
                for piece in _pieces(before, body, between, annexes, after):
                    out.write(piece)
    return kept.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """A member without the time of its making: the same report is the same bytes."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _pieces(
    before: bytes, body: Iterable[str], between: bytes, annexes: Iterable[str], after: bytes
) -> Iterator[bytes]:
    yield before
    yield from (piece.encode() for piece in body)
    yield between
    yield from (piece.encode() for piece in annexes)
    yield after
