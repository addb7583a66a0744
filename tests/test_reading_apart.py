"""Reading in a process apart: the same answer as at home, and nothing that a file does reaches the one who asks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.core.orders import directive_json, understand
from dondoc.core.packs import Unit, load_pack
from dondoc.core.text import CannotRead, read
from dondoc.reading import Bounds, Reader, Recipe
from dondoc.reading.scratch import scratch, sweep

PLAN = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 15/KH-BPTXH
Hà Nội, ngày 04 tháng 01 năm 2021

KẾ HOẠCH
Thực hiện nhiệm vụ năm 2021

II. NHIỆM VỤ
1. Giao Cục Việc làm rà soát quy định, hoàn thành trước ngày 20/6/2021.
""".encode()


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as made:
        yield made


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def below(pid: int) -> list[int]:
    """All processes under one; none of one that is no more."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(x) for x in found] + [y for x in found for y in below(int(x))]


def readers(pid: int) -> list[int]:
    """The readers that a spawner has forked: they bear its name; a program that one of them started does not."""
    found = []
    for name in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            if b"dondoc.reading.spawner" in Path(f"/proc/{name}/cmdline").read_bytes():
                found.append(int(name))
    return found


def wait_for(what: object, seconds: float = 200) -> object:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()  # type: ignore[operator]
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError("it never came")


def hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that never answers: the file hangs its reader as a real one may."""
    for name in ("soffice", "catdoc"):
        (tmp_path / name).write_text("#!/bin/sh\nexec sleep 600\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    temporary(tmp_path).mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary(tmp_path)))


def temporary(tmp_path: Path) -> Path:
    """Where processes apart put their temporary files: nothing of a document may be left there."""
    return tmp_path / "temporary"


def test_the_answer_is_the_same_as_at_home(reader: Reader) -> None:
    found = reader.read(PLAN, "a.txt")
    text = read(PLAN, "a.txt")
    assert found.text == text
    home = directive_json(understand(text, load_pack()), found.contract["source"])
    assert json.loads(json.dumps(home)) == found.contract
    assert [t["number"] for t in found.contract["tasks"]] == ["1"]


def test_units_of_the_organisation_go_along(reader: Reader) -> None:
    mine = Recipe(units=(Unit("Cục Việc làm bền vững", "cuc", abbreviations=("Cục Việc làm",)),))
    found = reader.read(PLAN, "a.txt", mine)
    assert found.contract["source"]["pack"]["sha256"] == mine.pack().sha256
    assert found.contract["tasks"][0]["lead"][0]["unit"] == "Cục Việc làm bền vững"


def test_a_refusal_is_the_same_as_at_home(reader: Reader) -> None:
    with pytest.raises(CannotRead) as refusal:
        reader.read(b"", "a.txt")
    assert refusal.value.code == "empty"
    assert reader.read(PLAN, "a.txt").text.text


def test_a_file_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(tmp_path, monkeypatch)
    with Reader(bounds=Bounds(seconds=5)) as reader:
        reader.read(PLAN, "a.txt")
        found: list[BaseException] = []

        def ask() -> None:
            try:
                reader.read(b"{\\rtf1 a}", "a.rtf")
            except CannotRead as refusal:
                found.append(refusal)

        thread = threading.Thread(target=ask)
        thread.start()
        pid = reader.pid
        assert pid is not None
        started = wait_for(lambda: len(below(pid)) > 1 and below(pid))
        thread.join(200)
        assert len(found) == 1
        assert not any(alive(p) for p in started)  # type: ignore[attr-defined]
        assert list(temporary(tmp_path).iterdir()) == []
        assert reader.pid == pid
        assert reader.read(PLAN, "a.txt").text.text


def test_a_file_that_takes_all_memory_is_refused() -> None:
    with Reader(bounds=Bounds(memory=400 << 20)) as reader:
        with pytest.raises(CannotRead) as refusal:
            reader.read(b"<html><body>" + b"<p>a</p>" * 3_000_000, "a.html")
        assert refusal.value.code in {"too-large", "crashed"}
        assert reader.read(PLAN, "a.txt").text.text


def test_a_killed_spawner_is_started_anew_and_the_file_is_read(reader: Reader) -> None:
    reader.read(PLAN, "a.txt")
    first = reader.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert reader.read(PLAN, "a.txt").contract["number"] == "15/KH-BPTXH"
    assert reader.pid != first


def test_a_killed_reader_is_tried_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(tmp_path, monkeypatch)
    with Reader(bounds=Bounds(seconds=300)) as reader:
        reader.read(PLAN, "a.txt")
        pid = reader.pid
        assert pid is not None
        answers: list[str] = []

        def ask() -> None:
            try:
                reader.read(b"{\\rtf1 a}", "a.rtf")
            except CannotRead as refusal:
                answers.append(refusal.code)

        thread = threading.Thread(target=ask)
        thread.start()
        killed: set[int] = set()
        for _ in range(2):
            fresh = wait_for(lambda: [p for p in readers(pid) if p not in killed])
            os.kill(fresh[0], signal.SIGKILL)  # type: ignore[index]
            killed.update(fresh)  # type: ignore[arg-type]
        thread.join(200)
        assert answers == ["crashed"]
        assert list(temporary(tmp_path).iterdir()) == []


def test_nothing_lives_on_when_the_one_who_asks_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(tmp_path, monkeypatch)
    script = "from dondoc.reading import Reader\nr = Reader()\nr.read(b'{\\\\rtf1 a}', 'a.rtf')\n"
    asker = subprocess.Popen([sys.executable, "-c", script])
    family = wait_for(lambda: len(below(asker.pid)) > 2 and below(asker.pid))
    asker.kill()
    asker.wait()
    wait_for(lambda: not any(alive(p) for p in family))  # type: ignore[attr-defined]
    assert list(temporary(tmp_path).iterdir()) == []


def test_what_a_killed_process_left_is_swept_what_is_in_use_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "dondoc-read-left"
    left.mkdir()
    (left / "source.doc").touch()
    with scratch() as used:
        assert used is not None
        for folder in (left, used):
            os.utime(folder, (0, 0))
        sweep()
        assert list(tmp_path.glob("dondoc-*")) == [used]
    assert list(tmp_path.glob("dondoc-*")) == []


@pytest.mark.skipif(os.getuid() != 0, reason="an empty network needs root or user namespaces")
def test_the_reader_has_no_network(reader: Reader) -> None:
    reader.read(PLAN, "a.txt")
    devices = Path(f"/proc/{reader.pid}/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in devices] in ([], ["lo"])
