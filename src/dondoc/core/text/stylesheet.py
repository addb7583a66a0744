"""The styles of a Word file as they are asked for: Word writes hundreds of them, a document uses a dozen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from dondoc.core.text.ooxml import Element, child, w

_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_END, _STYLE = b"</w:style>", b"<w:style "
_DEFAULTS = b"<w:docDefaults>", b"</w:docDefaults>"
_ATTRIBUTE = re.compile(rb'\bw:(styleId|type|default)="([^"&]*)"')
_ON = frozenset({"1", "true"})

Parse = Callable[[bytes], Element]


@dataclass(slots=True)
class StyleSheet:
    """The elements of ``styles.xml``.

    Attributes:
        kinds: the type of each style ("paragraph", "character", "table", "numbering") by id.
        default: id of the default paragraph style.
        defaults: ``w:docDefaults``.
        elements: the style elements parsed so far, by id.
        sources: the bytes of those not yet parsed.
        parse: parses the bytes of one style.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    default: str | None = None
    defaults: Element | None = None
    elements: dict[str, Element] = field(default_factory=dict)
    sources: dict[str, bytes] = field(default_factory=dict)
    parse: Parse | None = None

    def get(self, style: str | None) -> Element | None:
        """The element of a style, or None."""
        if style in self.sources and self.parse is not None:
            self.elements[style] = self.parse(self.sources.pop(style))[0]
        return self.elements.get(style or "")


def read_sheet(data: bytes, parse: Parse) -> StyleSheet:
    """Cut ``styles.xml`` into its styles; where it is not written as Word writes it, parse it whole.

    Args:
        data: the part.
        parse: parses XML and refuses what is unsafe.
    """
    root = _ROOT.search(data)
    if root is None or not _is_utf8(data) or data.count(b"<!") or data.count(b"xmlns:w=") != 1 or data.count(b"<?") > 1:
        return _parsed(parse(data))
    head = root.group()
    out = StyleSheet(parse=lambda style: parse(head + style + b"</w:styles>"))
    for piece in data[root.end() :].split(_END)[:-1]:
        if _STYLE not in piece:
            return _parsed(parse(data))
        style = piece[piece.rfind(_STYLE) :]
        marks = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(style[: style.find(b">")])}
        _add(out, marks)
        out.sources[marks.get("styleId", "")] = style + _END
    start, end = (data.find(mark) for mark in _DEFAULTS)
    if 0 <= start < end:
        out.defaults = parse(head + data[start : end + len(_DEFAULTS[1])] + b"</w:styles>")[0]
    return out


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parsed(root: Element) -> StyleSheet:
    out = StyleSheet(defaults=child(root, w("docDefaults")))
    for style in root.iterfind(w("style")):
        marks = {name: style.get(w(name), "") for name in ("styleId", "type", "default")}
        _add(out, marks)
        out.elements[marks["styleId"]] = style
    return out


def _add(sheet: StyleSheet, marks: dict[str, str]) -> None:
    style, kind = marks.get("styleId", ""), marks.get("type", "")
    sheet.kinds[style] = kind
    if sheet.default is None and kind == "paragraph" and marks.get("default") in _ON:
        sheet.default = style
