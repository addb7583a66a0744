"""The limits checker finds what it should, and the words the project must not hold are not there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from quality.limits import breaches

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x = 1\n" * 401, "401 lines"),
        ("def long():\n" + "    x = 1\n" * 30, "long has 31 lines"),
        ("def wide(a, b, c, d, e, f, *, g): ...", "wide takes 7 parameters"),
        ("class A:\n    def late(self):\n        import os\n", "import inside late"),
    ],
)
def test_each_limit_is_seen(source: str, said: str) -> None:
    assert [said in line for line in breaches(Path("room/thing.py"), source)] == [True]


def test_what_keeps_the_limits_passes() -> None:
    source = "import os\n\n\ndef short(self, a, b, c, d, e, f):\n" + "    x = 1\n" * 29
    assert list(breaches(Path("room/thing.py"), source)) == []


# Written apart, so that this file does not hold them.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"registry\.npm" + r"js",
            r"/opt/" + r"(?:wheels|py" + r"pi)",
            r"(?<![\w.])/work/" + r"(?:main|shared)",
            r"(?<![\w.])/root/" + r"\.",
            r"--(?:extra-)?index-" + r"url ",
        ]
    ),
    re.IGNORECASE,
)


def test_no_registry_or_machine_path_is_named() -> None:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    found = []
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{name}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []
