"""The process that draws pages: a hostile file can take down no more than this, within the limits set here.

``python -m dondoc.apps.directives.pictures.draw FILE FOLDER FIRST LAST`` writes ``FOLDER/N.webp`` for the pages
FIRST to LAST that are not there yet; with FIRST 0 it writes ``FOLDER/sizes.json``: ``[[width, height], …]`` in points.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from dondoc.apps.files.placing import place
from dondoc.core.text.scanning.pictures import points_of, upright

WIDTH = 1400
"""Dots across; type of 13 points is then about 30 dots high on A4."""
_HIGHEST = 5000
_MOST_MEMORY = 1536 << 20
_SECONDS = 60
_QUALITY = 80
_MOST_PAGES = 2000
_A4 = 595.0


def main(source: str, folder: str, first: int, last: int) -> int:
    """Draw or measure; 0 when it was done, 2 when the file has no pages that can be drawn."""
    keep_within()
    with Path(source).open("rb") as file:
        pdf = b"%PDF-" in file.read(1024)
    try:
        (_of_pdf if pdf else _of_image)(Path(source), Path(folder), range(first, last + 1))
    except (pdfium.PdfiumError, OSError, ValueError, MemoryError, Image.DecompressionBombError):
        return 2
    return 0


def keep_within() -> None:
    """Bind this process for good: memory, time of the processor, and others go first."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    os.nice(5)


def _of_pdf(source: Path, folder: Path, pages: range) -> None:
    document = pdfium.PdfDocument(source)
    try:
        if pages.start == 0:
            count = min(len(document), _MOST_PAGES)
            _measure(folder, [_whole(document.get_page_size(index)) for index in range(count)])
            return
        for number in pages:
            _keep(folder, number, lambda n=number: _pdf_page(document, n))  # type: ignore[misc]
    finally:
        document.close()


def _pdf_page(document: pdfium.PdfDocument, number: int) -> Image.Image:
    page = document[number - 1]
    width, height = _whole(page.get_size())
    scale = min(WIDTH / width, _HIGHEST / height)
    image: Image.Image = page.render(scale=scale).to_pil()
    page.close()
    return image


def _of_image(source: Path, folder: Path, pages: range) -> None:
    with Image.open(source) as image:
        frames = min(getattr(image, "n_frames", 1), _MOST_PAGES)
        if pages.start == 0:
            sizes = []
            for index in range(frames):
                image.seek(index)
                sizes.append(points_of(upright(image)))
            _measure(folder, sizes)
            return
        for number in pages:
            if 1 <= number <= frames:
                image.seek(number - 1)
                _keep(folder, number, lambda: _fitted(image))


def _fitted(image: Image.Image) -> Image.Image:
    plain = upright(image).convert("RGB")
    scale = min(WIDTH / plain.width, _HIGHEST / plain.height, 1.0)
    return plain.resize((max(1, round(plain.width * scale)), max(1, round(plain.height * scale))))


def _whole(size: tuple[float, float]) -> tuple[float, float]:
    width, height = size
    return (width, height) if width > 1 and height > 1 else (_A4, _A4)


def _measure(folder: Path, sizes: list[tuple[float, float]]) -> None:
    plain = json.dumps([[round(w, 1), round(h, 1)] for w, h in sizes])
    place(folder / "sizes.json", lambda path: path.write_text(plain, encoding="utf-8"))


def _keep(folder: Path, number: int, draw: Callable[[], Image.Image]) -> None:
    final = folder / f"{number}.webp"
    if not final.exists():
        place(final, lambda path: draw().convert("RGB").save(path, "WEBP", quality=_QUALITY, method=2))


if __name__ == "__main__":
    _source, _folder, _first, _last = sys.argv[1:]
    sys.exit(main(_source, _folder, int(_first), int(_last)))
