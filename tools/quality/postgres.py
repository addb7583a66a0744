"""A PostgreSQL of our own for one run of the tests: loopback only, a free port, a folder that goes away."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


def _owner() -> str | None:
    """The account to run as: the server refuses root."""
    return "postgres" if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(*command: str | Path, owner: str | None, cwd: Path) -> None:
    group = pwd.getpwnam(owner).pw_gid if owner else None
    done = subprocess.run(
        [str(part) for part in command],
        user=owner,
        group=group,
        extra_groups=[] if owner else None,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")


def _initialise(folder: Path, owner: str | None) -> str:
    """Make the cluster, guarded by a password of this run; returns that password."""
    password = secrets.token_hex(16)
    key = folder / "key"
    key.write_text(password, encoding="ascii")
    if owner:
        shutil.chown(folder, owner)
        shutil.chown(key, owner)
    _run(
        *(BIN / "initdb", "-D", folder / "db", "-U", "dondoc", "--pwfile", key, "-A", "scram-sha-256"),
        *("-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        owner=owner,
        cwd=folder,
    )
    return password


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server and yield its ``DATABASE_URL``; stop it and remove its folder at the end."""
    folder, owner, port = Path(tempfile.mkdtemp(prefix="dondoc-pg-")), _owner(), _free_port()
    settings = {**FAST, "port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    control = (BIN / "pg_ctl", "-D", folder / "db", "-w", "-s")
    try:
        password = _initialise(folder, owner)
        _run(*control, "-o", options, "-l", folder / "log", "start", owner=owner, cwd=folder)
        try:
            yield f"postgres://dondoc:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop", owner=owner, cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
