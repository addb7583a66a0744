"""Pages of a Word file as LibreOffice draws them, where the machine has it: a PDF, made once."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from dondoc.apps.directives.pictures.cache import rendered
from dondoc.apps.files import vault
from dondoc.apps.files.models import StoredFile

_SECONDS = 120
_ENDINGS = (".docx", ".doc", ".odt", ".rtf")


def can_render(name: str) -> bool:
    """Whether pages can be made of a file with that name on this machine."""
    return name.lower().endswith(_ENDINGS) and _program() is not None


def render(file: StoredFile, name: str) -> bool:
    """Make the PDF of a Word file; False when LibreOffice is absent, fails or takes longer than two minutes."""
    final, program = rendered(file), _program()
    if final.exists():
        return True
    if program is None:
        return False
    with tempfile.TemporaryDirectory(prefix="dondoc-pages-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{Path(name).suffix.lower()}"
        shutil.copyfile(vault.path_of(file.sha256), source)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", profile, "--convert-to", "pdf", "--outdir", folder]
        _run([program, *options, str(source)], Path(folder))
        made = source.with_suffix(".pdf")
        if not made.is_file():
            return False
        final.parent.mkdir(parents=True, exist_ok=True)
        part = final.with_name(f".{final.name}.{os.getpid()}")
        shutil.copyfile(made, part)
        part.replace(final)
    return True


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _run(command: list[str], home: Path) -> None:
    env = {**{k: os.environ[k] for k in ("PATH", "LANG") if k in os.environ}, "HOME": str(home)}
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=env, start_new_session=True)
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=_SECONDS)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
