"""Files into pictures of their pages: a PDF rendered, a picture opened; huge pages are made smaller, never refused."""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead
from dondoc.core.text.pdfium import open_pdf
from dondoc.core.text.scanning.drawing import drawn
from dondoc.core.text.scanning.paper import squared
from dondoc.core.text.scanning.picture import DPI, POINT, Picture, grey_of

_MOST_DOTS = 24_000_000
_MOST_GROWN = 64_000_000
"""Larger pages, a sheet of A1 and those that count each dot of a camera as a point, are read as a smaller sheet."""
_MOST_STORED, _MOST_COLOURED = 150_000_000, 80_000_000
_LIKELY_DPI = (96, 650)
_SCANNED_DPI = 150
"""From here on it is what a scanner says, also where only a part of a page is shown; below it may be made up."""
_A4_SHORT = 8.27
_LEAST_SIDE = 24
_BROKEN = "Tệp ảnh bị hỏng hoặc tải lên chưa hết. Hãy mở thử tệp, lưu lại bản khác rồi tải lên lần nữa."
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP")

_DAMAGED = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
"""What the library of pictures says of a file whose parts do not fit together."""


def pages_of_pdf(data: bytes, numbers: Sequence[int], watch: Stopwatch) -> Iterator[Picture]:
    """Pages of a PDF as pictures, without the overlays that a signature laid over them.

    Raises:
        CannotRead: as ``open_pdf`` says; ``too-large`` when time is up.
    """
    with open_pdf(data, watch.limits) as document:
        for number in numbers:
            watch.check()
            try:
                page = document[number - 1]
            except pdfium.PdfiumError:
                continue
            width, height = page.get_size()
            scale = min(POINT, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
            image, whole = drawn(page, scale, watch.limits.page_seconds)
            page.close()
            grown = POINT / scale
            if grown > 1 and width * height * POINT**2 <= _MOST_GROWN:
                image = image.resize((round(image.width * grown), round(image.height * grown)))
                grown = 1.0
            image, warp = squared(image)
            yield Picture(grey_of(image), number, grown, whole, warp=warp)


def pages_of_picture(data: bytes, limits: Limits) -> Iterator[Picture]:
    """The pages of a picture file (a TIFF may hold many), brought to the resolution at which pages are read.

    Raises:
        CannotRead: ``broken``, ``too-large``, ``too-many-pages``.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                count = getattr(image, "n_frames", 1)
                _check(image, count, limits)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    _check(frame, count, limits)
                    square, warp = squared(_sized(upright(frame)))
                    yield Picture(grey_of(square), number, warp=warp)
        except _DAMAGED as error:
            raise CannotRead("broken", _BROKEN) from error


def _check(image: Image.Image, count: int, limits: Limits) -> None:
    most = _MOST_STORED if image.mode in ("1", "L", "P") else _MOST_COLOURED
    if image.width * image.height > most:
        raise CannotRead(
            "too-large", f"Ảnh quá lớn (hơn {most // 1_000_000} triệu điểm ảnh). Hãy quét lại ở độ phân giải 300 dpi."
        )
    if count > limits.pages:
        raise CannotRead("too-many-pages", f"Tệp ảnh có {count} trang, vượt quá {limits.pages} trang cho phép.")
    if min(image.width, image.height) < _LEAST_SIDE:
        raise CannotRead("broken", _BROKEN)


def _flat(image: Image.Image) -> Image.Image:
    """The picture on white paper where it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        flat = Image.alpha_composite(paper, layer).convert("RGB")
        flat.info["dpi"] = image.info.get("dpi")
        return flat
    return image.copy()


def upright(frame: Image.Image) -> Image.Image:
    """A frame as it is looked at: turned as its camera noted, on white paper where it is transparent."""
    return ImageOps.exif_transpose(_flat(frame))


def points_of(image: Image.Image) -> tuple[float, float]:
    """Width and height in points of a picture that stands upright: the measure of the boxes of its words.

    >>> [round(x) for x in points_of(Image.new("L", (1654, 2339)))]
    [595, 842]
    """
    scale = _scale(image) / POINT
    return image.width * scale, image.height * scale


def _scale(image: Image.Image) -> float:
    return min(DPI / _dots_an_inch(image), math.sqrt(_MOST_DOTS / (image.width * image.height)))


def _sized(image: Image.Image) -> Image.Image:
    """The picture at ``DPI`` dots an inch; where the file does not say, its short side is taken for that of A4."""
    scale = _scale(image)
    if abs(scale - 1) < 0.03:
        return image
    if image.mode not in ("L", "RGB"):
        image = image.convert("L" if image.mode in ("1", "I;16", "I") else "RGB")
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.BOX)


def _dots_an_inch(image: Image.Image) -> float:
    said = image.info.get("dpi")
    value = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    likely = min(image.width, image.height) / _A4_SHORT
    low, high = _LIKELY_DPI
    if low <= value <= high and (0.5 if value < _SCANNED_DPI else 0.0) < likely / value < 2.2:
        return value
    return max(36.0, likely)
