"""The programme of the tasks' tests, and its file."""

from __future__ import annotations

from tests.apps.tasks.conftest import programme, task

__all__ = ["programme", "task"]
