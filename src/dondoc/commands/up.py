"""``dondoc up``: prepares the data on the first start, then serves with the job worker beside the server."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from dondoc.commands.children import Child, start, stop_all
from dondoc.terminal import complain, words

HOST = "127.0.0.1"
PORTS = range(1, 65536)
PATIENCE = 60.0


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dondoc up",
        description=words(
            "Chạy Đôn Đốc trên máy này; dữ liệu được giữ lại sau khi dừng (Ctrl-C).",
            "Run Đôn Đốc on this machine; the data stays when it is stopped (Ctrl-C).",
        ),
    )
    parser.add_argument(
        "--empty",
        action="store_true",
        help=words("lần đầu: không nạp dữ liệu mẫu", "first start: do not load the sample"),
    )
    parser.add_argument("--port", type=int, default=8000, help=words("cổng, mặc định 8000", "port, 8000 by default"))
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=words("thư mục dữ liệu, mặc định ./data", "data folder, ./data by default"),
    )
    return parser.parse_args(given)


def run(arguments: list[str]) -> int:
    """Serve until Ctrl-C or SIGTERM; 2 when the port or the data folder cannot be used, 1 when the server died."""
    asked = _arguments(arguments)
    if asked.port not in PORTS or not _is_free(asked.port):
        complain(
            f"Cổng {asked.port} không dùng được. Chọn cổng khác, ví dụ: ./dondoc up --port 8001",
            f"Port {asked.port} cannot be used. Choose another, for example: ./dondoc up --port 8001",
        )
        return 2
    if not _use_folder(asked.data):
        return 2
    prepared = subprocess.run(_dondoc("manage", "prepare", *(["--empty"] if asked.empty else [])), check=False)
    if prepared.returncode:
        return prepared.returncode
    return _serve(asked.port)


def _use_folder(given: Path | None) -> bool:
    folder = (given or Path(os.environ.get("DONDOC_DATA") or "data")).expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        usable = False
    if not usable:
        complain(f"Không ghi được vào thư mục dữ liệu {folder}.", f"Cannot write to the data folder {folder}.")
    os.environ["DONDOC_DATA"] = str(folder)
    return usable


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _dondoc(*rest: str) -> list[str]:
    return [sys.executable, "-m", "dondoc.cli", *rest]


def _server(port: int) -> list[str]:
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1", "--no-ws"]
    tuned = ["--blocking-threads", "4", "--log-level", "warning", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *options, *tuned, "dondoc.web.wsgi:application"]


def _serve(port: int) -> int:
    """Keep both children alive until told to stop; the server's death ends it, the worker's is mended."""
    told: list[int] = []

    def tell(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, tell)
    server, worker = start("server", _server(port)), start("worker", _dondoc("worker"))
    announced, deadline = False, time.monotonic() + PATIENCE
    try:
        while not told:
            if server.is_over():
                complain("Máy chủ dừng đột ngột.", "The server stopped unexpectedly.")
                return 1
            if worker.is_over():
                worker = _mend(worker)
            if not announced and (announced := _answers(port) or time.monotonic() > deadline):
                _announce(port)
            time.sleep(0.1)
    finally:
        stop_all(server, worker)
    print(words("Đã dừng. Dữ liệu vẫn còn nguyên.", "Stopped. The data is kept."))
    return 0


def _mend(worker: Child) -> Child:
    complain("Bộ phận làm việc nền vừa dừng, đang chạy lại.", "The job worker stopped; starting it again.")
    time.sleep(1)
    return start(worker.name, worker.command)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _announce(port: int) -> None:
    line = words(
        f"Đôn Đốc đang chạy: http://{HOST}:{port}  (Ctrl-C để dừng, dữ liệu ở {os.environ['DONDOC_DATA']})",
        f"Đôn Đốc is running: http://{HOST}:{port}  (Ctrl-C stops it, data in {os.environ['DONDOC_DATA']})",
    )
    print(line, flush=True)
