"""The pictures of a file's pages, by the hash of the file: the folder can be deleted, it fills itself again."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from dondoc.apps.directives.pictures.draw import WIDTH
from dondoc.apps.directives.pictures.find import WORDS
from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile

AHEAD = 2
"""How many pages are drawn with the one that is asked for: whoever looks at one soon looks at the next."""
_SECONDS = 90
_AT_ONCE = BoundedSemaphore(2)
_DRAWN = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")

type Sizes = list[tuple[float, float]]
type Words = list[tuple[int, float, float, float, float, str]]


class NoPicture(Exception):
    """There is no such page, or it cannot be drawn."""


def folder_of(file: StoredFile) -> Path:
    """Where the pictures of a file lie; the width is part of the name, so that another width is another picture."""
    return Path(settings.DONDOC_DATA) / "pages" / f"{file.sha256}-{WIDTH}"


def rendered(file: StoredFile) -> Path:
    """Where the PDF lies that LibreOffice makes of a Word file."""
    return folder_of(file) / "rendered.pdf"


def drawable(file: StoredFile) -> bool:
    """Whether the file itself has pages to be drawn: a PDF or a picture."""
    with contextlib.suppress(OSError), vault.path_of(file.sha256).open("rb") as content:
        head = content.read(1024)
        return b"%PDF-" in head or head.startswith(_DRAWN)
    return False


def source_of(file: StoredFile) -> Path | None:
    """What the pictures are drawn from: the file, or the PDF made of it; None while there is neither."""
    if drawable(file):
        return vault.path_of(file.sha256)
    made = rendered(file)
    return made if made.exists() else None


def sizes(file: StoredFile) -> Sizes:
    """Width and height of each page in points; empty when nothing of it can be drawn (yet)."""
    known, source = folder_of(file) / "sizes.json", source_of(file)
    if source is None:
        return []
    if not known.exists():
        _draw(source, known.parent, 0, 0)
    try:
        return [(float(w), float(h)) for w, h in json.loads(known.read_text(encoding="utf-8"))]
    except (OSError, ValueError):
        return []


def page_words(file: StoredFile) -> Words:
    """The words on the pages that LibreOffice made of a file, with their boxes; empty when it made none (yet)."""
    known = folder_of(file) / WORDS
    if rendered(file).exists() and not known.exists():
        _run("find", rendered(file), known.parent)
    try:
        found = json.loads(known.read_text(encoding="utf-8"))
        return [(int(p), float(x), float(y), float(x1), float(y1), str(word)) for p, x, y, x1, y1, word in found]
    except (OSError, ValueError):
        return []


def picture(file: StoredFile, page: int) -> Path:
    """The picture of a page, drawn now when nobody has looked at it before.

    Raises:
        NoPicture: no such page, or it cannot be drawn.
    """
    final, source = folder_of(file) / f"{page}.webp", source_of(file)
    if not final.exists() and source is not None:
        count = len(sizes(file))
        if 1 <= page <= count:
            _draw(source, final.parent, page, min(page + AHEAD, count))
    if not final.exists():
        raise NoPicture
    return final


def _draw(source: Path, folder: Path, first: int, last: int) -> None:
    _run("draw", source, folder, str(first), str(last))


def _run(module: str, source: Path, folder: Path, *more: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", f"dondoc.apps.directives.pictures.{module}", str(source), str(folder), *more]
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV") if name in os.environ}
    with _AT_ONCE, contextlib.suppress(subprocess.SubprocessError):
        subprocess.run(
            command, check=False, timeout=_SECONDS, env=env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
