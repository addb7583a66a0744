"""The kinds of work that can be queued; each app names its own in ``jobs.py``, imported at start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from dondoc.apps.jobs.run import Run

type Handler = Callable[..., Any]
"""``handler(run: Run, **args) -> result``; the result is JSON-able or None."""


@dataclass(frozen=True, slots=True)
class Daily:
    """A kind of job that is due every day from ``at`` on, in the ministry's time zone."""

    kind: str
    at: time


_handlers: dict[str, Handler] = {}
_words: dict[str, str | Promise] = {}
_timetable: dict[str, Daily] = {}


def job[H: Handler](kind: str, words: str | Promise = "") -> Callable[[H], H]:
    """Register a function as the handler of ``kind``, which people call ``words``.

    The handler may be run again after a machine died in the middle of it: slow work first, then its effects inside
    ``with run.finish(result):``, which happens once or not at all.

    Raises:
        ValueError: ``kind`` has a handler already.
    """

    def keep(handler: H) -> H:
        if kind in _handlers:
            msg = f"two handlers for jobs of kind {kind}"
            raise ValueError(msg)
        _handlers[kind] = handler
        _words[kind] = words or kind
        return handler

    return keep


def schedule(kind: str, *, at: str) -> None:
    """Have a job of ``kind`` queued every day at ``at`` ("07:00"); its handler is called with ``day`` (ISO 8601).

    Raises:
        ValueError: the kind stands in the timetable already, or the time is not one.
    """
    if kind in _timetable:
        msg = f"{kind} stands in the timetable twice"
        raise ValueError(msg)
    _timetable[kind] = Daily(kind, time.fromisoformat(at))


def timetable() -> tuple[Daily, ...]:
    """Everything that is due daily."""
    return tuple(_timetable.values())


def handler_of(kind: str) -> Handler | None:
    """The handler of ``kind``, or None."""
    return _handlers.get(kind)


def words_of(kind: str) -> str | Promise:
    """What people call jobs of ``kind``."""
    return _words.get(kind, kind)


def run_handler(run: Run) -> Any:
    """Call the handler of the run's job.

    Raises:
        LookupError: nothing handles that kind.
    """
    handler = handler_of(run.job.kind)
    if handler is None:
        raise LookupError(run.job.kind)
    return handler(run, **run.job.args)
