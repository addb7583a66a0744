"""How fast pages over 10,000 tasks are at the real server, what they ask of the database, and what the house weighs.

    python bench/pages.py [--json] [--tasks N] [--rounds N] [--only sqlite|postgresql]

On SQLite and, where PostgreSQL is installed, on a server of its own that goes away; an empty folder each. The server
and the job worker are started as ``dondoc up`` starts them. For the pages programme, search, task, list, dashboard, t1
and unit, on SQLite as they stand here and on PostgreSQL with ``postgresql.`` before them:
    <page>.p50_ms, .p95_ms          the whole answer over HTTP, one client
    <page>.p50_ms_16, .p95_ms_16    the same with 16 clients at once
    <page>.first_ms                 the first answer of a server that was just started
    <page>.cold_ms                  the first answer after a task has changed (median of five)
    <page>.cpu_ms                   processor time of the server an answer, one client
    <page>.queries, .kb             queries a page, size of the answer
    server_mb, worker_mb, memory_mb   memory held at the end, pages shared between processes counted in part
    seed_s                          how long the programme took to make
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from served import measure

HERE = Path(__file__).resolve()


def measured(database: str, asked: argparse.Namespace) -> dict[str, Any]:
    """The figures on one database, taken in a process of their own."""
    if database == "sqlite":
        return _child(asked, {"DATABASE_URL": ""})
    sys.path.insert(0, str(HERE.parents[1] / "tools"))
    postgres = importlib.import_module("quality.postgres")
    if not (postgres.BIN / "initdb").exists():
        print(f"PostgreSQL was not measured: there is none in {postgres.BIN}.", file=sys.stderr)
        return {"postgresql": None}
    with postgres.cluster() as url:
        found = _child(asked, {"DATABASE_URL": url})
    return {"postgresql": True} | {f"postgresql.{name}": value for name, value in found.items()}


def _child(asked: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        named = {"DONDOC_DATA": folder, "DJANGO_SETTINGS_MODULE": "dondoc.web.settings", "DONDOC_DEBUG": ""}
        command = [sys.executable, str(HERE), "--here", "--tasks", str(asked.tasks), "--rounds", str(asked.rounds)]
        done = subprocess.run(
            command, env=os.environ | environment | named, stdout=subprocess.PIPE, text=True, check=True
        )
    return dict(json.loads(done.stdout))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed and weight of the pages of a programme.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:  # a process of its own for each database, whose environment says which
        print(json.dumps(measure(asked.tasks, asked.rounds)))
        return
    found: dict[str, Any] = {"tasks": asked.tasks}
    for database in [asked.only] if asked.only else ["sqlite", "postgresql"]:
        found |= measured(database, asked)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:32} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
