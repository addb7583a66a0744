"""Pictures that nobody scans: absurd sizes, noise, endless grids, heads that lie."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from collections.abc import Callable
from functools import partial

from PIL import Image, ImageDraw

_SIZES = ((1, 60_000), (60_000, 1), (3, 3), (1, 1), (12_000, 9_000), (900, 1_200), (2_000, 40), (40, 6_000), (700, 900))
_SAVED = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "pdf": "PDF"}
_DAY = time.gmtime(0)
"""Written into every PDF, so that the same seed makes the same file."""
_MODES = ("L", "1", "RGB", "RGBA", "CMYK", "P", "LA", "I;16")


def _bytes_of(image: Image.Image, ending: str, more: list[Image.Image] | None = None) -> bytes:
    out, plain = io.BytesIO(), image
    if (ending == "jpg" and image.mode not in {"L", "RGB", "CMYK"}) or (ending == "png" and image.mode == "CMYK"):
        plain = image.convert("RGB")
    if ending == "pdf" and image.mode not in {"1", "L", "RGB", "CMYK"}:
        plain = image.convert("RGB")
    rest = {"save_all": True, "append_images": more} if more and ending in {"tif", "pdf"} else {}
    packed = {"compression": "tiff_adobe_deflate"} if ending == "tif" else {}
    dated = {"creationDate": _DAY, "modDate": _DAY} if ending == "pdf" else {}
    plain.save(out, _SAVED[ending], **rest, **packed, **dated)
    return out.getvalue()


def drawn(ending: str, chance: random.Random) -> bytes:
    """A picture of an absurd size or full of something that looks like letters or rules."""
    size = chance.choice(_SIZES)
    image = Image.new("L", size, chance.choice((0, 255, 255, 128)))
    if size[0] * size[1] < 3_000_000:
        chance.choice((_noise, _grid, _specks, _strokes))(image, chance)
    mode = chance.choice(_MODES)
    image = image if mode == "I;16" else image.convert(mode)
    pages = chance.choice((0, 0, 0, 2, 300)) if size[0] * size[1] < 100_000 else 0
    return _bytes_of(image, ending, [image] * pages)


def _noise(image: Image.Image, chance: random.Random) -> None:
    image.frombytes(chance.randbytes(image.width * image.height))


def _grid(image: Image.Image, chance: random.Random) -> None:
    pen, step = ImageDraw.Draw(image), chance.choice((2, 4, 9, 25))
    for x in range(0, image.width, step):
        pen.line((x, 0, x + chance.choice((0, 0, 3)), image.height), fill=0)
    for y in range(0, image.height, step):
        pen.line((0, y, image.width, y + chance.choice((0, 0, 3))), fill=0)


def _specks(image: Image.Image, chance: random.Random) -> None:
    for _ in range(image.width * image.height // chance.choice((30, 300))):
        image.putpixel((chance.randrange(image.width), chance.randrange(image.height)), 0)


def _strokes(image: Image.Image, chance: random.Random) -> None:
    pen = ImageDraw.Draw(image)
    for _ in range(chance.choice((100, 3_000))):
        x, y = chance.randrange(image.width), chance.randrange(image.height)
        pen.line((x, y, x + chance.randint(-9, 9), y + chance.randint(-9, 9)), fill=0, width=chance.choice((1, 2, 5)))


def hurt_picture(data: bytes, chance: random.Random) -> bytes:
    """A picture turned, stretched, cut, thinned or whose head says another size."""
    if data.startswith(b"\x89PNG") and chance.random() < 0.4:
        return _lying_png(data, chance)
    image = Image.open(io.BytesIO(data)).convert("L")
    kind = Image.open(io.BytesIO(data)).format
    for _ in range(chance.choice((1, 2))):
        image = chance.choice((_turned, _stretched, _cut, _inverted, _written_over))(image, chance)
    endings = {"PNG": "png", "JPEG": "jpg", "TIFF": "tif"}
    return _bytes_of(image, endings.get(kind or "", "png"))


def hurt_scan(data: bytes, chance: random.Random) -> bytes:
    """A scan in a PDF whose picture is hurt; the picture is the one that the file holds in the open as JPEG."""
    start, end = data.find(b"\xff\xd8\xff"), data.rfind(b"\xff\xd9") + 2
    if start < 0 or end < start:
        return data[: chance.randrange(len(data))]
    out = io.BytesIO()
    hurt = Image.open(io.BytesIO(hurt_picture(data[start:end], chance))).convert("L")
    hurt.save(out, "PDF", creationDate=_DAY, modDate=_DAY)
    return out.getvalue()


def _lying_png(data: bytes, chance: random.Random) -> bytes:
    size = struct.pack(">II", *(chance.choice((0, 1, 60_000, 2**31 - 1, 900)) for _ in range(2)))
    head = b"IHDR" + size + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


def _turned(image: Image.Image, chance: random.Random) -> Image.Image:
    return image.rotate(chance.choice((0.7, 3, 44, 90, 180, 271)), expand=True, fillcolor=255)


def _stretched(image: Image.Image, chance: random.Random) -> Image.Image:
    width, height = chance.choice(((0.1, 1), (1, 0.1), (2, 2), (3, 0.3), (0.05, 0.05)))
    return image.resize((max(1, int(image.width * width)), max(1, int(image.height * height))))


def _cut(image: Image.Image, chance: random.Random) -> Image.Image:
    x, y = chance.randrange(image.width), chance.randrange(image.height)
    return image.crop((x, y, max(x + 1, chance.randint(x, image.width)), max(y + 1, chance.randint(y, image.height))))


def _inverted(image: Image.Image, _chance: random.Random) -> Image.Image:
    return image.point(lambda value: 255 - value)


def _written_over(image: Image.Image, chance: random.Random) -> Image.Image:
    if image.width * image.height < 3_000_000:
        chance.choice((_grid, _specks, _strokes))(image, chance)
    return image


ENDINGS: tuple[str, ...] = ("png", "jpg", "tif")
MAKERS: dict[str, Callable[[random.Random], bytes]] = {ending: partial(drawn, ending) for ending in _SAVED}
