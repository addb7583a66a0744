"""How long a consolidated report takes from the database to the bytes of its Word file.

    python bench/compose.py [--json] [--tasks N] [--rounds N]

An invented programme of N tasks (74 unless told) with an approved update each. Prints:
    compose.p50_ms, compose.max_ms    composing, drawing and writing, annexes included
    compose.kb, compose.blocks        size of the file, number of blocks
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import tempfile
import time
from datetime import date
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

DAY = date(2026, 6, 30)


def measure(tasks: int, rounds: int) -> dict[str, Any]:
    """All figures, from an empty database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        os.environ |= {"DONDOC_DATA": folder, "DJANGO_SETTINGS_MODULE": "dondoc.web.settings", "DONDOC_DEBUG": ""}
        django.setup()
        call_command("migrate", verbosity=0)
        report = _report(tasks)
        drawing = importlib.import_module("dondoc.apps.consolidation.selectors.drawing")
        times, data, blocks = [], b"", []
        for _ in range(rounds):
            start = time.perf_counter()
            blocks = drawing.blocks_of(report)
            data = drawing.word_file(report, blocks, stamped=True)
            times.append((time.perf_counter() - start) * 1000)
        connection.close()
        return {
            "tasks": tasks,
            "compose.p50_ms": round(statistics.median(times), 1),
            "compose.max_ms": round(max(times), 1),
            "compose.kb": round(len(data) / 1024, 1),
            "compose.blocks": len(blocks),
        }


def _report(tasks: int) -> Any:
    """A draft on a published programme whose tasks all have an approved update."""
    importlib.import_module("plan").build(tasks)
    programmes = importlib.import_module("dondoc.apps.programmes.models")
    living = importlib.import_module("dondoc.apps.tasks.models")
    accounts = importlib.import_module("dondoc.apps.accounts.models")
    services = importlib.import_module("dondoc.apps.consolidation.services")
    version, post = programmes.ProgrammeVersion.objects.get(), accounts.Post.objects.get()
    said = {"result": "Đã hoàn thành dự thảo, lấy ý kiến các đơn vị.", "difficulties": "Thiếu kinh phí."}
    said |= {"proposals": "Đề nghị bổ sung kinh phí.", "next_step": "Trình ban hành."}
    signed = {"by": post.person, "saved_at": version.published_at, "approved_by": post.person}
    signed |= {"approved_at": version.published_at, "state": "approved", "on": DAY, "unit": post.unit}
    rows = version.tasks.values_list("task_id", flat=True)
    living.TaskUpdate.objects.bulk_create(living.TaskUpdate(task_id=task, **said, **signed) for task in rows)
    return services.begin(version=version, on=DAY, title="Kết quả thực hiện sáu tháng", by=post)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed of composing a consolidated report.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tasks", type=int, default=74)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    found = measure(asked.tasks, asked.rounds)
    print(json.dumps(found) if asked.json else "\n".join(f"{name:18} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
