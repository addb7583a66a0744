"""Makes scans of the sample's own documents: pages as pictures, askew, noisy, stamped, sideways."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

import dondoc.sample

_FOLDER = Path(dondoc.sample.__file__).parent / "documents"
PLAN = "12-QD-BPTXH-ke-hoach-hanh-dong-2026.pdf"
CONCLUSIONS = "37-TB-BPTXH-ket-luan-hoi-nghi-so-ket.pdf"


@cache
def original(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


@cache
def picture(name: str, number: int, dpi: int = 300) -> Image.Image:
    document = pdfium.PdfDocument(original(name))
    try:
        page: Image.Image = document[number - 1].render(scale=dpi / 72).to_pil()
        return page.convert("RGB")
    finally:
        document.close()


def cut(name: str, numbers: Sequence[int]) -> bytes:
    """A PDF of some pages, their text layer kept."""
    source, out = pdfium.PdfDocument(original(name)), pdfium.PdfDocument.new()
    out.import_pages(source, [n - 1 for n in numbers])
    data = io.BytesIO()
    out.save(data)
    out.close()
    source.close()
    return data.getvalue()


def part(name: str, number: int, box: tuple[float, float, float, float], dpi: int = 200) -> Image.Image:
    """What stands in a box (points) of a page: a small page, quickly read."""
    whole = picture(name, number, dpi)
    x0, top, x1, bottom = (round(v * dpi / 72) for v in box)
    return whole.crop((x0, top, x1, bottom))


def joined(files: Sequence[bytes]) -> bytes:
    """Several PDFs one behind the other."""
    out = pdfium.PdfDocument.new()
    for data in files:
        with pdfium.PdfDocument(data) as source:
            out.import_pages(source)
    kept = io.BytesIO()
    out.save(kept)
    out.close()
    return kept.getvalue()


def as_pdf(images: Sequence[Image.Image], dpi: int = 300) -> bytes:
    out = io.BytesIO()
    first, *others = images
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others)
    return out.getvalue()


def as_file(images: Sequence[Image.Image], kind: str, dpi: int = 300) -> bytes:
    out = io.BytesIO()
    first, *others = images
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(out, kind, dpi=(dpi, dpi), **more)
    return out.getvalue()


def askew(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


def noisy(image: Image.Image, specks: int = 4000, seed: int = 7) -> Image.Image:
    dots, chance = np.array(image), random.Random(seed)
    for _ in range(specks):
        y, x = chance.randrange(dots.shape[0] - 2), chance.randrange(dots.shape[1] - 2)
        dots[y : y + 2, x : x + 2] = 0
    return Image.fromarray(dots)


def stamped(image: Image.Image, centre: tuple[int, int], radius: int = 180) -> Image.Image:
    """A red seal over a place of the page, as the press of a clerk leaves it."""
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    x, y = centre
    for r in (radius, radius - 16, radius // 2):
        draw.ellipse((x - r, y - r, x + r, y + r), outline=(205, 40, 50), width=8)
    draw.regular_polygon((x, y, radius // 3), 5, fill=(205, 40, 50))
    return Image.fromarray(np.minimum(np.array(image), np.array(layer)))
