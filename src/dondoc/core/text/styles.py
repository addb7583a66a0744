"""Paragraph and character styles of a Word file, with inheritance resolved (ECMA-376, part 1, clause 17.7)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.core.text.ooxml import VAL, Element, as_int, child, children, number, switch, value, w
from dondoc.core.text.stylesheet import StyleSheet

_BODY_OUTLINE = 9
_MOST_ANCESTORS = 50
_B, _I, _VANISH, _LANG = w("b"), w("i"), w("vanish"), w("lang")
_JC, _NUM, _IND, _OUTLINE, _LEFT, _START = (w(n) for n in ("jc", "numPr", "ind", "outlineLvl", "left", "start"))
_PPR, _RPR, _DEL, _STYLE, _TYPE = (w(n) for n in ("pPr", "rPr", "del", "pStyle", "type"))
_NUM_ID, _ILVL = w("numId"), w("ilvl")


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
    run = children(rpr)
    if not run and (ppr is None or len(ppr) == 0):
        return _SILENT
    _, (centred, outline, num, level, left), _ = paragraph_marks(ppr)
    lang = run.get(_LANG)
    toggles = switch(rpr, _B), switch(rpr, _I), switch(rpr, _VANISH)
    return Look(*toggles, centred, outline, num, level, left, None if lang is None else lang.get(VAL))


Marks = tuple[bool | None, int | None, str | None, int | None, int | None]
"""Centred, outline level, list, level in the list, left indent: what a paragraph says of itself."""
_NO_MARKS: Marks = (None, None, None, None, None)


@dataclass(slots=True)
class Styles:
    """The styles of one file; each is resolved when it is first asked for.

    Attributes:
        sheet: the style elements.
        base: the document defaults.
        looks: the looks resolved so far, by style and kind.
        set_looks: looks of paragraphs by style and own marks, for most paragraphs are alike.
    """

    sheet: StyleSheet = field(default_factory=StyleSheet)
    base: Look = field(default_factory=Look)
    looks: dict[tuple[str, bool], Look] = field(default_factory=dict)
    set_looks: dict[tuple[str | None, Marks], Look] = field(default_factory=dict)

    def paragraph(self, style: str | None) -> Look:
        """The look that a paragraph of this style starts from: ancestors and document defaults laid under."""
        known = style if style in self.sheet.kinds else self.sheet.default
        return self._resolved(known, with_base=True) if known else self.base

    def character(self, style: str | None) -> Look:
        """What a character style says; nothing when it is unknown."""
        return self._resolved(style, with_base=False) if style in self.sheet.kinds and style else _SILENT

    def set_paragraph(self, style: str | None, marks: Marks) -> Look:
        """The look of a paragraph: its own marks laid over its style."""
        key = (style, marks)
        if key not in self.set_looks:
            centred, outline, num, level, left = marks
            own = Look(centred=centred, outline=outline, num=num, level=level, left=left)
            self.set_looks[key] = self.paragraph(style) if marks == _NO_MARKS else own.over(self.paragraph(style))
        return self.set_looks[key]

    def _resolved(self, style: str, *, with_base: bool) -> Look:
        key = (style, with_base)
        if key not in self.looks:
            under = self.base if with_base else _SILENT
            for ancestor in reversed(_ancestors(style, self.sheet)):
                under = read_look(child(ancestor, _PPR), child(ancestor, _RPR)).over(under)
            self.looks[key] = under
        return self.looks[key]

    def draws_lines(self, style: str | None) -> bool:
        """Whether a table style draws lines."""
        return any(_draws(a) for a in _ancestors(style or "", self.sheet))

    def lists(self) -> dict[str, str]:
        """List style id → the list it uses."""
        numbering = [i for i, kind in self.sheet.kinds.items() if kind == "numbering"]
        found = ((i, self._resolved(i, with_base=False).num) for i in numbering)
        return {i: num for i, num in found if num is not None}


def has_lines(borders: Element | None) -> bool:
    """Whether ``w:tblBorders`` or ``w:tcBorders`` draws any line."""
    return borders is not None and any((b.get(w("val")) or "nil") not in {"nil", "none"} for b in borders)


def read_styles(sheet: StyleSheet) -> Styles:
    """The styles of a sheet."""
    defaults = sheet.defaults
    base = read_look(child(child(defaults, w("pPrDefault")), _PPR), child(child(defaults, w("rPrDefault")), _RPR))
    return Styles(sheet, base)


def paragraph_marks(ppr: Element | None) -> tuple[str | None, Marks, bool]:
    """The style of a paragraph, its own marks, and whether its end was deleted while changes were tracked."""
    if ppr is None:
        return None, _NO_MARKS, False
    found = children(ppr)
    style, jc, outline = found.get(_STYLE), found.get(_JC), found.get(_OUTLINE)
    num, ind, run = found.get(_NUM), found.get(_IND), found.get(_RPR)
    return (
        None if style is None else style.get(VAL),
        (
            None if jc is None else jc.get(VAL) == "center",
            None if outline is None else as_int(outline.get(VAL)),
            None if num is None else value(num, _NUM_ID),
            None if num is None else number(num, _ILVL),
            None if ind is None else as_int(ind.get(_LEFT) or ind.get(_START)),
        ),
        run is not None and child(run, _DEL) is not None,
    )


def _draws(style: Element) -> bool:
    return style.get(_TYPE) == "table" and has_lines(child(child(style, w("tblPr")), w("tblBorders")))


def _ancestors(style_id: str, sheet: StyleSheet) -> list[Element]:
    out: list[Element] = []
    seen: set[str] = set()
    current: str | None = style_id
    while current is not None and current not in seen and len(out) < _MOST_ANCESTORS:
        element = sheet.get(current)
        if element is None:
            break
        seen.add(current)
        out.append(element)
        current = value(element, w("basedOn"))
    return out


def outline_level(look: Look) -> int | None:
    """The heading level from 1 that a look marks, or None for body text."""
    return None if look.outline is None or not 0 <= look.outline < _BODY_OUTLINE else look.outline + 1
