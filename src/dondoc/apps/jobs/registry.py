"""The kinds of work that can be queued; each app names its own in ``jobs.py``, imported at start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dondoc.apps.jobs.run import Run

type Handler = Callable[..., Any]
"""``handler(run: Run, **args) -> result``; the result is JSON-able or None."""

_handlers: dict[str, Handler] = {}


def job[H: Handler](kind: str) -> Callable[[H], H]:
    """Register a function as the handler of ``kind``.

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
        return handler

    return keep


def handler_of(kind: str) -> Handler | None:
    """The handler of ``kind``, or None."""
    return _handlers.get(kind)


def run_handler(run: Run) -> Any:
    """Call the handler of the run's job.

    Raises:
        LookupError: nothing handles that kind.
    """
    handler = handler_of(run.job.kind)
    if handler is None:
        raise LookupError(run.job.kind)
    return handler(run, **run.job.args)
