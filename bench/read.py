"""How fast a 30-page decision is read and understood, as Word and as PDF, beside two other readers of Word files.

    python bench/read.py [--json] [--rounds N]

Prints milliseconds, the median of several rounds in one process:
    ms                 reading and understanding the Word file
    read_ms            reading alone
    pdf_ms             reading and understanding the PDF of the same file; null when LibreOffice is not there to make it
    markitdown_ms, docx2python_ms          what these need for reading the same Word file
    ratio_markitdown, ratio_docx2python    how many times our reading of it goes into theirs
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import statistics
import time
from collections.abc import Callable

from documents import decision, to_pdf
from docx2python import docx2python
from markitdown import MarkItDown

from dondoc.core.orders import understand
from dondoc.core.packs import load_pack
from dondoc.core.text import read

_ROUNDS = 9


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that a piece of work takes once."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def medians(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median milliseconds of each piece of work; they take turns, so that a busy machine is busy for all of them."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    return {name: statistics.median(found) for name, found in times.items()}


def measure(rounds: int = _ROUNDS) -> dict[str, float | int | None]:
    """All figures."""
    pack, converter = load_pack(), MarkItDown()
    word = decision().docx
    pdf = to_pdf(word)
    works: dict[str, Callable[[], object]] = {
        "ms": lambda: understand(read(word, "decision.docx"), pack),
        "read_ms": lambda: read(word, "decision.docx"),
        "markitdown_ms": lambda: converter.convert_stream(io.BytesIO(word), file_extension=".docx"),
        "docx2python_ms": lambda: docx2python(io.BytesIO(word)).text,
    }
    if pdf is not None:
        works["pdf_ms"] = lambda: understand(read(pdf, "decision.pdf"), pack)
    found = medians(works, rounds)
    text = read(word, "decision.docx")
    return {
        **{name: round(ms, 1) for name, ms in found.items()},
        "pdf_ms": round(found["pdf_ms"], 1) if pdf else None,
        "ratio_markitdown": round(found["markitdown_ms"] / found["read_ms"], 1),
        "ratio_docx2python": round(found["docx2python_ms"] / found["read_ms"], 1),
        "pages": read(pdf, "decision.pdf").pages if pdf else None,
        "characters": len(text.text),
        "tasks": len(understand(text, pack).tasks),
    }


def main() -> None:
    """Print the figures, a line each or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="rounds that count")
    options = parser.parse_args()
    figures = measure(options.rounds)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:18} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
