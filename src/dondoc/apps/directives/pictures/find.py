"""The process that finds where the words of a PDF stand; like the one that draws, bound in what it may take.

``python -m dondoc.apps.directives.pictures.find FILE FOLDER`` writes ``FOLDER/words.json``:
``[[page, x0, top, x1, bottom, "word"], …]`` in points, in the order of the file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dondoc.apps.directives.pictures.draw import keep_within
from dondoc.apps.files.placing import place
from dondoc.core.text.limits import Limits, Stopwatch
from dondoc.core.text.model import CannotRead
from dondoc.core.text.pdfium import open_pdf, read_sheets

WORDS = "words.json"


def main(source: str, folder: str) -> int:
    """Find the words; 0 when it was done, 2 when the file has no pages that can be read."""
    keep_within()
    limits = Limits()
    try:
        with open_pdf(Path(source).read_bytes(), limits) as document:
            found = [
                [sheet.number, *(round(x, 1) for x in (word.x0, word.top, word.x1, word.bottom)), word.text]
                for sheet in read_sheets(document, Stopwatch(limits))
                for word in sheet.words
            ]
    except (CannotRead, OSError, MemoryError):
        return 2
    place(
        Path(folder) / WORDS,
        lambda path: path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8"),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
