"""Bytes into Text: the one canonical string, its pieces and their places."""

from dondoc.core.text.limits import Limits
from dondoc.core.text.model import CannotRead, Cell, Piece, PieceKind, Place, Table, Text
from dondoc.core.text.read import read

__all__ = ["CannotRead", "Cell", "Limits", "Piece", "PieceKind", "Place", "Table", "Text", "read"]
