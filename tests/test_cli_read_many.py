"""``dondoc read DIR --out``: every file once, whoever is killed; failures named; nothing half written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from dondoc.commands.journal import Journal

PLAN = """BỘ PHÁT TRIỂN XÃ HỘI
Số: {}/KH-BPTXH
Hà Nội, ngày 04 tháng 01 năm 2021

KẾ HOẠCH
Thực hiện nhiệm vụ năm 2021

II. NHIỆM VỤ
1. Giao Cục Việc làm rà soát quy định, hoàn thành trước ngày 20/6/2021.
"""
MANY = 40


def start(*args: str | Path, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dondoc.cli", "read", *map(str, args)]
    env = {**os.environ, "LANG": "vi_VN.UTF-8", "PYTHONUTF8": "1", **(env or {})}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def run(*args: str | Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    process = start(*args, env=env)
    _, said = process.communicate(timeout=500)
    return process.returncode, said


def below(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(x) for x in found] + [y for x in found for y in below(int(x))]


def wait_lines(out: Path, least: int, process: subprocess.Popen[str]) -> None:
    while not out.exists() or out.read_bytes().count(b"\n") < least:
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)


def paths(out: Path) -> Counter[str]:
    return Counter(json.loads(line)["source"]["path"] for line in out.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "sub").mkdir(parents=True)
    for i in range(MANY):
        (place / ("sub" if i % 2 else ".") / f"{i:03}.txt").write_text(PLAN.format(i), encoding="utf-8")
    return place


def test_all_files_are_read_once_and_a_second_run_reads_none(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    code, said = run(folder, "--out", out, "--workers", "2")
    assert code == 0
    assert f"[{MANY}/{MANY}]" in said
    assert set(paths(out).values()) == {1}
    assert len(paths(out)) == MANY
    whole = out.read_bytes()
    code, said = run(folder, "--out", out)
    assert (code, out.read_bytes()) == (0, whole)
    assert f"có sẵn {MANY}" in said


@pytest.mark.parametrize("who", ["parent", "spawners", "readers"])
def test_a_kill_loses_nothing_and_reads_nothing_twice(who: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    process = start(folder, "--out", out, "--workers", "2")
    wait_lines(out, 5, process)
    if who == "parent":
        process.send_signal(signal.SIGKILL)
    else:
        children = [int(x) for x in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
        children = children or below(process.pid)
        victims = children if who == "spawners" else [y for x in children for y in below(x)]
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
    process.communicate(timeout=500)
    assert (process.returncode == -signal.SIGKILL) == (who == "parent")
    code, _ = run(folder, "--out", out, "--again")
    assert code == 0
    assert set(paths(out).values()) == {1}
    assert len(paths(out)) == MANY


def test_a_line_cut_short_is_dropped_and_its_file_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    run(folder, "--out", out, "--workers", "1")
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:-1]) + lines[-1][: len(lines[-1]) // 2])
    code, said = run(folder, "--out", out, "--workers", "1")
    assert code == 0
    assert said.count("đã đọc") == 1
    assert len(paths(out)) == MANY


def test_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    run(folder, "--out", out, "--workers", "1")
    (folder / "000.txt").write_text(PLAN.format("999"), encoding="utf-8")
    run(folder, "--out", out, "--workers", "1")
    assert paths(out)["000.txt"] == 2
    assert sum(paths(out).values()) == MANY + 1


def test_a_full_disk_leaves_whole_lines_and_the_next_run_goes_on(folder: Path, tmp_path: Path) -> None:
    out, command = tmp_path / "facts.jsonl", [sys.executable, "-m", "dondoc.cli", "read", str(folder), "--out"]
    narrow = ["bash", "-c", 'ulimit -f 12; exec "$@"', "bash", *command, str(out), "--workers", "1"]
    ended = subprocess.run(
        narrow, check=False, capture_output=True, text=True, timeout=500, env={**os.environ, "LANG": "vi_VN.UTF-8"}
    )
    assert ended.returncode == 2
    assert "hết chỗ trên đĩa" in ended.stderr
    some = paths(out)  # every line is whole
    assert 0 < some.total() < MANY
    code, said = run(folder, "--out", out, "--workers", "1")
    assert code == 0
    assert f"có sẵn {some.total()}" in said
    assert (len(paths(out)), paths(out).total()) == (MANY, MANY)


@pytest.mark.parametrize("there", ["a,b\n1,2\n", '{"my": "notes"}\n'])
def test_a_file_of_something_else_is_not_written_over(there: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.csv"
    out.write_text(there)
    code, said = run(folder, "--out", out)
    assert (code, out.read_text()) == (2, there)
    assert "giữ nguyên" in said
    assert not Journal.beside(out).exists()


def test_a_mended_file_is_no_failure_any_more(tmp_path: Path) -> None:
    place, out = tmp_path / "in", tmp_path / "facts.jsonl"
    place.mkdir()
    (place / "a.txt").write_bytes(b"")
    assert run(place, "--out", out, "--workers", "1")[0] == 2
    (place / "a.txt").write_text(PLAN.format(1), encoding="utf-8")
    code, said = run(place, "--out", out, "--workers", "1")
    assert (code, "không đọc được 0" in said) == (0, True), said


def test_failures_are_named_with_their_reason_and_not_tried_again(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(PLAN.format(1), encoding="utf-8")
    (place / "bad.docx").write_bytes(b"PK\x03\x04 no zip")
    (place / "empty.pdf").write_bytes(b"")
    out = tmp_path / "facts.jsonl"
    code, said = run(place, "--out", out, "--workers", "1")
    assert code == 2
    assert "bad.docx · broken · Tệp Word bị hỏng" in said
    assert "empty.pdf · empty" in said
    assert list(paths(out)) == ["good.txt"]
    journal = out.with_name("facts.jsonl.journal").read_bytes()
    code, said = run(place, "--out", out, "--workers", "1")
    assert code == 2
    assert "bad.docx · broken" in said
    assert out.with_name("facts.jsonl.journal").read_bytes() == journal


def test_odd_names_and_links_are_read_once_each(tmp_path: Path) -> None:
    place, out = tmp_path / "in", tmp_path / "facts.jsonl"
    place.mkdir()
    for at, name in enumerate((b"one.txt", b"two\nlines.txt", b"no\xfftext.txt", b"no\xfetext.txt")):
        with open(os.fsencode(place) + b"/" + name, "wb") as file:
            file.write(PLAN.format(at).encode())
    (place / "again.txt").symlink_to("one.txt")
    (place / "round").symlink_to(place)
    (place / "nowhere.txt").symlink_to("gone.txt")
    os.mkfifo(place / "pipe.txt")
    code, said = run(place, "--out", out, "--workers", "1")
    assert code == 0, said
    assert paths(out) == Counter(["one.txt", "two\nlines.txt", "no\\xfftext.txt", "no\\xfetext.txt"])
    assert "two\\nlines.txt" in said
    assert run(place, "--out", out, "--workers", "1")[0] == 0
    assert paths(out).total() == 4


def test_two_runs_on_one_output_are_not_mixed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    first = start(folder, "--out", out, "--workers", "1")
    wait_lines(out, 1, first)
    first.send_signal(signal.SIGSTOP)  # or it may be done before the second begins
    try:
        code, said = run(folder, "--out", out, "--workers", "1")
    finally:
        first.send_signal(signal.SIGCONT)
        first.communicate(timeout=500)
    assert code == 2
    assert "đang ghi" in said
    assert len(paths(out)) == MANY


@pytest.mark.parametrize("args", [["nowhere", "--out", "x.jsonl"], [".", "--out", "/proc/none/x.jsonl"]])
def test_bad_places_are_told(args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = run(*args)
    assert code == 2
    assert "Traceback" not in said
