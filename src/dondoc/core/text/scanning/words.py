"""Recognised lines into words of a sheet: dust brushed off, sizes evened, bold and italic told by the strokes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from dondoc.core.packs.folding import fold
from dondoc.core.text.scanning.engine import BoxPx, Glyphs, Row
from dondoc.core.text.scanning.picture import POINT, Mask
from dondoc.core.text.sheet import Word

_EDGE_DUST = re.compile(r"^[_|¬„ˆ˜¦‹›~`´\\¨¸‡†©®¥€¢£^'‘’.,;:]+(?=\w)|[_|¬„ˆ˜¦‹›~`´\\¨¸‡†©®¥€¢£^]+$")
_STROKE = re.compile(r"[⁄∕]")
_ETH = re.compile(r"ĐÐ|Ð[ĐÐ]?")
"""The letter of another tongue that looks like Đ, alone or beside it: one letter seen twice."""
_NO_BAR = re.compile(r"(?:(?<=\d/)|(?<=^/))(?P<first>[QNC])D(?=-)")
"""The code of a kind ("QĐ", "NĐ", "CĐ") whose bar was lost: no kind is written with a plain D there."""
_DASH = re.compile(r"[-–—−]+")
_MARKS = re.compile(r"[-–—−+•*○▪§…]|\.{2,}|[&%/]")
_HAS_SIGN = re.compile(r"[^\W_]")
_SYLLABLE = re.compile(r"[^\W\d_]{2,}|\d+")
_POINT = re.compile(r"[^\W_][).]")
_JUNK = 0.3
_SHORT = 2
_ECHO = 0.4
_DUST_SURE = 0.7
_SMALLEST = 14.0
_X_HEIGHT = 0.497
"""Height of small letters as recognised, as a share of the size of Times New Roman."""
_SAME = (0.86, 1.6)
_ASCENT, DESCENT = 0.89, 0.22
_ABOVE = "\u0300\u0301\u0302\u0303\u0306\u0309"
_MARK = 0.22
_TALLER = 1.25
_BOLD = 1.25
_SLANT, _ITALIC = 0.2, 1.03
_NEIGHBOURS = 2
_LEAST_LETTERS = 2
_USUAL_SIZE = 13.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A word with the look of its strokes.

    Attributes:
        word: as it goes into the sheet, its look not yet decided.
        weight: mean width of its strokes as a share of its size; 0 where it cannot be told.
        slant: above 1 where its strokes lean to the right; 0 where it cannot be told.
        row: words of the same number stand in one recognised line.
        box: its ink in dots.
    """

    word: Word
    weight: float
    slant: float
    row: int
    box: BoxPx


def is_dust(row: Row) -> bool:
    """Whether a line is too small to be type: specks and the marks above letters taken for a line."""
    spoken = [w for w in row.words if _SYLLABLE.search(cleaned(w))]
    small = row.middle < _SMALLEST and all(w.sure < _DUST_SURE for w in spoken)
    return small or not any(cleaned(w) for w in row.words)


def cleaned(glyphs: Glyphs) -> str:
    """The characters of a word without the specks around them; nothing when they are specks.

    >>> cleaned(Glyphs("_Nghị", (0, 0, 9, 9), 0.9)), cleaned(Glyphs("—", (0, 0, 9, 9), 0.9))
    ('Nghị', '-')
    >>> cleaned(Glyphs("442/QĐÐ-TTg", (0, 0, 9, 9), 0.9)), cleaned(Glyphs("11-QÐ/TW", (0, 0, 9, 9), 0.9))
    ('442/QĐ-TTg', '11-QĐ/TW')
    >>> cleaned(Glyphs("46/QD-BNV", (0, 0, 9, 9), 0.9))
    '46/QĐ-BNV'
    >>> cleaned(Glyphs("¬", (0, 0, 9, 9), 0.9)), cleaned(Glyphs("z", (0, 0, 9, 9), 0.1))
    ('', '')
    """
    text = _ETH.sub("Đ", _STROKE.sub("/", glyphs.text)).replace("¡", "i").replace("ð", "đ")
    text = _NO_BAR.sub(r"\g<first>Đ", text)
    if _POINT.fullmatch(text):
        return text
    if _DASH.fullmatch(text):
        return "–" if text == "–" else "-"
    if not _HAS_SIGN.search(text):
        return text if _MARKS.fullmatch(text) and glyphs.sure > _JUNK else ""
    text = _EDGE_DUST.sub("", text)
    if glyphs.sure < _JUNK and len(text) <= _SHORT and not _SYLLABLE.search(text):
        return ""
    return text if _HAS_SIGN.search(text) else ""


