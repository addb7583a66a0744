"""Triggers that let a task's pulse grow in the transaction that changes what its figures are made of."""

from __future__ import annotations

from collections.abc import Mapping

from dondoc.apps.guards import EngineSQL

COUNTED: Mapping[str, str] = {
    "tasks_taskinversion": "{0}.task_id",
    "tasks_assignment": "(SELECT task_id FROM tasks_taskinversion WHERE id = {0}.task_in_version_id)",
    "tasks_taskmove": "{0}.task_id",
    "tasks_outcome": "{0}.task_id",
    "tasks_extension": "{0}.task_id",
    "tasks_arrival": "{0}.task_id",
    "tasks_milestone": "{0}.task_id",
}
"""The tables that figures are made of, beside that of the tasks, and how a row names its task."""

_ACTS = {
    "insert": "NEW TABLE AS written",
    "update": "NEW TABLE AS written OLD TABLE AS gone",
    "delete": "OLD TABLE AS gone",
}
_BEGIN = {"sqlite": "abs(random() % 4294967296)", "postgresql": "floor(random() * 4294967296)::bigint"}
_GROWN = {vendor: f"number + 1 + {random}" for vendor, random in _BEGIN.items()}
_BORN = "INSERT INTO tasks_pulse (task_id, programme_id, number) SELECT id, programme_id, {begin} FROM {rows}"


def beats(table: str) -> EngineSQL:
    """A step after which every row of ``table`` that is added, changed or taken away lets its task's pulse grow.

    A later step that alters ``table`` makes it anew on SQLite, without its triggers: repeat this one after it.
    """
    task = COUNTED[table]
    sides = {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}
    return EngineSQL(
        sqlite=[
            f"CREATE TRIGGER {table}_beats_{act} AFTER {act.upper()} ON {table} BEGIN UPDATE tasks_pulse "
            f"SET number = {_GROWN['sqlite']} WHERE task_id IN ({', '.join(map(task.format, both))}); END"
            for act, both in sides.items()
        ],
        sqlite_back=[f"DROP TRIGGER {table}_beats_{act}" for act in sides],
        postgresql=[_function(table, _grow(task, "written"), _grow(task, "gone")), *_triggers(table, *_ACTS)],
        postgresql_back=_without(table, *_ACTS),
    )


def born_with_pulse() -> EngineSQL:
    """A step after which every task, those that are there among them, has a pulse, which grows as the task changes."""
    changed = (
        f"UPDATE tasks_pulse SET programme_id = written.programme_id, number = {_GROWN['postgresql']} "
        "FROM written WHERE task_id = written.id"
    )
    born = {vendor: _BORN.format(begin=begin, rows="tasks_task") for vendor, begin in _BEGIN.items()}
    return EngineSQL(
        sqlite=[
            born["sqlite"],
            "CREATE TRIGGER tasks_task_beats_insert AFTER INSERT ON tasks_task BEGIN INSERT INTO tasks_pulse "
            f"(task_id, programme_id, number) VALUES (NEW.id, NEW.programme_id, {_BEGIN['sqlite']}); END",
            "CREATE TRIGGER tasks_task_beats_update AFTER UPDATE ON tasks_task BEGIN UPDATE tasks_pulse "
            f"SET programme_id = NEW.programme_id, number = {_GROWN['sqlite']} WHERE task_id = NEW.id; END",
        ],
        sqlite_back=[f"DROP TRIGGER tasks_task_beats_{act}" for act in ("insert", "update")],
        postgresql=[
            born["postgresql"],
            "CREATE FUNCTION tasks_task_beat() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'INSERT' "
            f"THEN {_BORN.format(begin=_BEGIN['postgresql'], rows='written')}; ELSE {changed}; END IF; "
            "RETURN NULL; END $$",
            *_triggers("tasks_task", "insert", "update"),
        ],
        postgresql_back=_without("tasks_task", "insert", "update"),
    )


def _grow(task: str, rows: str) -> str:
    return (
        f"UPDATE tasks_pulse SET number = {_GROWN['postgresql']} "
        f"WHERE task_id IN (SELECT {task.format(rows)} FROM {rows})"
    )


def _function(table: str, now: str, before: str) -> str:
    """What PostgreSQL runs once for each statement, over all its rows."""
    return (
        f"CREATE FUNCTION {table}_beat() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'DELETE' THEN {now}; END IF; IF TG_OP <> 'INSERT' THEN {before}; END IF; RETURN NULL; END $$"
    )


def _triggers(table: str, *acts: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_beats_{act} AFTER {act.upper()} ON {table} REFERENCING {_ACTS[act]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_beat()"
        for act in acts
    ]


def _without(table: str, *acts: str) -> list[str]:
    return [*(f"DROP TRIGGER {table}_beats_{act} ON {table}" for act in acts), f"DROP FUNCTION {table}_beat()"]
