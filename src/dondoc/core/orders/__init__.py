"""What is ordered: tasks, indicators, duties, events, agreements and measures, each with its place in the text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dondoc.core.orders.contract import directive_json
    from dondoc.core.orders.understanding import understand

__all__ = ["directive_json", "understand"]

_ROOMS = {"directive_json": "contract", "understand": "understanding"}


def __getattr__(name: str) -> Any:
    """The public names, found when first asked for: core.document needs this room's values before they can be read."""
    if name not in _ROOMS:
        raise AttributeError(name)
    return getattr(import_module(f"dondoc.core.orders.{_ROOMS[name]}"), name)