def seen_words(rows: Sequence[Row], ink: Mask, cell: tuple[float, float] | None = None) -> list[Seen]:
    """The words of recognised lines.

    Args:
        rows: the lines of a page or of a cell.
        ink: the page.
        cell: upper and lower edge in points of the cell in which the lines stand; words keep inside.
    """
    kept = [r for r in rows if not is_dust(r)]
    usual = median([r.middle for r in kept for _ in r.words]) if kept else 0.0
    out: list[Seen] = []
    for number, row in enumerate(kept):
        size = min(_size(row.middle, usual), _most(row))
        base = row.level(sum(w.box[0] + w.box[2] for w in row.words) / (2 * len(row.words))) / POINT
        if cell is not None:
            lift = (_ASCENT - DESCENT) / 2 * size
            base = min(max(base, cell[0] + lift + 1), cell[1] + lift - 1)
        for glyphs, after in zip(row.words, [*row.words[1:], None], strict=True):
            text = cleaned(glyphs)
            if text and not (after and _is_echo(text, glyphs, after)):
                out.append(_seen(replace(glyphs, text=text), ink, (base, size), number))
    return out


def _is_echo(text: str, glyphs: Glyphs, after: Glyphs) -> bool:
    """Whether a letter is but the first of the next word, recognised twice."""
    if len(text) != 1 or not text.isalpha() or fold(text) != fold(after.text[0]):
        return False
    return after.box[0] < glyphs.box[0] + _ECHO * (glyphs.box[2] - glyphs.box[0])


def _size(middle: float, usual: float) -> float:
    """Size in points; a line whose height is that of the others, or that of their capitals, has their size."""
    low, high = _SAME
    height = usual if usual and low < middle / usual < high else middle
    return max(6.0, height / POINT / _X_HEIGHT)


def _most(row: Row) -> float:
    """The largest size in points that the heights of the words allow: marks and specks make a line seem higher."""
    heights = sorted((w.box[3] - w.box[1]) / _height(w.text) for w in row.words if any(map(str.isalnum, w.text)))
    return max(_USUAL_SIZE, _TALLER * heights[len(heights) // 2] / POINT) if heights else _USUAL_SIZE


def _height(text: str) -> float:
    """About how high a word stands from its feet to its marks, in ems."""
    letters = unicodedata.normalize("NFD", text)
    tall = any(c.isupper() or c.isdigit() or c in "bdđfhklt" for c in letters)
    above = any(c in _ABOVE for c in letters)
    below = any(c in "gpqyjQ\u0323" for c in letters)
    return (_ASCENT - DESCENT if tall else _X_HEIGHT) + (_MARK if above else 0) + (_MARK if below else 0)


def _seen(glyphs: Glyphs, ink: Mask, shape: tuple[float, float], row: int) -> Seen:
    base, size = shape
    x0, top, x1, bottom = glyphs.box
    word = Word(
        glyphs.text, x0 / POINT, base - _ASCENT * size, x1 / POINT, base + DESCENT * size, size, sure=glyphs.sure
    )
    letters = sum(c.isalpha() for c in glyphs.text)
    if letters < _LEAST_LETTERS or letters < len(glyphs.text) - 2:
        return Seen(word, 0.0, 0.0, row, glyphs.box)
    crop = ink[top:bottom, x0:x1]
    return Seen(word, _weight(crop) / (size * POINT), _lean(crop), row, glyphs.box)


def _weight(crop: Mask) -> float:
    """Mean length of the runs of ink along the rows."""
    if crop.size == 0:
        return 0.0
    runs = int((crop[:, 1:] & ~crop[:, :-1]).sum()) + int(crop[:, 0].sum())
    return float(crop.sum()) / max(1, runs)


def _lean(crop: Mask) -> float:
    """How much sharper the columns stand when letters that lean are set upright."""
    y, x = np.nonzero(crop)
    if len(x) == 0:
        return 0.0
    upright = np.bincount(x).astype(np.float64)
    leaning = np.bincount((x + _SLANT * y).astype(np.int64)).astype(np.float64)
    return float((leaning**2).sum() / (upright**2).sum())


def usual_weight(seen: Sequence[Seen]) -> float:
    """Width of the strokes of plain type in a document, as a share of the size: that of its lightest third.

    The lightest, for a page may be mostly bold, never mostly lighter than plain.
    """
    weights = sorted(s.weight for s in seen if s.weight > 0)
    return weights[len(weights) // 3] if weights else 0.0


def set_looks(seen: Sequence[Seen], plain: float) -> Iterator[Seen]:
    """The words with bold and italic decided, each with the eyes on its neighbours in the line."""
    for i, one in enumerate(seen):
        near = [s for s in seen[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1] if s.row == one.row and s.weight > 0]
        if not near or not plain:
            yield one
            continue
        bold = median(s.weight for s in near) > _BOLD * plain
        italic = median(s.slant for s in near) > _ITALIC
        yield replace(one, word=replace(one.word, bold=bold, italic=italic))
