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
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from documents import decision, to_pdf
from docx2python import docx2python
from markitdown import MarkItDown

from dondoc.core.orders import understand
from dondoc.core.packs import load_pack
from dondoc.core.text import read

_ROUNDS = 9


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds that a piece of work takes: the median, after one round that does not count."""
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure(rounds: int = _ROUNDS) -> dict[str, float | int | None]:
    """All figures."""
    pack = load_pack()
    word = decision().docx
    pdf = to_pdf(word)
    ours = median_ms(lambda: understand(read(word, "decision.docx"), pack), rounds)
    peers = _peers(word, max(3, rounds // 3))
    reading = median_ms(lambda: read(word, "decision.docx"), rounds)
    text = read(word, "decision.docx")
    pages = read(pdf, "decision.pdf").pages if pdf else None
    return {
        "ms": round(ours, 1),
        "read_ms": round(reading, 1),
        "pdf_ms": round(median_ms(lambda: understand(read(pdf, "decision.pdf"), pack), 3), 1) if pdf else None,
        "markitdown_ms": round(peers["markitdown"], 1),
        "docx2python_ms": round(peers["docx2python"], 1),
        "ratio_markitdown": round(peers["markitdown"] / reading, 1),
        "ratio_docx2python": round(peers["docx2python"] / reading, 1),
        "pages": pages,
        "characters": len(text.text),
        "tasks": len(understand(text, pack).tasks),
    }


def _peers(word: bytes, rounds: int) -> dict[str, float]:
    converter = MarkItDown()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decision.docx"
        path.write_bytes(word)
        return {
            "markitdown": median_ms(lambda: converter.convert(str(path)).text_content, rounds),
            "docx2python": median_ms(lambda: docx2python(io.BytesIO(word)).text, rounds),
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
