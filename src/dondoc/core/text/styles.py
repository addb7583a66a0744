"""Paragraph and character styles of a Word file, with inheritance resolved (ECMA-376, part 1, clause 17.7)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.core.text.ooxml import VAL, Element, as_int, child, children, is_on, number, value, w

_BODY_OUTLINE = 9
_MOST_ANCESTORS = 50
_B, _I, _VANISH, _LANG = w("b"), w("i"), w("vanish"), w("lang")
_JC, _NUM, _IND, _OUTLINE, _LEFT, _START = (w(n) for n in ("jc", "numPr", "ind", "outlineLvl", "left", "start"))


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or a paragraph says of itself; None where it says nothing.

    Attributes:
        bold, italic, hidden: toggles.
        centred: in the middle of the line.
        outline: outline level from 0; 9 is body text.
        num: id of the list, "0" for none.
        level: level in the list from 0.
        left: left indent in twentieths of a point.
        lang: language tag such as "vi-VN".
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    outline: int | None = None
    num: str | None = None
    level: int | None = None
    left: int | None = None
    lang: str | None = None

    def over(self, base: Look) -> Look:
        """This look laid over another: what it does not say is taken from ``base``."""
        if self is _SILENT or base is _SILENT:
            return base if self is _SILENT else self
        return Look(
            _first(self.bold, base.bold),
            _first(self.italic, base.italic),
            _first(self.hidden, base.hidden),
            _first(self.centred, base.centred),
            _first(self.outline, base.outline),
            _first(self.num, base.num),
            _first(self.level, base.level),
            _first(self.left, base.left),
            _first(self.lang, base.lang),
        )


_SILENT = Look()


def _first[T](own: T | None, base: T | None) -> T | None:
    return base if own is None else own


def read_look(ppr: Element | None, rpr: Element | None) -> Look:
    """What ``w:pPr`` and ``w:rPr`` say, without styles."""
    paragraph, run = children(ppr), children(rpr)
    if not paragraph and not run:
        return _SILENT
    jc, num, ind, lang = paragraph.get(_JC), paragraph.get(_NUM), paragraph.get(_IND), run.get(_LANG)
    outline = paragraph.get(_OUTLINE)
    return Look(
        bold=is_on(run.get(_B)),
        italic=is_on(run.get(_I)),
        hidden=is_on(run.get(_VANISH)),
        centred=None if jc is None else jc.get(VAL) == "center",
        outline=None if outline is None else as_int(outline.get(VAL)),
        num=value(num, w("numId")),
        level=number(num, w("ilvl")),
        left=None if ind is None else as_int(ind.get(_LEFT) or ind.get(_START)),
        lang=None if lang is None else lang.get(VAL),
    )


@dataclass(slots=True)
class Styles:
    """The styles of one file.

    Attributes:
        looks: resolved look by style id (ancestors and document defaults laid under).
        default: id of the default paragraph style.
        lists: list style id → the list it uses.
        bordered: ids of table styles that draw lines.
        base: the document defaults.
    """

    looks: dict[str, Look] = field(default_factory=dict)
    default: str | None = None
    lists: dict[str, str] = field(default_factory=dict)
    bordered: frozenset[str] = frozenset()
    base: Look = field(default_factory=Look)

    def paragraph(self, style: str | None) -> Look:
        """The look that a paragraph of this style starts from."""
        return self.looks.get(style or "") or self.looks.get(self.default or "") or self.base

    def character(self, style: str | None) -> Look:
        """What a character style says; nothing when it is unknown."""
        return self.looks.get(style or "") or _SILENT


def has_lines(borders: Element | None) -> bool:
    """Whether ``w:tblBorders`` or ``w:tcBorders`` draws any line."""
    return borders is not None and any((b.get(w("val")) or "nil") not in {"nil", "none"} for b in borders)


def read_styles(root: Element | None) -> Styles:
    """The styles of ``styles.xml``; an empty set when the part is missing."""
    if root is None:
        return Styles()
    defaults = child(root, w("docDefaults"))
    base = read_look(
        child(child(defaults, w("pPrDefault")), w("pPr")), child(child(defaults, w("rPrDefault")), w("rPr"))
    )
    elements = {s.get(w("styleId"), ""): s for s in root.iterfind(w("style"))}
    out = Styles(base=base)
    for style_id, element in elements.items():
        kind = element.get(w("type"))
        chain = _ancestors(style_id, elements)
        under = base if kind == "paragraph" else Look()
        for ancestor in reversed(chain):
            under = read_look(child(ancestor, w("pPr")), child(ancestor, w("rPr"))).over(under)
        out.looks[style_id] = under
        if kind == "paragraph" and element.get(w("default")) in {"1", "true"}:
            out.default = style_id
        if kind == "numbering" and under.num is not None:
            out.lists[style_id] = under.num
    out.bordered = frozenset(i for i, e in elements.items() if any(_draws(a) for a in _ancestors(i, elements)))
    return out


def _draws(style: Element) -> bool:
    return style.get(w("type")) == "table" and has_lines(child(child(style, w("tblPr")), w("tblBorders")))


def _ancestors(style_id: str, elements: dict[str, Element]) -> list[Element]:
    out: list[Element] = []
    seen: set[str] = set()
    current: str | None = style_id
    while current in elements and current not in seen and len(out) < _MOST_ANCESTORS:
        seen.add(current)
        out.append(elements[current])
        current = value(elements[current], w("basedOn"))
    return out


def outline_level(look: Look) -> int | None:
    """The heading level from 1 that a look marks, or None for body text."""
    return None if look.outline is None or not 0 <= look.outline < _BODY_OUTLINE else look.outline + 1
