"""``dondoc up`` really serves, mends its worker, stops cleanly and keeps what it was given."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 90


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for[T](look: Callable[[], T | None], process: subprocess.Popen[bytes]) -> T:
    """What ``look`` finds, as soon as it finds it; fails when the process ended before."""
    for _ in range(PATIENCE * 10):
        found = look()
        if found:
            return found
        assert process.poll() is None, "up ended early"
        time.sleep(0.1)
    pytest.fail("nothing came")


def page(port: int) -> str | None:
    """The log-in page, once it is served."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return None


def children(pid: int) -> dict[int, str]:
    """Process id and command line of every child."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child): Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode() for child in listed}


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Callable[[int], subprocess.Popen[bytes]]]:
    """``up(port)`` starts the command on a data folder of this test; what it says goes to the file ``said``."""
    started: list[subprocess.Popen[bytes]] = []

    def start(port: int) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "dondoc.cli", "up", "--empty"]
        drop = ("DJANGO_SETTINGS_MODULE", "DONDOC_DATA", "DATABASE_URL")
        env = {key: value for key, value in os.environ.items() if key not in drop} | {"LANG": "vi_VN.UTF-8"}
        with (tmp_path / "said").open("ab") as said:
            process = subprocess.Popen(
                [*words, "--port", str(port), "--data", str(tmp_path / "kho")], stdout=said, stderr=said, env=env
            )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


def stop(process: subprocess.Popen[bytes], number: signal.Signals) -> int:
    """Tell it to stop; its exit code."""
    process.send_signal(number)
    return process.wait(PATIENCE)


def test_up_serves_stops_and_keeps(up: Callable[[int], subprocess.Popen[bytes]], tmp_path: Path) -> None:
    port = free_port()
    first = up(port)
    assert "Đăng nhập" in wait_for(lambda: page(port), first)
    family = children(first.pid)
    assert len(family) == 2
    assert stop(first, signal.SIGINT) == 0
    assert not any(Path(f"/proc/{child}").exists() for child in family)
    said = (tmp_path / "said").read_text()
    assert "quantri" in said
    assert "Dữ liệu vẫn còn nguyên" in said

    second = up(port)
    wait_for(lambda: page(port), second)
    assert stop(second, signal.SIGTERM) == 0
    assert (tmp_path / "said").read_text().count("quantri") == 1


def test_a_dead_worker_is_started_again(up: Callable[[int], subprocess.Popen[bytes]], tmp_path: Path) -> None:
    port = free_port()
    process = up(port)
    wait_for(lambda: page(port), process)
    worker = next(child for child, words in children(process.pid).items() if "worker" in words.split())
    os.kill(worker, signal.SIGKILL)

    def another() -> int | None:
        ids = (child for child, words in children(process.pid).items() if "worker" in words.split())
        return next((child for child in ids if child != worker), None)

    assert wait_for(another, process) != worker
    assert stop(process, signal.SIGINT) == 0
    assert "đang chạy lại" in (tmp_path / "said").read_text()
