"""Automatic numbers in Word: one abstract list a kind of label, one new list whenever the count starts again."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

FORMATS = {
    "article": ("decimal", "Điều %1.", True),
    "#": ("upperRoman", "%1.", True),
    "##": ("decimal", "%1.", False),
    "1.": ("decimal", "%1.", False),
    "a)": ("lowerLetter", "%1)", False),
    "-": ("bullet", "-", False),
}
FIRST_ABSTRACT = 700


def _abstract(index: int, form: str, words: str, bold: bool) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{index}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>{weight}</w:lvl></w:abstractNum>'
    )


class Numbering:
    """The lists of one document."""

    def __init__(self, document: Document) -> None:
        self.root = document.part.numbering_part.element
        self.lists: dict[tuple[str, int], int] = {}
        for offset, (form, words, bold) in enumerate(FORMATS.values()):
            first = self.root.find(qn("w:num"))
            element = parse_xml(_abstract(FIRST_ABSTRACT + offset, form, words, bold))
            if first is None:
                self.root.append(element)
            else:
                first.addprevious(element)

    def apply(self, paragraph: Paragraph, kind: str, group: int) -> None:
        """Let Word count ``paragraph`` in the list of ``kind`` and ``group``."""
        number = self.lists.setdefault((kind, group), 0) or self._new(kind, group)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number

    def _new(self, kind: str, group: int) -> int:
        abstract = FIRST_ABSTRACT + list(FORMATS).index(kind)
        number = self.root.add_num(abstract)
        override = OxmlElement("w:lvlOverride")
        override.set(qn("w:ilvl"), "0")
        start = OxmlElement("w:startOverride")
        start.set(qn("w:val"), "1")
        override.append(start)
        number.append(override)
        self.lists[kind, group] = int(number.numId)
        return int(number.numId)
