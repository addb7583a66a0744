"""Documents of every kind to start fuzzing from, made on the spot of the sample: old formats, pictures, scans."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import pypdfium2 as pdfium

_OLD = ("doc", "rtf", "odt")
_SCALE = 1.4
"""About 100 dots an inch: small enough to be read often, sharp enough to be read."""
_PICTURES = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "pdf": "PDF"}

type Seeds = list[tuple[str, bytes]]


def old_formats(word: bytes) -> Seeds:
    """A Word file as .doc, .rtf and .odt, by LibreOffice; nothing where it is not installed."""
    found: Seeds = []
    with tempfile.TemporaryDirectory(prefix="dondoc-fuzz-") as name:
        folder = Path(name)
        (folder / "old.docx").write_bytes(word)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        for kind in _OLD:
            command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", name, f"{name}/old.docx"]
            try:
                subprocess.run(command, check=False, capture_output=True, timeout=120)
            except (FileNotFoundError, subprocess.TimeoutExpired):
                return found
            made = folder / f"old.{kind}"
            found += [(made.name, made.read_bytes())] if made.exists() else []
    return found


def pictures(pdf: bytes, page: int = 0) -> Seeds:
    """A page of a PDF as pictures of each kind, and as a scan: a PDF of nothing but that picture."""
    document = pdfium.PdfDocument(pdf)
    image = document[page].render(scale=_SCALE).to_pil().convert("L")
    document.close()
    found: Seeds = []
    for ending, kind in _PICTURES.items():
        out = io.BytesIO()
        image.save(out, kind)
        found.append((f"scan.{ending}", out.getvalue()))
    return found


def every_kind(known: Seeds) -> Seeds:
    """The known documents, and those of the kinds that are not among them, made of the first Word file and PDF."""
    have = {Path(name).suffix for name, _ in known}
    word = next((data for name, data in known if name.endswith(".docx")), None)
    pdf = next((data for name, data in known if name.endswith(".pdf")), None)
    old = old_formats(word) if word and not have >= {f".{kind}" for kind in _OLD} else []
    return [*known, *old, *(pictures(pdf) if pdf else [])]
