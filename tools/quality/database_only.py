"""A pytest plug-in: keeps the tests that touch the database, for the second engine; browsers run once, on the first."""

from __future__ import annotations

import pytest

FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"})


def _touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or "browser" in item.path.parts:
        return False
    return bool(item.get_closest_marker("django_db") or FIXTURES & set(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what would say nothing new on another engine."""
    kept = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept
