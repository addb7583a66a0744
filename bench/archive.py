"""How fast an archive of directives is read with one and with two workers, and how much memory that takes.

    python bench/archive.py [--json] [--copies N]

Documents are made here: 30-page decisions as Word and (where LibreOffice is there) as PDF, and short plans as text.
    documents, pages         what was read; a page of text is 3,000 characters
    documents_per_second_1   with one worker, starting included; ..._2 with two
    pages_per_second_1, pages_per_second_2
    peak_mb                  most memory of any one process
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from documents import decision, to_pdf
from phrases import prose

from dondoc.core.text import read

_COPIES = 6
_PAGE = 3000
_SHORT_TASKS = 40
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
    for tasks in (_SHORT_TASKS, 165):
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


def measure(copies: int = _COPIES) -> dict[str, float]:
    """All figures."""
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        documents, pages = make(folder, copies)
        out |= {"documents": documents, "pages": pages, "peak_mb": 0}
        for workers in (1, 2):
            spent, peak = run(folder, Path(name) / f"{workers}.jsonl", workers)
            out[f"documents_per_second_{workers}"] = round(documents / spent, 1)
            out[f"pages_per_second_{workers}"] = round(pages / spent, 1)
            out["peak_mb"] = max(out["peak_mb"], round(peak / 1024))
    return out


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
