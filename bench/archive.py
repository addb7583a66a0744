"""How fast an archive of directives is read with one and with two workers, and how much memory that takes.

    python bench/archive.py [--json] [--copies N]

Documents are made here: 30-page decisions as Word and (where LibreOffice is there) as PDF, and short plans as text.
    documents, pages         what was read; a page of text is 3,000 characters
    documents_per_second_1   with one worker, starting included; ..._2 with two
    pages_per_second_1, pages_per_second_2
    peak_mb                  most memory of any one process
    pdf_ms_page              reading and understanding a page of text in a PDF, in time of one processor
    ocr_s_page               the same of a page that is a picture; null where tesseract is not there
    docx_ms, markitdown_ms   reading a 30-page Word file, here and by markitdown, one after the other
    ratio_markitdown         how many times ours goes into theirs
What needs a PDF is null where LibreOffice is not there to make one.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from documents import decision, to_pdf
from markitdown import MarkItDown
from phrases import prose

from dondoc.core.orders import understand
from dondoc.core.packs import load_pack
from dondoc.core.text import CannotRead, read

_COPIES = 6
_PAGE = 3000
_SHORT_TASKS = 40
_LONG_TASKS = 165
_SCANNED = 2
_ROUNDS = 3
_DOTS = 200 / 72
_WATCH = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
sys.stderr.write(done.stderr)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


def make(folder: Path, copies: int) -> tuple[int, int]:
    """Write the archive; how many documents and pages there are."""
    documents = pages = 0
    for tasks in (_SHORT_TASKS, _LONG_TASKS):
        word = decision(tasks).docx
        pdf = to_pdf(word)
        sheets = (read(pdf, "a.pdf").pages if pdf else None) or len(read(word, "a.docx").text) // _PAGE + 1
        for i in range(copies):
            (folder / f"{tasks}-{i}.docx").write_bytes(word)
            if pdf:
                (folder / f"{tasks}-{i}.pdf").write_bytes(pdf)
        documents += copies * (2 if pdf else 1)
        pages += copies * sheets * (2 if pdf else 1)
    for i in range(copies):
        words = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\n" + "\n".join(f"{n}. {prose(n)}" for n in range(1, 20))
        (folder / f"plan-{i}.txt").write_text(words, encoding="utf-8")
        documents, pages = documents + 1, pages + len(words) // _PAGE + 1
    return documents, pages


def run(folder: Path, out: Path, workers: int) -> tuple[float, int]:
    """Read the whole archive once: seconds, and the most KiB that one process of it held."""
    command = [sys.executable, "-m", "dondoc.cli", "read", str(folder), "--out", str(out), "--workers", str(workers)]
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _WATCH, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return time.perf_counter() - began, int(done.stdout)


def spent(work: Callable[[], object]) -> float:
    """Seconds of one processor that a piece of work takes, the median of some rounds."""
    found = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def scanned(pdf: bytes, pages: int = _SCANNED) -> bytes:
    """The first pages of a PDF as a scanner gives them: pictures of 200 dots an inch, nothing else."""
    document = pdfium.PdfDocument(pdf)
    first, *more = [document[n].render(scale=_DOTS).to_pil().convert("L") for n in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=more, resolution=200)
    return out.getvalue()


def alone() -> dict[str, float | None]:
    """What a page costs in one process, and what a peer needs for the same Word file."""
    pack, word, peer = load_pack(), decision(_LONG_TASKS).docx, MarkItDown()
    pdf = to_pdf(word)
    understand(read(word, "a.docx"), pack)  # what is made on first use is no part of a page
    ours = spent(lambda: read(word, "a.docx"))
    theirs = spent(lambda: peer.convert_stream(io.BytesIO(word), file_extension=".docx"))
    out: dict[str, float | None] = {"pdf_ms_page": None, "ocr_s_page": None}
    if pdf:
        pages = read(pdf, "a.pdf").pages or 1
        out["pdf_ms_page"] = round(spent(lambda: understand(read(pdf, "a.pdf"), pack)) * 1000 / pages, 1)
        out["ocr_s_page"] = _ocr(scanned(pdf))
    return out | {
        "docx_ms": round(ours * 1000, 1),
        "markitdown_ms": round(theirs * 1000, 1),
        "ratio_markitdown": round(theirs / ours, 1),
    }


def _ocr(scan: bytes) -> float | None:
    try:
        return round(spent(lambda: read(scan, "a.pdf")) / _SCANNED, 2)
    except CannotRead:
        return None


def measure(copies: int = _COPIES) -> dict[str, float | None]:
    """All figures."""
    out: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        documents, pages = make(folder, copies)
        out |= {"documents": documents, "pages": pages}
        peaks = []
        for workers in (1, 2):
            seconds, peak = run(folder, Path(name) / f"{workers}.jsonl", workers)
            out[f"documents_per_second_{workers}"] = round(documents / seconds, 1)
            out[f"pages_per_second_{workers}"] = round(pages / seconds, 1)
            peaks.append(round(peak / 1024))
    return out | {"peak_mb": max(peaks)} | alone()


def main() -> None:
    """Print the figures, a line each or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--copies", type=int, default=_COPIES, help="how often each document stands in the archive")
    options = parser.parse_args()
    figures = measure(options.copies)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:24} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
