"""What goes between the process that asks and the one that reads: frames of bytes, and a Text as JSON.

What comes back from a process that met a hostile file is JSON only, never anything that could run.
"""

from __future__ import annotations

import dataclasses
import struct
from collections.abc import Mapping
from typing import IO, Any

from dondoc.core.text.model import Cell, Piece, PieceKind, Place, Table, Text
from dondoc.core.values import Span

_LENGTH = struct.Struct(">Q")
_PIECE = 1 << 20


def put_frame(out: IO[bytes], data: bytes) -> None:
    """Write one frame: its length in 8 bytes, then itself."""
    out.write(_LENGTH.pack(len(data)))
    out.write(data)
    out.flush()


def take_frame(source: IO[bytes]) -> bytes | None:
    """The next frame, or None at the end (a frame cut short is an end too)."""
    head = _all(source, _LENGTH.size)
    return None if head is None else _all(source, _LENGTH.unpack(head)[0])


def _all(source: IO[bytes], size: int) -> bytes | None:
    """So many bytes, also of a pipe that gives them piece by piece; None when it ends before."""
    out = bytearray()
    while len(out) < size:
        more = source.read(min(size - len(out), _PIECE))
        if not more:
            return None
        out += more
    return bytes(out)


def text_json(text: Text) -> dict[str, Any]:
    """A text as JSON values; pieces and cells as short lists."""
    rest = {f.name: getattr(text, f.name) for f in dataclasses.fields(text) if f.name not in {"pieces", "tables"}}
    pieces = [[*_placed(p), p.label, p.level, p.bold, p.italic, p.centred, p.indent] for p in text.pieces]
    tables = [[t.span.start, t.span.end, t.heading, [[_cell(c) for c in row] for row in t.rows]] for t in text.tables]
    return {**_plain(rest), "pieces": pieces, "tables": tables}


def _placed(p: Piece) -> list[Any]:
    return [p.span.start, p.span.end, p.kind.value, p.place.page, p.place.box, p.place.cell]


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"span": [value.start, value.end]}
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, (tuple, list)) else value


def _rich(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"span"}:
        return Span(*value["span"])
    return tuple(_rich(v) for v in value) if isinstance(value, list) else value


def _cell(c: Cell) -> list[int]:
    return [c.span.start, c.span.end, c.row, c.column, c.row_span, c.column_span]


def text_from(data: Mapping[str, Any]) -> Text:
    """The text again.

    >>> from dondoc.core.text import read
    >>> text = read("Số: 1/KH\\nTT\\tViệc\\n1\\tRà soát\\n".encode(), "a.txt")
    >>> text_from(text_json(text)) == text
    True
    """
    rest = {name: _rich(value) for name, value in data.items() if name not in {"pieces", "tables"}}
    return Text(pieces=tuple(map(_piece, data["pieces"])), tables=tuple(map(_table, data["tables"])), **rest)


def _piece(p: list[Any]) -> Piece:
    start, end, kind, page, box, cell, *rest = p
    place = Place(page, tuple(box) if box else None, tuple(cell) if cell else None)
    return Piece(Span(start, end), PieceKind(kind), place, *rest)


def _table(t: list[Any]) -> Table:
    start, end, heading, rows = t
    cells = tuple(tuple(Cell(Span(c[0], c[1]), *c[2:]) for c in row) for row in rows)
    return Table(cells, Span(start, end), heading)
