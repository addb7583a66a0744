"""Runs of a Word file that are set in a font of TCVN3 or VNI, turned into Unicode before the file is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dondoc.core.text.olden.codes import convert_for
from dondoc.core.text.olden.guess import likeness
from dondoc.core.text.ooxml import Element, child, value, w

_T, _R, _P, _SOFT = w("t"), w("r"), w("p"), w("softHyphen")
_RPR, _PPR, _FONTS = w("rPr"), w("pPr"), w("rFonts")
_MARKS = re.compile(rb'"(?:\.V[nN]|VNI)')
_MOST_ANCESTORS = 20
_UNICODE_SHARE = 0.7
"""Share of syllables from which words in an old font are taken for Unicode, typed over the font's name."""
_ENOUGH = 5
NOTE = ("old-font", "Văn bản dùng phông chữ cũ ({}), đã chuyển sang Unicode.")


@dataclass(slots=True)
class OldFonts:
    """The fonts of one file, by style, and those whose words are not Unicode.

    Attributes:
        styles: font and parent of each style.
        base: font of the document defaults and of the default paragraph style.
        mended: names of the fonts whose words were converted.
        trusted: whether the words in a font are Unicode after all, by font.
    """

    styles: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    base: str | None = None
    mended: set[str] = field(default_factory=set)
    trusted: dict[str, bool] = field(default_factory=dict)

    def note(self) -> tuple[tuple[str, str], ...]:
        """What was converted, for the reader of the text; nothing when nothing was."""
        code, said = NOTE
        return ((code, said.format(", ".join(sorted(self.mended)))),) if self.mended else ()

    def mend(self, root: Element) -> None:
        """Turn the words of every run in an old font into Unicode, in place."""
        runs: dict[str, list[Element]] = defaultdict(list)
        for run, font in self._runs(root):
            runs[font].append(run)
        for font, found in runs.items():
            if not self._is_unicode(font, found):
                self.mended.add(font)
                self._convert(font, found)

    def _runs(self, root: Element) -> Iterator[tuple[Element, str]]:
        for paragraph in root.iter(_P):
            style = value(child(paragraph, _PPR), w("pStyle"))
            under = self._of_style(style) or self.base
            for run in paragraph.iter(_R):
                marks = child(run, _RPR)
                font = _font(marks) or self._of_style(value(marks, w("rStyle"))) or under
                if font and convert_for(font):
                    yield run, font

    def _of_style(self, style: str | None) -> str | None:
        for _ in range(_MOST_ANCESTORS):
            font, parent = self.styles.get(style or "", (None, None))
            if font or parent is None:
                return font
            style = parent
        return None

    def _is_unicode(self, font: str, runs: list[Element]) -> bool:
        if font not in self.trusted:
            words = " ".join(t.text or "" for run in runs for t in run.iter(_T))
            share, count = likeness(words)
            self.trusted[font] = count >= _ENOUGH and share >= _UNICODE_SHARE
        return self.trusted[font]

    def _convert(self, font: str, runs: list[Element]) -> None:
        convert = convert_for(font)
        if convert is None:
            return
        for run in runs:
            for soft in list(run.iter(_SOFT)):
                soft.tag, soft.text = _T, "\u00ad"
            for part in run.iter(_T):
                part.text = convert(part.text or "")


@dataclass(slots=True)
class FileFonts:
    """The old fonts of one file, looked into only when one of its parts names one.

    Attributes:
        sheet: the bytes of ``styles.xml``.
        parse: parses XML and refuses what is unsafe.
        fonts: what was found, once it was needed.
        plain: whether the sheet was looked through and names none.
    """

    sheet: bytes | None
    parse: Callable[[bytes], Element]
    fonts: OldFonts | None = None
    plain: bool = False

    def mend(self, root: Element, data: bytes) -> None:
        """Turn the words of a part (parsed, and its bytes) that stand in an old font into Unicode, in place."""
        if self.fonts is None:
            self.plain = self.plain or not _names_old(self.sheet or b"")
            if not self.plain or _names_old(data):
                self.fonts = read_fonts(self.parse(self.sheet) if self.sheet else None)
        if self.fonts is not None:
            self.fonts.mend(root)

    def note(self) -> tuple[tuple[str, str], ...]:
        """What was converted."""
        return self.fonts.note() if self.fonts else ()


def _names_old(part: bytes) -> bool:
    return _MARKS.search(part) is not None


def read_fonts(styles: Element | None) -> OldFonts:
    """The fonts of ``styles.xml``."""
    out = OldFonts()
    if styles is None:
        return out
    out.base = _font(child(child(child(styles, w("docDefaults")), w("rPrDefault")), _RPR))
    for style in styles.iterfind(w("style")):
        font = _font(child(style, _RPR))
        out.styles[style.get(w("styleId"), "")] = font, value(style, w("basedOn"))
        if style.get(w("default")) in {"1", "true"} and style.get(w("type")) == "paragraph":
            out.base = font or out.base
    return out


def _font(marks: Element | None) -> str | None:
    fonts = child(marks, _FONTS)
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
