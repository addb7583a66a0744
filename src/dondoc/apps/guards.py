"""Guards in the database itself: rules that hold whoever writes, spoken to each engine in its own words."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


class EngineSQL(RunPython):
    """A migration step with one list of statements for each engine, and the statements that take it back."""

    def __init__(
        self, *, sqlite: list[str], postgresql: list[str], sqlite_back: list[str], postgresql_back: list[str]
    ) -> None:
        """Keep the statements; each list is run in order, one statement at a time."""
        forward = {"sqlite": sqlite, "postgresql": postgresql}
        backward = {"sqlite": sqlite_back, "postgresql": postgresql_back}
        super().__init__(_runner(forward), _runner(backward))


def _runner(statements: dict[str, list[str]]) -> Any:
    def run(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


def append_only(table: str, message: str) -> EngineSQL:
    """A step after which rows of ``table`` can be added but neither changed nor taken away."""
    acts = ("UPDATE", "DELETE")
    return EngineSQL(
        sqlite=[
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for act in acts
        ],
        sqlite_back=[f"DROP TRIGGER {table}_no_{act.lower()}" for act in acts],
        postgresql=[
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
        ],
        postgresql_back=[
            f"DROP TRIGGER {table}_append_only ON {table}",
            f"DROP TRIGGER {table}_no_truncate ON {table}",
            f"DROP FUNCTION {table}_refuse()",
        ],
    )


def no_overlap(table: str, same: tuple[str, ...], message: str) -> EngineSQL:
    """A step after which two rows of ``table`` with the same ``same`` columns never cover one day twice.

    The days are ``valid_from`` to ``valid_to``, both included; an empty end is open.
    """
    name = f"{table}_no_overlap"
    equal = " AND ".join(f"{column} = NEW.{column}" for column in same)
    body = (
        f"SELECT RAISE(ABORT, '{message}') WHERE EXISTS (SELECT 1 FROM {table} WHERE id <> NEW.id AND {equal} "
        "AND (valid_from IS NULL OR NEW.valid_to IS NULL OR valid_from <= NEW.valid_to) "
        "AND (valid_to IS NULL OR NEW.valid_from IS NULL OR valid_to >= NEW.valid_from))"
    )
    columns = ", ".join(f"{column} WITH =" for column in same)
    return EngineSQL(
        sqlite=[
            f"CREATE TRIGGER {name}_{act.lower()} AFTER {act} ON {table} BEGIN {body}; END"
            for act in ("INSERT", "UPDATE")
        ],
        sqlite_back=[f"DROP TRIGGER {name}_{act}" for act in ("insert", "update")],
        postgresql=[
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
            f"({columns}, daterange(valid_from, valid_to, '[]') WITH &&)",
        ],
        postgresql_back=[f"ALTER TABLE {table} DROP CONSTRAINT {name}"],
    )


def unchanging(table: str, message: str) -> EngineSQL:
    """A step after which rows of ``table`` are never changed once written."""
    return EngineSQL(
        sqlite=[
            f"CREATE TRIGGER {table}_unchanging BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ],
        sqlite_back=[f"DROP TRIGGER {table}_unchanging"],
        postgresql=[
            f"CREATE FUNCTION {table}_keep() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_unchanging BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_keep()",
        ],
        postgresql_back=[f"DROP TRIGGER {table}_unchanging ON {table}", f"DROP FUNCTION {table}_keep()"],
    )


def frozen_when(table: str, column: str, value: str, message: str) -> EngineSQL:
    """A step after which rows of ``table`` whose ``column`` holds ``value`` are neither changed nor taken away."""
    name, held = f"{table}_frozen", f"OLD.{column} = '{value}'"
    return EngineSQL(
        sqlite=[
            f"CREATE TRIGGER {name}_{act.lower()} BEFORE {act} ON {table} WHEN {held} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for act in ("UPDATE", "DELETE")
        ],
        sqlite_back=[f"DROP TRIGGER {name}_{act}" for act in ("update", "delete")],
        postgresql=[
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW WHEN ({held}) "
            f"EXECUTE FUNCTION {name}()",
        ],
        postgresql_back=[f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"],
    )
