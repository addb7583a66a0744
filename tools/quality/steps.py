"""One step of the examination: a command, how long it took, whether it passed, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step; ``closing`` is the last line it printed."""

    name: str
    passed: bool
    seconds: float
    said: str = ""

    @property
    def closing(self) -> str:
        """The last line with words on it."""
        return next((line for line in reversed(self.said.splitlines()) if line.strip()), "")


def run(name: str, *command: str, env: Mapping[str, str] | None = None, aloud: bool = False) -> Outcome:
    """Run a module or program of the environment in the project's folder.

    Args:
        name: how the step is called in the list at the end.
        command: the program and its arguments; ``-m`` at first place means this Python.
        env: added to the environment; an empty value takes a variable away.
        aloud: pass the output on while it comes, not only when the step fails.
    """
    began = time.monotonic()
    words = [sys.executable, *command] if command[0] == "-m" else list(command)
    merged = {key: value for key, value in (os.environ | dict(env or {})).items() if value}
    with subprocess.Popen(
        words, cwd=ROOT, env=merged, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        lines = []
        for line in process.stdout or ():
            lines.append(line)
            if aloud:
                sys.stdout.write(line)
                sys.stdout.flush()
    return Outcome(name, process.returncode == 0, time.monotonic() - began, "".join(lines))


def judge(name: str, examine: Callable[[], list[str]]) -> Outcome:
    """A step done in this very process: it passes when it has nothing to say."""
    began = time.monotonic()
    found = examine()
    return Outcome(name, not found, time.monotonic() - began, "\n".join(found))
