"""The command ``dondoc read``: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DIRECTIVE = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 15/KH-BPTXH
Hà Nội, ngày 04 tháng 01 năm 2021

KẾ HOẠCH
Thực hiện nhiệm vụ năm 2021

II. NHIỆM VỤ
1. Giao Cục Việc làm rà soát quy định, hoàn thành trước ngày 20/6/2021.
"""


def run(*args: str | Path, lang: str = "vi_VN.UTF-8") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LANG": lang, "LC_ALL": lang, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "dondoc.cli", "read", *map(str, args)],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )


@pytest.fixture
def directive(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(DIRECTIVE, encoding="utf-8")
    return path


def test_one_file_gives_one_object_and_nothing_else(directive: Path) -> None:
    done = run("--json", directive)
    assert done.returncode == 0
    assert done.stderr == ""
    got = json.loads(done.stdout)
    assert got["schema"] == "dondoc/directive/1"
    assert got["source"]["name"] == "ke-hoach.txt"
    assert [t["number"] for t in got["tasks"]] == ["1"]


def test_the_same_bytes_give_the_same_json(directive: Path) -> None:
    assert run("--json", directive).stdout == run("--json", directive).stdout


def test_several_files_give_a_line_each_and_progress_apart(directive: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text(DIRECTIVE.replace("15/KH", "16/KH"), encoding="utf-8")
    done = run("--json", directive, other)
    assert [json.loads(line)["number"] for line in done.stdout.splitlines()] == ["15/KH-BPTXH", "16/KH-BPTXH"]
    assert "[1/2]" in done.stderr


def test_people_get_a_table(directive: Path) -> None:
    out = run(directive).stdout
    assert "NHIỆM VỤ (1)" in out
    assert "trước 20/06/2021" in out
    assert "Cục Việc làm" in out


def test_english_where_the_reader_asks_for_it(directive: Path) -> None:
    assert "TASKS (1)" in run(directive, lang="en_US.UTF-8").stdout


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word"),
        ("Độ mật: TUYỆT MẬT\n".encode(), "mật"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    done = run("--json", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert word in done.stderr.lower() or word in done.stderr


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    done = run(tmp_path / "khong-co.txt")
    assert done.returncode == 2
    assert "Không có tệp" in done.stderr
    assert run(tmp_path).returncode == 2


def test_one_bad_file_does_not_hide_the_others(directive: Path, tmp_path: Path) -> None:
    done = run("--json", tmp_path / "khong-co.txt", directive)
    assert done.returncode == 2
    assert json.loads(done.stdout)["number"] == "15/KH-BPTXH"


def test_no_file_named_is_a_wrong_command_line() -> None:
    done = run()
    assert done.returncode == 2
    assert "dondoc read --help" in done.stderr


def test_reading_needs_no_web_framework(directive: Path) -> None:
    code = (
        "import sys; from dondoc.commands.read import run; run(['--json', sys.argv[1]]);"
        "sys.exit(any(m == 'django' or m.startswith('django.') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(directive)], capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(("bound", "said"), [("memory=1", "bộ nhớ"), ("seconds=0", "quá thời gian")])
def test_a_file_that_takes_too_much_is_refused_and_the_command_lives(directive: Path, bound: str, said: str) -> None:
    code = (
        "import sys; from dondoc.commands import read; from dondoc.reading import Bounds;"
        f"read.Bounds = lambda: Bounds({bound}); sys.exit(read.run(['--json', sys.argv[1]]))"
    )
    directive.write_text(directive.read_text(encoding="utf-8") + "\nViệc." * 1_000_000, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code, str(directive)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
