"""A plugin of pytest: the processes of the tests are measured, those that they start are not."""

from __future__ import annotations

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """In a worker, forget what tells a new process to measure itself."""
    if hasattr(config, "workerinput"):
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
