"""Runs LibreOffice and catdoc, where the machine has them, on a file that anybody may have made."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dondoc.core.text.model import CannotRead

_SECONDS = 45.0
_FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_MOST_MAPPED = 3 << 30
_MOST_HELD = 3 << 28
"""What it may write to: with the program itself, less than the 1 GiB of a file; long documents need a third of it."""
_NO_ROOM = (
    "Máy không ghi được tệp tạm để chuyển văn bản kiểu cũ: hết chỗ trên đĩa hoặc không có quyền. "
    "Hãy giải phóng chỗ ở thư mục tạm rồi đọc lại."
)


def to_docx(data: bytes, suffix: str, seconds: float = _SECONDS) -> bytes | None:
    """The bytes of a document as .docx; see ``converted``."""
    return converted(data, suffix, "docx", seconds)


def has_office() -> bool:
    """Whether the machine has LibreOffice."""
    return _program() is not None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(data: bytes, suffix: str, to: str, seconds: float = _SECONDS) -> bytes | None:
    """The bytes of a document in another format, made by LibreOffice in a process and a profile of its own.

    Args:
        data: the document.
        suffix: the ending that tells LibreOffice what it is (".doc", ".rtf", ".odt", ".docx").
        to: "docx" or "pdf".
        seconds: how long it may take; then it is ended together with what it started.

    Returns:
        The bytes, or None when LibreOffice is absent, fails or takes too long.

    Raises:
        CannotRead: ``no-room`` when the folder for temporary files cannot be written.
    """
    program = _program()
    if program is None:
        return None
    with _room_for(data, suffix) as source:
        folder = source.parent
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", profile]
        command = [program, *options, "--convert-to", _FILTERS[to], "--outdir", str(folder / "out"), str(source)]
        if _run(command, seconds, folder) is None:
            return None
        made = folder / "out" / f"source.{to}"
        return made.read_bytes() if made.is_file() else None


def plain_words(data: bytes, suffix: str, seconds: float = _SECONDS) -> str | None:
    """The words of a Word or RTF file as catdoc reads them, cells parted by tabs; None when it is absent or fails."""
    program = shutil.which("catdoc")
    if program is None:
        return None
    with _room_for(data, suffix) as source:
        said = _run([program, "-w", "-s", "cp1252", "-d", "utf-8", str(source)], seconds, source.parent)
    return None if said is None else said.decode("utf-8", errors="replace")


@contextlib.contextmanager
def _room_for(data: bytes, suffix: str) -> Iterator[Path]:
    """A document laid into a folder of its own, which goes with all that is put into it."""
    with contextlib.ExitStack() as stack:
        try:
            folder = tempfile.TemporaryDirectory(prefix="dondoc-office-", ignore_cleanup_errors=True)
            source = Path(stack.enter_context(folder)) / f"source{suffix}"
            source.write_bytes(data)
        except OSError as wrong:
            raise CannotRead("no-room", _NO_ROOM) from wrong
        yield source


def _run(command: list[str], seconds: float, home: Path) -> bytes | None:
    """What a program writes, or None when it fails; on time-out its whole group of processes is ended."""
    keep = {k: os.environ[k] for k in ("PATH", "LANG", "LC_ALL", "TMPDIR") if k in os.environ}
    env = {**keep, "HOME": str(home)}
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(
        command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, env=env, start_new_session=True
    )
    _widen(child.pid)
    try:
        said, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    return said if child.returncode == 0 else None


def _widen(pid: int) -> None:
    """An office program maps more than a reader, up to 3 GiB; what it writes to is bounded as a file's memory is."""
    for kind, most in ((resource.RLIMIT_AS, _MOST_MAPPED), (resource.RLIMIT_DATA, _MOST_HELD)):
        hard = resource.getrlimit(kind)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(hard, most)
        with contextlib.suppress(OSError, AttributeError):
            resource.prlimit(pid, kind, (soft, hard))
