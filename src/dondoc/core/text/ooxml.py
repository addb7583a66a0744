"""Names of WordprocessingML (ECMA-376, part 1, clause 17) and small readers of its values."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{_W}val"
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return _W + name


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that full name."""
    return None if element is None else element.find(name)


def opening(element: Element, name: str) -> Element | None:
    """The child of that name, which the schema puts first (``w:pPr``, ``w:tcPr``); found elsewhere too, but slower."""
    if len(element) == 0:
        return None
    first = element[0]
    return first if first.tag == name else element.find(name)


def children(element: Element | None) -> dict[str, Element]:
    """The children of an element by full name, the first of each name; one walk where several are asked for."""
    out: dict[str, Element] = {}
    for found in element if element is not None else ():
        out.setdefault(found.tag, found)
    return out


def is_on(word: str) -> bool:
    """What the value of a toggle such as ``w:b`` means; without a value it is on.

    >>> is_on("1"), is_on("off")
    (True, False)
    """
    return word.lower() not in _OFF


def value(element: Element | None, name: str) -> str | None:
    """``w:val`` of the first child of that full name."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def number(element: Element | None, name: str, attribute: str = VAL) -> int | None:
    """A whole number out of an attribute of the first child of that full name; None when absent or no number."""
    found = child(element, name)
    return as_int(None if found is None else found.get(attribute))


def as_int(words: str | None) -> int | None:
    """A whole number as Word writes it ("720", "-5", "720.0"), or None.

    >>> as_int("720.5"), as_int("x"), as_int(None)
    (720, None, None)
    """
    try:
        return int(float(words)) if words is not None else None
    except (ValueError, OverflowError):
        return None


def switch(element: Element | None, name: str) -> bool | None:
    """The toggle among the children of an element: True, False, or None when it is not there (a style decides)."""
    found = child(element, name)
    return None if found is None else is_on(found.get(VAL, "1"))
