"""The recogniser of characters: tesseract with its Vietnamese data, found on the machine, never fetched."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes.util import find_library
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import tesserocr

from dondoc.core.text.model import CannotRead
from dondoc.core.text.scanning.picture import DPI, Grey

BoxPx = tuple[int, int, int, int]
"""x0, top, x1, bottom in dots."""

_LANGUAGE = "vie"
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_NO_OCR = (
    "Tệp là bản quét (ảnh) nhưng máy chủ chưa cài bộ nhận dạng chữ tiếng Việt. "
    "Hãy nhờ người quản trị cài gói: apt install tesseract-ocr-vie"
)
_NO_OCR_CODE = "no-ocr"
_SILENT = 6
# Documents are read side by side by whole processes; threads inside a page would only wait for each other.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A word as recognised, places in dots.

    Attributes:
        text: its characters.
        box: the ink.
        sure: how sure the recogniser is, 0 to 1.
    """

    text: str
    box: BoxPx
    sure: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line as recognised.

    Attributes:
        words: left to right.
        base: the base line: its height at the left end, its slope in dots a dot, and where the left end is.
        middle: height of small letters in dots (of capitals where all are capitals).
    """

    words: tuple[Glyphs, ...]
    base: tuple[float, float, float]
    middle: float

    def level(self, x: float) -> float:
        """Height of the base line at a place."""
        return self.base[0] + (x - self.base[2]) * self.base[1]


class Layout(Enum):
    """How the lines of an area stand: a page of text of several sizes, one even block, words here and there."""

    PAGE = tesserocr.PSM.SINGLE_COLUMN
    BLOCK = tesserocr.PSM.SINGLE_BLOCK
    SPARSE = tesserocr.PSM.SPARSE_TEXT


def data_folder() -> Path:
    """The folder of the Vietnamese data.

    Raises:
        CannotRead: ``no-ocr`` when it is nowhere.
    """
    own = os.environ.get("TESSDATA_PREFIX", "")
    for folder in (own, os.path.join(own, "tessdata"), *_FOLDERS):
        if folder and Path(folder, f"{_LANGUAGE}.traineddata").is_file():
            return Path(folder)
    raise CannotRead(_NO_OCR_CODE, _NO_OCR)


@cache
def _hush() -> None:
    """Keep the library of pictures under the recogniser from writing of odd boxes to the terminal of a user."""
    beside = Path(tesserocr.__file__).parent.parent / "tesserocr.libs"
    library = next((str(p) for p in beside.glob("liblept*")), None) or find_library("lept") or find_library("leptonica")
    with suppress(OSError, AttributeError):
        ctypes.CDLL(library).setMsgSeverity(_SILENT)


class Engine:
    """A recogniser, to be used by one thread at a time; loading it takes a tenth of a second."""

    def __init__(self) -> None:
        try:
            self._api = tesserocr.PyTessBaseAPI(
                path=str(data_folder()), lang=_LANGUAGE, psm=tesserocr.PSM.SINGLE_COLUMN, oem=tesserocr.OEM.LSTM_ONLY
            )
        except RuntimeError as error:
            raise CannotRead(_NO_OCR_CODE, _NO_OCR) from error
        self._api.SetVariable("tessedit_do_invert", "0")
        _hush()

    def close(self) -> None:
        """Give the memory back."""
        self._api.End()

    def show(self, grey: Grey) -> None:
        """Take the page that is to be read next."""
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(DPI)

    def rows(self, layout: Layout = Layout.PAGE, area: BoxPx | None = None, *, seconds: float = 0) -> list[Row]:
        """The lines of the page shown, or of an area of it.

        Args:
            layout: how the lines stand.
            area: x0, top, x1, bottom in dots; None for all.
            seconds: after how long to stop; what was read until then is given. 0 for no end.
        """
        self._api.SetPageSegMode(layout.value)
        if area is not None:
            self._api.SetRectangle(area[0], area[1], area[2] - area[0], area[3] - area[1])
        if not self._api.Recognize(int(seconds * 1000)):
            return []
        return list(self._found())

    def word(self, grey: Grey) -> tuple[str, float]:
        """One word by itself, and how sure it is."""
        self.show(grey)
        self._api.SetPageSegMode(tesserocr.PSM.SINGLE_WORD)
        words = self._api.GetUTF8Text().strip()
        return words, max(0, self._api.MeanTextConf()) / 100

    def _found(self) -> Iterator[Row]:
        it = self._api.GetIterator()
        if it is None:
            return
        words: list[Glyphs] = []
        shape = (0.0, 0.0, 0.0), 0.0
        for at in tesserocr.iterate_level(it, tesserocr.RIL.WORD):
            if at.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
                if words:
                    yield Row(tuple(words), *shape)
                words, shape = [], _shape(at)
            word = _glyphs(at)
            if word is not None:
                words.append(word)
        if words:
            yield Row(tuple(words), *shape)


def _glyphs(at: tesserocr.PyResultIterator) -> Glyphs | None:
    try:
        text = at.GetUTF8Text(tesserocr.RIL.WORD).strip()
    except RuntimeError:  # a line in which nothing was found
        return None
    box = at.BoundingBox(tesserocr.RIL.WORD)
    if not text or box is None:
        return None
    return Glyphs(text, box, max(0.0, at.Confidence(tesserocr.RIL.WORD)) / 100)


def _shape(at: tesserocr.PyResultIterator) -> tuple[tuple[float, float, float], float]:
    base, height = at.Baseline(tesserocr.RIL.TEXTLINE), at.RowAttributes()
    middle = height["row_height"] + height["descenders"] - height["ascenders"]
    if base is None:
        return (0.0, 0.0, 0.0), middle
    (x0, y0), (x1, y1) = base
    return (float(y0), (y1 - y0) / max(1, x1 - x0), float(x0)), middle


@contextmanager
def engine() -> Iterator[Engine]:
    """A recogniser for the time of a document.

    Raises:
        CannotRead: ``no-ocr`` when the Vietnamese data is not installed.
    """
    own = Engine()
    try:
        yield own
    finally:
        own.close()
