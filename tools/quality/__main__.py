"""``./dondoc test``: format, lint, types, contracts, limits, migrations, tests on both databases."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dondoc.terminal import complain, words
from quality import debian, postgres
from quality.limits import all_breaches
from quality.steps import ROOT, Outcome, judge, run

CODE = ["src", "tests", "tools", "bench"]
DJANGO = {"DJANGO_SETTINGS_MODULE": "dondoc.web.settings"}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dondoc test", description=words("Kiểm tra toàn bộ.", "Check everything."))
    parser.add_argument("--only", metavar="PATH", help=words("chỉ chạy một tệp kiểm thử", "run one test file"))
    return parser.parse_args()


@contextmanager
def _scratch() -> Iterator[dict[str, str]]:
    """An environment whose data folder is empty and goes away."""
    with tempfile.TemporaryDirectory(prefix="dondoc-test-") as folder:
        yield {"DONDOC_DATA": folder, "DJANGO_SETTINGS_MODULE": ""}


def _static() -> list[Outcome]:
    """Everything that needs no test run; types take longest, so the rest goes beside them."""
    with ThreadPoolExecutor(2) as lanes, _scratch() as env:
        steps = [
            lanes.submit(run, "mypy --strict", "-m", "mypy", "src", "tools", "bench", env=env),
            lanes.submit(run, "ruff format", "-m", "ruff", "format", "--check", "--output-format", "concise", *CODE),
            lanes.submit(run, "ruff check", "-m", "ruff", "check", "--output-format", "concise", *CODE),
            lanes.submit(run, "import-linter", str(Path(sys.executable).with_name("lint-imports")), "--no-cache"),
            lanes.submit(judge, "limits", lambda: all_breaches(ROOT)),
            lanes.submit(run, "migrations", "-m", "django", "makemigrations", "--check", "--dry-run", env=env | DJANGO),
        ]
        return [step.result() for step in steps]


def _postgres_tests() -> Outcome:
    arguments = ["-n", "2", "--dist", "worksteal", "-q", "-p", "quality.database_only", "-p", "no:cacheprovider"]
    with _scratch() as env, postgres.cluster() as url:
        return run("pytest, PostgreSQL 15", "-m", "pytest", *arguments, env=env | {"DATABASE_URL": url}, aloud=True)


def _sqlite_tests() -> Outcome:
    arguments = ["-n", "2", "--dist", "worksteal", "-q", "-p", "quality.measured", "-p", "no:cacheprovider"]
    with _scratch() as env:
        command = ("-m", "coverage", "run", "-m", "pytest", *arguments)
        return run("pytest, SQLite", *command, env=env | {"DATABASE_URL": ""}, aloud=True)


def _coverage() -> Outcome:
    """The least tested modules, and the total, which must not fall under ``fail_under`` of pyproject.toml."""
    run("combine", "-m", "coverage", "combine", "--quiet")
    report = run("coverage", "-m", "coverage", "report", "--sort=cover")
    total = next((line for line in report.said.splitlines() if line.startswith("TOTAL")), "")
    return replace(report, said=f"{report.said}\n{' '.join(total.split())}")


def _show(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if not outcome.passed and "pytest" not in outcome.name:
            print(f"--- {outcome.name}\n{outcome.said.rstrip()}\n")
    for outcome in outcomes:
        mark = words("đạt", "passed") if outcome.passed else words("KHÔNG ĐẠT", "FAILED")
        print(
            f"{mark:10} {outcome.name} ({outcome.seconds:.0f} s) {outcome.closing if outcome.passed else ''}".rstrip()
        )


def _only(path: str) -> int:
    """One file, from wherever the caller stands, on the database of ``DATABASE_URL`` or SQLite."""
    given, _, node = path.partition("::")
    target = str(Path(given).resolve() if Path(given).exists() else ROOT / given)
    with _scratch() as env:
        chosen = f"{target}::{node}" if node else target
        return 0 if run("pytest", "-m", "pytest", chosen, "-p", "no:cacheprovider", env=env, aloud=True).passed else 1


def main() -> int:
    """Run what was asked; 0 when all of it passed. The last line printed is pytest's own summary."""
    asked = _arguments()
    if asked.only and not (
        Path(asked.only.partition("::")[0]).exists() or (ROOT / asked.only.partition("::")[0]).exists()
    ):
        complain(f"Không có tệp kiểm thử {asked.only}.", f"There is no test file {asked.only}.")
        return 2
    debian.provide()
    os.environ.setdefault("DONDOC_SHARED", str(ROOT.parent / "shared"))
    if asked.only:
        return _only(asked.only)
    static = _static()
    second, first = _postgres_tests(), _sqlite_tests()
    outcomes = [*static, second, _coverage(), first]
    _show(outcomes)
    print((first if second.passed or not first.passed else second).closing)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
