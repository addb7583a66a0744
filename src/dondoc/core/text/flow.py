"""Lines into paragraphs: what a line's end, a page's end or a page number has broken is made whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dondoc.core.text.lines import Line, join_words

_MARKER = re.compile(
    r"(?:[-–+*•○▪✓➢]\s|\(?\d{1,3}[.)/]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[a-zđ]{1,2}[.)]\s|[IVX]{1,5}[.)/]\s|[A-ZĐ][.)]\s"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|PHỤ LỤC|CHƯƠNG|MỤC|PHẦN)\s+(?:\d|[IVX]))"
)
_CLOSED = re.compile(r"[.;:!?…/][\"”’)\]]*$")
_OPEN = re.compile(r"[,(\-–]$")
_LEADING = re.compile(r"(?:và|của|về|VÀ|CỦA|VỀ)\b")
_SIZE_STEP = 1.2
_INDENT = 6.0
_SIDES = 6.0
_INSET = 14.0
_SPACE = 0.22
_LOOSE = 0.2
_PITCH_SLACK = 1.18
_USUAL_PITCH = 1.35
_MIN_CAPS = 2
_FLUSH_SHARE = 0.3
_LEAST_LINES = 4
_STEP = 22.0
_MOST_DEPTH = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """The area that running text fills on pages of one kind.

    Attributes:
        left, right: its edges in points.
        pitch: distance of base lines within a paragraph, as a multiple of the type size.
        indented: whether first lines of paragraphs stand in and the other ones at the left edge.
        items: where most items of lists begin.
    """

    left: float
    right: float
    pitch: float = _USUAL_PITCH
    indented: bool = True
    items: float | None = None

    def depth(self, line: Line) -> int:
        """How many steps an item of a list stands further in than most; 0 for what is no item."""
        if self.items is None or line.column or not starts_item(line.text):
            return 0
        return min(_MOST_DEPTH, max(0, round((line.x0 - self.items) / _STEP)))

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle and clear of both edges."""
        middle = abs((line.x0 + line.x1) - (self.left + self.right)) / 2
        return middle < _SIDES and line.x0 > self.left + _INSET

    @property
    def middle(self) -> float:
        """Where the middle is."""
        return (self.left + self.right) / 2


def frame_of(lines: list[Line], width: float) -> Frame:
    """The frame of pages of one size, from their lines; usual margins are taken when there is hardly any."""
    if len(lines) < _LEAST_LINES:
        x0 = min((x.x0 for x in lines), default=width * 0.14)
        return Frame(min(x0, width * 0.14), max(max((x.x1 for x in lines), default=0), width * 0.9))
    starts = Counter(round(x.x0 / 2) for x in lines)
    often = [s for s, n in starts.items() if n >= max(2, len(lines) * 0.08)]
    left = min(often or starts) * 2.0
    ends = sorted(x.x1 for x in lines)
    right = ends[int(len(ends) * 0.95)] if len(ends) > 20 else ends[-1]
    flush = sum(1 for x in lines if abs(x.x0 - left) < _INDENT / 2) / len(lines)
    items = Counter(round(x.x0) for x in lines if starts_item(x.text) and not x.column)
    usual = float(items.most_common(1)[0][0]) if items else None
    return Frame(left, right, _pitch(lines), flush >= _FLUSH_SHARE, usual)


def _pitch(lines: list[Line]) -> float:
    seen = Counter(
        round((b.bottom - a.bottom) / b.size, 2)
        for a, b in pairwise(lines)
        if a.page == b.page and a.column == b.column == 0 and abs(a.size - b.size) < 1 and b.x0 <= a.x0 + _INDENT
    )
    likely = {p: n for p, n in seen.items() if 0.9 < p < 2.6}
    return max(likely, key=lambda p: (likely[p], -p)) if likely else _USUAL_PITCH


def starts_item(words: str) -> bool:
    """Whether a line opens with a number, a letter or a dash of a list.

    >>> starts_item("a) Rà soát"), starts_item("- Lưu: VT"), starts_item("II. MỤC TIÊU"), starts_item("và các đơn vị")
    (True, True, True, False)
    """
    return bool(_MARKER.match(words))


