"""The figures of ``pages`` on the database that the environment names: its programme made, the server asked."""

from __future__ import annotations

import http.client
import importlib
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

HOST = "127.0.0.1"
PATIENCE = 60.0
PATTERN, CLIENTS, EACH = 500, 16, 6
LIVED = timedelta(days=200)
TICKS = os.sysconf("SC_CLK_TCK")

type Answer = Callable[[str], float]
"""Asks for an address and says after how many milliseconds the whole answer was there."""


def percentile(times: list[float], share: float) -> float:
    """The time within which that share of the answers came."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def family(top: int) -> set[int]:
    """A process and all below it."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
    whole = {top}
    while grown := {pid for pid, parent in parents.items() if parent in whole} - whole:
        whole |= grown
    return whole


def memory_mb(top: int) -> float:
    """Proportional set size of a process and of all below it, in megabytes."""
    return sum(_proportional_kb(pid) for pid in family(top)) / 1024


def _proportional_kb(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def processor_ms(pids: set[int]) -> float:
    """Processor time that processes have used, in milliseconds."""
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return 1000 * spent / TICKS


def asking(port: int, session: str) -> tuple[http.client.HTTPConnection, Answer]:
    """A client that keeps its connection."""
    line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)

    def ask(address: str) -> float:
        start = time.perf_counter()
        line.request("GET", address, headers={"Cookie": f"sessionid={session}"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        return (time.perf_counter() - start) * 1000

    return line, ask


def asked_alone(ask: Answer, address: str, rounds: int, server: int) -> dict[str, float]:
    """One client: after a change, then again and again."""
    cold = [_after_a_change(ask, address) for _ in range(5)]
    pids = family(server)
    before = processor_ms(pids)
    times = [ask(address) for _ in range(rounds)]
    spent = processor_ms(pids) - before
    return {
        "p50_ms": statistics.median(times),
        "p95_ms": percentile(times, 0.95),
        "cold_ms": statistics.median(cold),
        "cpu_ms": spent / rounds,
    }


def _after_a_change(ask: Answer, address: str) -> float:
    """How long the first answer takes once a task has moved."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET version = version + 1 WHERE id = (SELECT min(id) FROM tasks_task)")
    return ask(address)


def asked_together(port: int, session: str, address: str) -> dict[str, float]:
    """Sixteen clients at once, six answers each."""

    def client(_place: int) -> list[float]:
        line, ask = asking(port, session)
        with closing(line):
            return [ask(address) for _ in range(EACH)]

    with ThreadPoolExecutor(CLIENTS) as pool:
        times = [one for some in pool.map(client, range(CLIENTS)) for one in some]
    return {"p50_ms_16": statistics.median(times), "p95_ms_16": percentile(times, 0.95)}


def asked_inside(session: str, address: str) -> dict[str, float]:
    """Queries and size of a page that was asked for before."""
    client = Client(headers={"host": HOST})
    client.cookies["sessionid"] = session
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address)
    return {"queries": len(found), "kb": len(answer.content) / 1024}


def house_figures(addresses: dict[str, str], session: str, rounds: int) -> dict[str, float]:
    """The pages and the memory of the server and of the worker as ``dondoc up`` starts them."""
    up, port = importlib.import_module("dondoc.commands.up"), free_port()
    server = subprocess.Popen(up._server(port), stdout=sys.stderr)
    worker = subprocess.Popen([sys.executable, "-m", "dondoc.cli", "worker"], stdout=sys.stderr)
    found: dict[str, float] = {}
    try:
        _await(port)
        line, ask = asking(port, session)
        with closing(line):
            found |= {f"{page}.first_ms": ask(address) for page, address in addresses.items()}
            for page, address in addresses.items():
                alone = asked_alone(ask, address, rounds, server.pid)
                together = asked_together(port, session, address)
                found |= {f"{page}.{name}": value for name, value in (alone | together).items()}
        held = {"server_mb": memory_mb(server.pid), "worker_mb": memory_mb(worker.pid)}
    finally:
        for process in (server, worker):
            process.terminate()
        for process in (server, worker):
            process.wait(20)
    return found | held | {"memory_mb": sum(held.values())}


def _await(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def measure(tasks: int, rounds: int) -> dict[str, Any]:
    """All figures, from an empty database."""
    django.setup()
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    plan, models = importlib.import_module("plan"), importlib.import_module("dondoc.apps.programmes.models")
    with transaction.atomic():
        built = plan.build(min(PATTERN, tasks))
        importlib.import_module("lived").grow(models.ProgrammeVersion.objects.get(), tasks, localdate() - LIVED)
    found: dict[str, float] = {"seed_s": time.perf_counter() - start}
    addresses = built.addresses | {"task": _lived_task(models.ProgrammeVersion.objects.get())}
    for page, address in addresses.items():
        found |= {f"{page}.{name}": value for name, value in asked_inside(built.session, address).items()}
    found |= house_figures(addresses, built.session, rounds)
    connection.close()
    return {"database": connection.vendor} | {name: round(value, 1) for name, value in found.items()}


def _lived_task(version: Any) -> str:
    """The page of a task that was submitted, with updates: more to read than most."""
    return str(
        version.tasks.filter(task__state="pending_confirmation", task__updates__isnull=False)[0].task.get_absolute_url()
    )
