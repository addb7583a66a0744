"""The limits of the house: short files, short functions, few parameters, no hidden imports, no odds and ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 30
PARAMETERS = 6
ODDS_AND_ENDS = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(root: Path) -> Iterator[Path]:
    """Every module of the project but generated migrations."""
    for folder in ("src", "tests", "tools", "bench"):
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def breaches(path: Path, source: str) -> Iterator[str]:
    """Each limit that a module breaks, as one line that names the place.

    >>> list(breaches(Path("core/utils.py"), "def f():\\n    import os"))
    ['core/utils.py: no room may be called utils', 'core/utils.py:2: import inside f']
    """
    for name in sorted({part.removesuffix(".py") for part in path.parts} & ODDS_AND_ENDS):
        yield f"{path}: no room may be called {name}"
    lines = source.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines, at most {FILE_LINES}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _of_function(path, node)


def _of_function(path: Path, node: Function) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES:
        yield f"{path}:{node.lineno}: {node.name} has {lines} lines, at most {FUNCTION_LINES}"
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    count = sum(arg.arg not in {"self", "cls"} for arg in given)
    if count > PARAMETERS:
        yield f"{path}:{node.lineno}: {node.name} takes {count} parameters, at most {PARAMETERS}"
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import | ast.ImportFrom):
            yield f"{path}:{inner.lineno}: import inside {node.name}"


def all_breaches(root: Path) -> list[str]:
    """Every breach in the project, paths relative to ``root``."""
    return [
        line
        for path in python_files(root)
        for line in breaches(path.relative_to(root), path.read_text(encoding="utf-8"))
    ]
