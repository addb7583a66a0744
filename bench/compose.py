"""How long a consolidated report takes from the database to the bytes of its Word file, and how much memory.

    python bench/compose.py [--json] [--units 93] [--tasks 74] [--indicators 24] [--rounds 3]

An invented ministry of 93 units, 74 tasks each (6,882 rows, lived for half a year), 24 indicators with a figure.
    compose.p50_ms, compose.max_ms    everything, by the clock, annexes included; nothing is kept from round to round
    compose.cpu_ms                    the same in processor time, which other work on the machine does not lengthen
    compose.<phase>_ms                processor time of figures (reading the day), blocks, tables, word (drawing)
    compose.queries                   queries of a round
    compose.kb, .blocks, .annex_rows  size of the file, blocks of the body, rows of the annexes
    compose.grown_mb, compose.peak_mb how much the process grew at most over all rounds, and the most it held
    compose.xlsx_ms                   the workbook of the same figures, in processor time
    compose.ratio_python_docx         how many times as long python-docx takes to draw the same table (T3, 1,000 rows)
"""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
import docx
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

DAY, LIVED = date(2026, 6, 30), timedelta(days=175)
PATTERN, SAMPLE = 500, 1000


def measure(units: int, tasks: int, indicators: int, rounds: int) -> dict[str, Any]:
    """All figures, from an empty database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        os.environ |= {"DONDOC_DATA": folder, "DJANGO_SETTINGS_MODULE": "dondoc.web.settings", "DONDOC_DEBUG": ""}
        django.setup()
        call_command("migrate", verbosity=0)
        report = _report(units, units * tasks, indicators)
        found = {"rows": units * tasks, "indicators": indicators, "units": units}
        found |= {f"compose.{name}": value for name, value in _composed(report, rounds).items()}
        connection.close()
        return found


def _composed(report: Any, rounds: int) -> dict[str, Any]:
    module = importlib.import_module("dondoc.apps.consolidation.selectors.whole")
    before, clocks, spent, data, whole = _settle(), [], [], b"", None
    for _ in range(rounds):
        _forget()
        wall, cpu = time.perf_counter(), time.process_time()
        whole = module.Whole(report)
        data = whole.word(stamped=True)
        clocks.append((time.perf_counter() - wall) * 1000)
        spent.append((time.process_time() - cpu) * 1000)
    assert whole is not None
    peak = _held_mb("VmHWM")
    _forget()
    return {
        "p50_ms": round(statistics.median(clocks), 1),
        "max_ms": round(max(clocks), 1),
        "cpu_ms": round(statistics.median(spent), 1),
        "kb": round(len(data) / 1024, 1),
        "blocks": len(whole.blocks),
        "annex_rows": sum(len(whole.table(slug).lines) for slug in module.ANNEXES),
        "grown_mb": round(peak - before, 1),
        "peak_mb": round(peak, 1),
        **_phases(module.Whole(report), module.ANNEXES),
        "ratio_python_docx": round(_ratio(whole.table("t3")), 1),
    }


def _forget() -> None:
    """Let nothing be known from an earlier round: days are kept in memory between reports."""
    tracking: Any = importlib.import_module("dondoc.apps.tasks.selectors.tracking")
    tracking._keep = tracking.Keep()


def _phases(whole: Any, annexes: tuple[str, ...]) -> dict[str, float]:
    """Processor time of each step, one after another on one report."""
    with CaptureQueriesContext(connection) as asked:
        steps: dict[str, Callable[[], object]] = {
            "figures_ms": lambda: whole.ground.rows,
            "blocks_ms": lambda: whole.blocks,
            "tables_ms": lambda: [whole.table(slug) for slug in annexes],
            "word_ms": lambda: whole.word(stamped=True),
            "xlsx_ms": whole.book,
        }
        found = {name: round(_cpu_ms(step), 1) for name, step in steps.items()}
    return found | {"queries": len(asked)}


def _cpu_ms(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return (time.process_time() - start) * 1000


def _ratio(sheet: Any) -> float:
    """The same rows of the same table by python-docx and by this house."""
    form = importlib.import_module("dondoc.writers.form")
    part = sheet.__class__(**{**vars(sheet), "lines": sheet.lines[:SAMPLE]})
    return _cpu_ms(lambda: _by_python_docx(part)) / _cpu_ms(lambda: form.write_form(part))


def _by_python_docx(sheet: Any) -> bytes:
    """The table as python-docx draws it, cells taken once as its users are advised to."""
    document = docx.Document()
    width = len(sheet.headings)
    rows = [tuple(heading.head for heading in sheet.headings)]
    rows += [tuple(words for words, _form in line.cells) for line in sheet.written]
    table = document.add_table(rows=len(rows), cols=width)
    table.style = document.styles["Table Grid"]
    cells = table._cells
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            cells[place * width + column].text = words
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _settle() -> float:
    """Megabytes held now; the peak is counted from here on (Linux)."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _held_mb("VmRSS")


def _held_mb(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def _report(units: int, tasks: int, indicators: int) -> Any:
    """A draft on a lived programme of the invented ministry."""
    lived, plan = importlib.import_module("lived"), importlib.import_module("plan")
    programmes = importlib.import_module("dondoc.apps.programmes.models")
    accounts = importlib.import_module("dondoc.apps.accounts.models")
    services = importlib.import_module("dondoc.apps.consolidation.services")
    plan.build(min(PATTERN, tasks))
    version = programmes.ProgrammeVersion.objects.get()
    lived.grow(version, tasks, DAY - LIVED, units)
    _measure_things(version, indicators, accounts.Post.objects.get())
    return services.begin(version=version, on=DAY, title="Kết quả thực hiện sáu tháng", by=accounts.Post.objects.get())


def _measure_things(version: Any, many: int, post: Any) -> None:
    """Indicators with a plan and the figure of a half-year."""
    models = importlib.import_module("dondoc.apps.indicators.models")
    measures = importlib.import_module("phrases").MEASURES
    fact = version.document.facts.first()
    for n in range(many):
        name, unit, raw = measures[n % len(measures)]
        known = models.Indicator.objects.create(programme_id=version.programme_id, key=f"i-{n}")
        said = {"order": n, "number": str(n + 1), "name": f"{name} ({n + 1})", "unit": unit, "direction": "up"}
        row = models.IndicatorInVersion.objects.create(indicator=known, version=version, fact=fact, **said)
        models.Target.objects.create(indicator=row, raw=raw, comparator="about", low=60, high=60, order=0)
        said = {"kind": "half", "year": DAY.year, "number": 1, "on": DAY, "state": "preliminary"}
        said |= {"value": Decimal(40 + n % 30), "by": post.person, "post": post, "at": timezone.now()}
        models.IndicatorValue.objects.create(indicator=known, unit_name=str(post.unit), **said)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed of composing a consolidated report.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--units", type=int, default=93)
    parser.add_argument("--tasks", type=int, default=74)
    parser.add_argument("--indicators", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    found = measure(asked.units, asked.tasks, asked.indicators, asked.rounds)
    print(json.dumps(found) if asked.json else "\n".join(f"{name:26} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
