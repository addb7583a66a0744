"""The Debian packages that the tests drive: an office, PDF tools, fonts, a browser, a database, a mail server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from dondoc.terminal import complain

PROBES = {
    "libreoffice-writer": "soffice",
    "poppler-utils": "pdftotext",
    "fonts-liberation": "/usr/share/fonts/truetype/liberation",
    "chromium": "chromium",
    "postgresql-15": "/usr/lib/postgresql/15/bin/initdb",
    "gettext": "msgfmt",
    "postfix": "/usr/lib/postfix/sbin/master",
    "tesseract-ocr-vie": "/usr/share/tesseract-ocr/5/tessdata/vie.traineddata",
}


def missing() -> list[str]:
    """Names of the packages whose programs or files are not on this machine."""
    return [
        package
        for package, probe in PROBES.items()
        if not (Path(probe).exists() if probe.startswith("/") else shutil.which(probe))
    ]


def provide() -> None:
    """Install what is missing where that is allowed; else say the one line to run and exit 2."""
    wanted = missing()
    if not wanted:
        return
    names = " ".join(wanted)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        complain(f"Đang cài gói Debian cho kiểm thử: {names}", f"Installing Debian packages for the tests: {names}")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # 1: no service is started
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
        for command in (["apt-get", "update", "-qq"], install):
            subprocess.run(command, env=quiet, stdout=sys.stderr, check=False)
        wanted = missing()
    if wanted:
        line = f"sudo apt-get install -y --no-install-recommends {' '.join(wanted)}"
        complain(f"Thiếu gói để kiểm thử. Chạy dòng này rồi thử lại: {line}", f"Run this line, then try again: {line}")
        raise SystemExit(2)
