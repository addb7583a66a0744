"""The door to the rooms that read pictures: their libraries are loaded only when a file holds one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead, Text
from dondoc.core.text.sheet import Sheet

_ROOM = "dondoc.core.text.scan"
_NO_OCR = (
    "Tệp là bản quét (ảnh) nhưng máy chủ chưa cài bộ nhận dạng chữ. "
    "Hãy nhờ người quản trị cài phần mở rộng ocr của Đôn Đốc và gói tesseract-ocr-vie."
)


class Scans(Protocol):
    """Pages of a document that were looked at."""

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What a person should know of the looking."""

    def put_into(self, sheets: list[Sheet]) -> list[Sheet]:
        """The pages of the document, those that were looked at in the place of the silent ones."""

    def placed_back(self, text: Text) -> Text:
        """The text with the boxes of its pieces where they are on the pages as given, not as straightened."""


class _Room(Protocol):
    def look_at_pdf(self, data: bytes, numbers: Sequence[int], watch: Stopwatch) -> Scans: ...

    def read_picture(self, data: bytes, limits: Limits) -> Text: ...


def _room() -> _Room:
    try:
        return cast(_Room, import_module(_ROOM))
    except ImportError as error:
        raise CannotRead("no-ocr", _NO_OCR) from error


def look_at(data: bytes, numbers: Sequence[int], watch: Stopwatch) -> Scans:
    """Recognise the words of some pages of a PDF.

    Raises:
        CannotRead: ``no-ocr`` when no recogniser is installed, ``too-large`` when it takes too long.
    """
    return _room().look_at_pdf(data, numbers, watch)


def read_picture(data: bytes, limits: Limits) -> Text:
    """Read a picture file (PNG, JPEG, TIFF with one or more pages).

    Raises:
        CannotRead: ``broken``, ``too-large``, ``too-many-pages``, ``no-ocr``, ``no-text``.
    """
    return _room().read_picture(data, limits)
