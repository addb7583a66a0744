"""How fast the pages of a programme of 500 tasks are, what they ask of the database, and what the running house weighs.

    python bench/pages.py [--json] [--tasks N] [--rounds N]

Prints, for the pages programme, search, task, list, dashboard, t1 and unit:
    <page>.p50_ms, <page>.p95_ms    the whole answer in-process, login and middleware included
    <page>.queries                  queries a page
    <page>.kb                       size of the answer
and for the processes that ``dondoc up`` starts, after each page was answered several times:
    server_mb, worker_mb, total_mb  memory held, pages shared between processes counted in part
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

HOST = "127.0.0.1"
PATIENCE = 30.0


def percentile(times: list[float], share: float) -> float:
    """The time within which that share of the answers came."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def page_figures(client: Client, address: str, rounds: int) -> dict[str, float]:
    """Milliseconds, queries and size of one page."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address)
    queries = len(asked)  # the log is emptied by the next request
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - start) * 1000)
    return {
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(percentile(times, 0.95), 1),
        "queries": queries,
        "kb": round(len(answer.content) / 1024, 1),
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def memory_mb(top: int) -> float:
    """Proportional set size of a process and of all below it, in megabytes."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
    whole = {top}
    while grown := {pid for pid, parent in parents.items() if parent in whole} - whole:
        whole |= grown
    return sum(_proportional_kb(pid) for pid in whole) / 1024


def _proportional_kb(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def house_figures(addresses: list[str], session: str) -> dict[str, float]:
    """Memory of the server and of the worker as ``dondoc up`` starts them, after some work."""
    up, port = importlib.import_module("dondoc.commands.up"), free_port()
    server = subprocess.Popen(up._server(port))
    worker = subprocess.Popen([sys.executable, "-m", "dondoc.cli", "worker"])
    try:
        _await(port)
        for _ in range(5):
            for address in addresses:
                _get(f"http://{HOST}:{port}{address}", session)
        held = {"server_mb": memory_mb(server.pid), "worker_mb": memory_mb(worker.pid)}
    finally:
        for process in (server, worker):
            process.terminate()
        for process in (server, worker):
            process.wait(20)
    return {name: round(size, 1) for name, size in (*held.items(), ("total_mb", sum(held.values())))}


def _await(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def _get(url: str, session: str) -> None:
    request = urllib.request.Request(url, headers={"Cookie": f"sessionid={session}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()


def measure(tasks: int, rounds: int) -> dict[str, Any]:
    """All figures, from an empty database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        os.environ |= {"DONDOC_DATA": folder, "DJANGO_SETTINGS_MODULE": "dondoc.web.settings", "DONDOC_DEBUG": ""}
        django.setup()
        call_command("migrate", verbosity=0)
        built = importlib.import_module("plan").build(tasks)
        client = Client(headers={"host": HOST})
        client.cookies["sessionid"] = built.session
        found: dict[str, Any] = {"tasks": tasks, "database": connection.vendor}
        for name, address in built.addresses.items():
            for figure, value in page_figures(client, address, rounds).items():
                found[f"{name}.{figure}"] = value
        connection.close()
        return found | house_figures(list(built.addresses.values()), built.session)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed and weight of the pages of a programme.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tasks", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    found = measure(asked.tasks, asked.rounds)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:22} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
