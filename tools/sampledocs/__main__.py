"""``python -m sampledocs``: draw every sample document anew (needs LibreOffice for the PDF)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from sampledocs import plain, web, word
from sampledocs.markup import parse

SAMPLE = Path(__file__).resolve().parents[2] / "src" / "dondoc" / "sample"
SOURCES, DOCUMENTS = SAMPLE / "source", SAMPLE / "documents"


def _pdf(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(DOCUMENTS), *map(str, paths)], check=True, timeout=180)


def main() -> int:
    """Write the four formats of every source into ``documents``; a PDF only when its Word file has changed."""
    DOCUMENTS.mkdir(exist_ok=True)
    drawn = []
    for path in sorted(SOURCES.glob("*.txt")):
        source = parse(path)
        name = DOCUMENTS / source.head["name"]
        name.with_suffix(".txt").write_text(plain.draw(source), encoding="utf-8")
        name.with_suffix(".html").write_text(web.draw(source), encoding="utf-8")
        office, data = name.with_suffix(".docx"), word.draw(source)
        if not (office.exists() and office.read_bytes() == data and name.with_suffix(".pdf").exists()):
            office.write_bytes(data)
            drawn.append(office)
    if drawn:
        _pdf(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
