"""The launcher and the command speak plainly when they cannot go on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def call(*command: str, lang: str = "vi_VN.UTF-8", cwd: Path | None = None, **env: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    merged = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "DONDOC_"))}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env=merged | {"LANG": lang} | env, timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A clone without an environment, on a machine where no Python fits."""
    for name in ("dondoc", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    return tmp_path


@pytest.mark.parametrize(("lang", "said"), [("vi_VN.UTF-8", "Cần cài Python 3.12"), ("en_US.UTF-8", "is needed")])
def test_no_python_is_one_line_and_exit_2(bare: Path, lang: str, said: str) -> None:
    home = bare / "home"
    home.mkdir()
    tools = bare / "tools"
    tools.mkdir()
    for name in ("bash", "env", "cat", "sha256sum", "cut", "dirname", "readlink", "mkdir", "grep", "rm", "flock"):
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    where = {"PATH": str(tools), "HOME": str(home), "PYENV_ROOT": str(home), "UV_PYTHON_INSTALL_DIR": str(home)}
    code, out, err = call(str(bare / "dondoc"), "up", lang=lang, **where)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_an_unknown_command_is_refused() -> None:
    code, _out, err = call(sys.executable, "-m", "dondoc.cli", "bay")
    assert code == 2
    assert "Không có lệnh “bay”" in err


def test_help_speaks_english_when_asked() -> None:
    code, out, _err = call(sys.executable, "-m", "dondoc.cli", "--help", lang="en_GB.UTF-8")
    assert code == 0
    assert "Usage: dondoc COMMAND" in out


def test_a_port_in_use_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        data = tmp_path / "kho"
        code, _out, err = call(sys.executable, "-m", "dondoc.cli", "up", "--port", port, "--data", str(data))
    assert code == 2
    assert f"Cổng {port} không dùng được" in err
    assert not data.exists()


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    data = tmp_path / "file" / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    code, _out, err = call(sys.executable, "-m", "dondoc.cli", "up", "--port", port, "--data", str(data))
    assert code == 2
    assert "Không ghi được vào thư mục dữ liệu" in err