def goes_on(paragraph: list[Line], below: Line, frame: Frame) -> bool:
    """Whether a line goes on with the paragraph whose lines stand above it.

    Args:
        paragraph: the lines so far, at least one.
        below: the next line in reading order.
        frame: of the page of ``below``.
    """
    above = paragraph[-1]
    if above.column != below.column or _looks_apart(above, below):
        return False
    if above.column:
        return _goes_on_in_column(paragraph, below)
    if _too_far(paragraph, below, frame):
        return False
    if (frame.centred(above) or frame.centred(below)) and not _is_first_line(above, below, frame):
        return _goes_on_centred(above, below, frame)
    if starts_item(below.text) and (below.x0 > frame.left + _INDENT or _CLOSED.search(above.text)):
        return False
    return _goes_on_in_text(paragraph, below, frame)


def _is_first_line(above: Line, below: Line, frame: Frame) -> bool:
    """Whether a line only looks centred: a first line that stands in, full, above one at the left edge."""
    first = below.words[0]
    full = above.x1 + first.x1 - first.x0 + _SPACE * below.size > frame.right
    return full and abs(below.x0 - frame.left) < _SIDES


def _looks_apart(above: Line, below: Line) -> bool:
    if abs(above.size - below.size) > _SIZE_STEP or above.bold != below.bold:
        return True
    if above.italic != below.italic and (_CLOSED.search(above.text) or below.text.startswith("(")):
        return True
    return _is_caps(above.text) and not _is_caps(below.text)


def _is_caps(words: str) -> bool:
    return words.isupper() and sum(c.isalpha() for c in words) > _MIN_CAPS


def _too_far(paragraph: list[Line], below: Line, frame: Frame) -> bool:
    above = paragraph[-1]
    if above.page != below.page:
        return False
    usual = frame.pitch
    if len(paragraph) > 1 and paragraph[-2].page == above.page:
        usual = (above.bottom - paragraph[-2].bottom) / above.size
    return (below.bottom - above.bottom) / below.size > usual * _PITCH_SLACK


def _goes_on_centred(above: Line, below: Line, frame: Frame) -> bool:
    if not (frame.centred(above) or _would_not_fit(above, below, frame)) or not frame.centred(below):
        return False
    if above.page != below.page or starts_item(below.text) or below.text.startswith("("):
        return False
    if _would_not_fit(above, below, frame):
        return True
    if _is_caps(above.text) or starts_item(above.text):
        return bool(_OPEN.search(above.text) or _LEADING.match(below.text))
    return not _CLOSED.search(above.text)


def _goes_on_in_column(paragraph: list[Line], below: Line) -> bool:
    if starts_item(below.text):
        return False
    above, listed = paragraph[-1].text, starts_item(paragraph[0].text)
    if listed:
        return not re.search(r"[;.:]$", above)
    lower = below.text[0].islower()
    return not _CLOSED.search(above) and (lower or bool(_OPEN.search(above) or _LEADING.match(below.text)))


def _would_not_fit(above: Line, below: Line, frame: Frame) -> bool:
    """Whether the first word of the line below had no room behind the line above."""
    first = below.words[0]
    centred = frame.centred(above) and abs(below.x0 - frame.left) >= _SIDES
    taken = above.x1 - above.x0 if centred else above.x1 - frame.left
    return taken + (first.x1 - first.x0) + _SPACE * below.size > frame.right - frame.left - _LOOSE * below.size


def _goes_on_in_text(paragraph: list[Line], below: Line, frame: Frame) -> bool:
    above = paragraph[-1]
    if not _would_not_fit(above, below, frame):
        small = below.text[0].islower() and not starts_item(below.text)
        unfinished = small or (below.text[0] == "(" and starts_item(paragraph[0].text))
        return unfinished and not _CLOSED.search(above.text)
    step = below.x0 - (above.x0 if above.page == below.page else frame.left)
    if step > _INDENT:
        return False
    first_of_indented = len(paragraph) == 1 and frame.indented and below.x0 > frame.left + _INDENT
    return not (first_of_indented and abs(step) <= _INDENT and _CLOSED.search(above.text))


def whole(lines: Iterable[Line]) -> str:
    """The words of a paragraph's lines."""
    words = ""
    for line in lines:
        words = join_words(words, line.text)
    return words
