"""What the machine says: the key is made once and kept to its owner; the database comes from one address."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dondoc.web.environment import database, is_on, names, secret_key, smtp


def test_the_key_is_made_once_and_kept_to_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONDOC_SECRET_KEY", raising=False)
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_given_key_is_taken_and_not_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_SECRET_KEY", "cho-san")
    assert secret_key(tmp_path) == "cho-san"
    assert not (tmp_path / "secret-key").exists()


def test_sqlite_stands_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    said = database(tmp_path)
    assert said["NAME"] == tmp_path / "dondoc.sqlite3"
    assert said["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in said["OPTIONS"]["init_command"]


def test_postgresql_comes_from_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://an:b%40c@csdl.vidu.vn:5433/don_doc?sslmode=require")
    said = database(tmp_path)
    assert (said["USER"], said["PASSWORD"], said["HOST"], said["PORT"]) == ("an", "b@c", "csdl.vidu.vn", "5433")
    assert (said["NAME"], said["OPTIONS"]) == ("don_doc", {"sslmode": "require"})


def test_another_database_is_refused_with_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://localhost/x")
    with pytest.raises(ValueError, match="cần postgres://"):
        database(tmp_path)


def test_words_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_HOSTS", "dondoc.bo.vn, www.bo.vn,")
    assert names("DONDOC_HOSTS") == ["dondoc.bo.vn", "www.bo.vn"]
    monkeypatch.setenv("DONDOC_HTTPS", "Yes")
    assert is_on("DONDOC_HTTPS")
    assert not is_on("DONDOC_NO")


def test_the_mail_server_is_named_by_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONDOC_SMTP_HOST", raising=False)
    assert smtp() is None
    monkeypatch.setenv("DONDOC_SMTP_HOST", "thu.vidu.vn")
    monkeypatch.setenv("DONDOC_SMTP_FROM", "don-doc@vidu.vn")
    said = smtp() or {}
    assert (said["host"], said["port"], said["security"], said["user"]) == ("thu.vidu.vn", 587, "starttls", "")
    monkeypatch.setenv("DONDOC_SMTP_SECURITY", "SSL")
    assert (smtp() or {})["port"] == 465


@pytest.mark.parametrize(("name", "value"), [("SECURITY", "tls13"), ("PORT", "x"), ("PORT", "70000"), ("FROM", "")])
def test_a_mail_server_that_is_half_named_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("DONDOC_SMTP_HOST", "thu.vidu.vn")
    monkeypatch.setenv("DONDOC_SMTP_FROM", "don-doc@vidu.vn")
    monkeypatch.setenv(f"DONDOC_SMTP_{name}", value)
    with pytest.raises(ValueError, match=f"DONDOC_SMTP_{name}"):
        smtp()
