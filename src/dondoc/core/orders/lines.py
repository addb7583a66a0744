"""Paragraphs with their labels, as a tree: what stands under what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dondoc.core.text.model import Piece, PieceKind, Text
from dondoc.core.values import Span

_BULLET = re.compile(r"[-–—•●▪■◆+*✓✔►→§·o](?=\s)\s+|[-–—•●▪■◆✓✔►→§·](?=\w)|[-–—•●▪■◆✓✔►→§·]\s*(?=[(\d])")
_ARABIC = r"(\d{1,3})\s*[.:]\s*(?=[^\d\s]|$)|(\d{1,3})\s*[.]\s+(?=\d)|(\d{1,2})\s?[/–-]\s+(?=[^\d\W])"
_LABELS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("article", 0.5, re.compile(r"Điều\s+(\d{1,3})\s*[.:]\s*")),
    ("part", 0.2, re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+((?:thứ\s+\w+)|[IVXLC]+|\d+)\s*[.:]?\s*(?=\S|$)")),
    ("section", 0.8, re.compile(r"(?:MỤC|Mục)\s+([IVXLC]+|\d+)\s*[.:]\s*")),
    (
        "named",
        2.9,
        re.compile(
            r"(?:Nhiệm vụ|Giải pháp|Hoạt động|Nội dung|Dự án|Tiểu dự án|Đề án|Hợp phần|Công việc)\s+(?:số\s+)?"
            r"(\d{1,2})\s*[.:]\s+"
        ),
    ),
    ("roman", 1.0, re.compile(r"([IVX]{1,5})(?:\s*[.)]\s*|\s*[/-]\s+)(?=\S)")),
    ("capital", 0.9, re.compile(r"([A-HĐ])\s*[./)-]\s+(?=\S)")),
    ("arabic4", 4.5, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2})\s*[.):]?\s+(?=\D)")),
    ("arabic3", 4.0, re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})\s*[.):]?\s*(?=[^\d\W])")),
    ("arabic2", 3.5, re.compile(r"(\d{1,2}\.\d{1,2})(?:\s*[.):]|\s?[/–-](?=\s))?\s*(?=[^\d\W]|[“\"(])")),
    (
        "arabic",
        3.0,
        re.compile(r"(\d{1,3})\s*[.:]\s*(?=[^\d\s]|$)|(\d{1,3})\s*[.]\s+(?=\d)|(\d{1,2})\s?[/–-]\s+(?=[^\d\W])"),
    ),
    ("bracket", 5.0, re.compile(r"\((\d{1,2}|[ivx]{1,4})\)\s*[.:]?\s*|(\d{1,2})\)\s*")),
    ("letter", 6.0, re.compile(r"([a-zđ])\s*[.)]\s*(?=\S)|\(([a-zđ])\)\s*")),
)
_INNER = 3.1
"""Rank of a list with the numerals of the heading that it stands under."""
_ORDINAL = re.compile(r"((?:Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+\w+)?))|"
                      r"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là))\s*[,:.]+\s*")  # fmt: skip


_TURNS = re.compile(
    r"(?:Về|Đối với|Ngoài ra|Bên cạnh đó|(?:Trong )?[Tt]hời gian tới)\s[^;]*:\s*$|(?:Về|Đối với)\s[^.;:]*$"
)
"""A paragraph without a number that turns to another matter: what follows stands under no item before it."""


@dataclass(slots=True)
class Line:
    """A paragraph of the logical text and its place in the tree of labels.

    Attributes:
        span: the whole paragraph; ``body``: without its label and bullet.
        label: "II", "2.1", "a", "-", "+", "Điều 3" or None.
        kind: which series the label belongs to ("roman", "arabic", "letter", "dash", …), or "" without a label.
        announced: the paragraph without a number that announced it ("… yêu cầu các đơn vị:"), set by ``zones``.
        zone: what the section is about, set by ``zones``: "tasks", "goals", "context", "report", "money",
            "spoken" (only what somebody is told to do is ordered) or "".
    """

    span: Span
    body: Span
    words: str
    label: str | None
    kind: str
    rank: float
    piece: Piece
    parent: Line | None = None
    children: list[Line] = field(default_factory=list)
    zone: str = ""
    announced: Line | None = None

    @property
    def heading(self) -> bool:
        """Whether it reads as a heading: set apart by the file, or short and without the full stop of a sentence."""
        if not self.words:
            return False
        end = self.words.rstrip()[-1]
        if self.piece.level is not None or end == ":":
            return True
        if end in ".;,":
            return False
        set_apart = self.piece.bold or self.piece.italic or self.words.isupper()
        return set_apart or (self.rank < 6 and len(self.words) < 160)

    def above(self) -> list[Line]:
        """The lines it stands under, nearest first."""
        out, line = [], self.parent
        while line is not None:
            out.append(line)
            line = line.parent
        return out


def read_label(words: str) -> tuple[str | None, str, float, int]:
    """The label that opens a paragraph: its value, its series, the rank of the series and its length.

    >>> read_label("2.1. Sở Tài chính:")
    ('2.1', 'arabic2', 3.5, 5)
    >>> read_label("- a) Xây dựng")[:2], read_label("- Bộ Xây dựng")[:2], read_label("1.2 tỉ đồng")[:2]
    (('a', 'letter'), ('-', 'dash'), ('1.2', 'arabic2'))
    >>> read_label("Điều 3. Giao Vụ Pháp chế")[0], read_label("C. Các đơn vị")[0], read_label("Bộ Y tế")[0]
    ('Điều 3', 'C', None)
    """
    at, mark = 0, ""
    while found := _BULLET.match(words, at):
        mark, at = words[at], found.end()
    for kind, rank, form in _LABELS:
        found = form.match(words, at)
        if found and not (kind == "named" and mark):
            value = next(g for g in found.groups() if g)
            return (f"Điều {value}" if kind == "article" else value), kind, rank, found.end()
    found = _ORDINAL.match(words, at)
    if found:
        return found.group(1), "ordinal", 3.2, found.end()
    if mark == "+":
        return "+", "plus", 9.0, at
    if mark:
        return "-", "dash" if mark in "-–—" else "bullet", 8.0 if mark in "-–—" else 8.5, at
    return None, "", 0.0, 0


def _line(text: str, piece: Piece) -> Line:
    words = piece.span.of(text)
    label, kind, rank, length = read_label(words)
    body = Span(piece.span.start + length, piece.span.end)
    if kind in ("dash", "bullet", "plus"):
        rank += min(piece.indent, 9) / 10
        kind = f"{kind}{piece.indent}"
    return Line(piece.span, body, words[length:], label, kind, rank, piece)


def plant(text: Text, leave_out: tuple[Span, ...] = ()) -> list[Line]:
    """The paragraphs of a text outside tables, furniture and ``leave_out``, with parents and children set.

    A label stands under the nearest line before it whose series ranks higher; a paragraph without a label stands under
    the nearest heading above it.
    """
    lines: list[Line] = []
    stack: list[Line] = []
    for piece in text.pieces:
        if piece.kind is not PieceKind.PARAGRAPH or any(s.touches(piece.span) for s in leave_out):
            continue
        line = _line(text.text, piece)
        if lines and not lines[-1].words and line.label is None:
            bare = lines.pop()
            _lend(bare, line)
            stack[:] = [up for up in stack if up is not bare]
        if line.kind == "arabic" and _begins_anew(line, lines, stack):
            line.rank = _INNER
        _place(line, stack)
        lines.append(line)
    return lines


def _begins_anew(line: Line, lines: list[Line], stack: list[Line]) -> bool:
    """Whether a numbered line belongs to a list of its own under a heading of the same series: "2. Nhiệm vụ" / "1. …".

    The list goes on while its numbers do; one that both lists could hold belongs to the outer one when it is a heading.
    """
    above, label = lines[-1] if lines else None, line.label or ""
    if label == "1":
        return above is not None and above.kind == "arabic" and above.heading
    inner = next((up for up in reversed(stack) if up.rank == _INNER), None)
    if inner is None or inner.parent is None or not label.isdigit() or int(label) != int(inner.label or 0) + 1:
        return False
    return not (line.heading and int(label) == int(inner.parent.label or 0) + 1)


def _lend(bare: Line, line: Line) -> None:
    """A label that stands alone in its paragraph belongs to the paragraph behind it."""
    line.label, line.kind, line.rank = bare.label, bare.kind, bare.rank
    line.span = Span(bare.span.start, line.span.end)
    if bare.parent is not None:
        bare.parent.children.pop()  # it was the last line


def _place(line: Line, stack: list[Line]) -> None:
    if line.label is None:
        line.parent = next((up for up in reversed(stack) if up.heading), None)
        while _TURNS.match(line.words) and stack and stack[-1] is not line.parent:
            stack.pop()
    else:
        while stack and stack[-1].rank >= line.rank:
            stack.pop()
        line.parent = stack[-1] if stack else None
        stack.append(line)
    if line.parent is not None:
        line.parent.children.append(line)
