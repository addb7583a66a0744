"""Pages of a Word file as LibreOffice draws them, where the machine has it: a PDF, made once."""

from __future__ import annotations

from pathlib import Path

from dondoc.apps.directives.pictures.cache import rendered
from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile
from dondoc.apps.files.placing import place
from dondoc.core.text.olden.office import converted, has_office

_SECONDS = 120
_ENDINGS = (".docx", ".doc", ".odt", ".rtf")


def can_render(name: str) -> bool:
    """Whether pages can be made of a file with that name on this machine."""
    return name.lower().endswith(_ENDINGS) and has_office()


def render(file: StoredFile, name: str) -> bool:
    """Make the PDF of a Word file; False when LibreOffice is absent, fails or takes longer than two minutes."""
    final = rendered(file)
    if final.exists():
        return True
    made = converted(vault.path_of(file.sha256).read_bytes(), Path(name).suffix.lower(), "pdf", _SECONDS)
    if made is None:
        return False
    final.parent.mkdir(parents=True, exist_ok=True)
    place(final, lambda path: path.write_bytes(made))
    return True
