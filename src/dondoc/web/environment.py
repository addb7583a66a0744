"""What the machine says: the data folder, the secret key, the database. Read once, by the settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def data_dir() -> Path:
    """The folder that holds everything people put in (``DONDOC_DATA``, default ``./data``), made if missing."""
    folder = Path(os.environ.get("DONDOC_DATA") or "data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """``DONDOC_SECRET_KEY``, or the key kept in ``folder``, made on first use and readable by its owner only."""
    given = os.environ.get("DONDOC_SECRET_KEY")
    if given:
        return given
    kept = folder / "secret-key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(50))
    return kept.read_text(encoding="ascii").strip()


def is_on(name: str) -> bool:
    """Whether the environment variable ``name`` says yes (1, true, yes, on)."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def names(name: str) -> list[str]:
    """The comma-separated words of the environment variable ``name``."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def database(folder: Path) -> dict[str, Any]:
    """Django's description of the database: PostgreSQL from ``DATABASE_URL``, else SQLite in ``folder``.

    Raises:
        ValueError: ``DATABASE_URL`` is neither ``postgres://`` nor ``postgresql://``.
    """
    url = os.environ.get("DATABASE_URL")
    return _postgres(url) if url else _sqlite(folder / "dondoc.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    """Read a PostgreSQL address.

    >>> _postgres("postgres://an:b%40c@localhost:5433/dondoc?sslmode=require")["OPTIONS"]["sslmode"]
    'require'
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        msg = f"DATABASE_URL: {parts.scheme}:// không dùng được, cần postgres://tên:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu"
        raise ValueError(msg)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 600,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def smtp() -> dict[str, str | int] | None:
    """The mail server of ``DONDOC_SMTP_*`` (HOST, PORT, USER, PASSWORD, SECURITY, FROM), for ``apps.mail.server``.

    None without a host: then no letters are sent.

    Raises:
        ValueError: the port is no number, the security none of the three, or the sender is missing.
    """
    host = os.environ.get("DONDOC_SMTP_HOST", "").strip()
    if not host:
        return None
    security = os.environ.get("DONDOC_SMTP_SECURITY", "").strip().lower() or "starttls"
    usual = {"none": "25", "starttls": "587", "ssl": "465"}
    if security not in usual:
        msg = f"DONDOC_SMTP_SECURITY: {security} không dùng được, cần none, starttls hoặc ssl"
        raise ValueError(msg)
    port, sender = os.environ.get("DONDOC_SMTP_PORT") or usual[security], os.environ.get("DONDOC_SMTP_FROM", "").strip()
    if not port.isdecimal() or not 0 < int(port) < 65536:
        msg = f"DONDOC_SMTP_PORT: {port} không phải số cổng"
        raise ValueError(msg)
    if "@" not in sender:
        msg = "DONDOC_SMTP_FROM: cần địa chỉ thư gửi đi, ví dụ don-doc@bo.vidu.vn"
        raise ValueError(msg)
    who = {name.lower(): os.environ.get(f"DONDOC_SMTP_{name}", "") for name in ("USER", "PASSWORD")}
    return {"host": host, "port": int(port), **who, "security": security, "sender": sender}
