"""A count by hand of directive 003: what a clerk with a pencil would write into the boxes, by rules 1 to 5 and 8 to 11.

Nothing here asks the product anything. Days and leads are those that people confirmed in the gold of the corpus.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tests.browser.live_house import SEVERAL, WAITING, Key
from tests.browser.test_publish import UNITS
from tests.core.text.seedfiles import shared

BOXES = ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline", "suspended")


@dataclass(frozen=True)
class Line:
    """A task on the clerk's sheet.

    Attributes:
        leads: units that lead it.
        due: its last day; None when the words name none.
        later: the day from which a later last day is in force, and that day.
        done: the day it was confirmed and the date of its document.
        undone: the day on which it was opened again.
        rest: the day it was suspended and the day it went on, or None.
        gone: the day it was cancelled or replaced.
        moved: the day of a handing over, and to whom.
    """

    leads: tuple[str, ...]
    due: date | None
    later: tuple[date, date] | None = None
    done: tuple[date, date] | None = None
    undone: date | None = None
    rest: tuple[date, date | None] | None = None
    gone: date | None = None
    moved: tuple[date, str] | None = None

    def last(self, on: date) -> date | None:
        """The last day in force on ``on``."""
        return self.later[1] if self.later and self.later[0] <= on else self.due

    def box(self, on: date) -> str | None:
        """The box it stands in at the end of ``on``; None when it is not counted."""
        if self.gone and self.gone <= on:
            return None
        due = self.last(on)
        if self.done and self.done[0] <= on and not (self.undone and self.undone <= on):
            return "done_on_time" if due is None or self.done[1] <= due else "done_late"
        if self.rest and self.rest[0] <= on and (self.rest[1] is None or on < self.rest[1]):
            return "suspended"
        if due is None:
            return "no_deadline"
        return "open_overdue" if on > due else "open_in_time"

    def led_by(self, on: date) -> tuple[str, ...]:
        """Who leads it on ``on``."""
        return (self.moved[1],) if self.moved and self.moved[0] <= on else self.leads


@dataclass
class Sheet:
    """The clerk's sheet."""

    lines: dict[Key, Line] = field(default_factory=dict)

    def write(self, key: Key, **what: object) -> None:
        """Write something behind a task."""
        self.lines[key] = replace(self.lines[key], **what)  # type: ignore[arg-type]

    def count(self, on: date) -> dict[str, int]:
        """The boxes and their total."""
        return _added(line.box(on) for line in self.lines.values())

    def by_unit(self, on: date) -> dict[str, dict[str, int]]:
        """The boxes of each unit; a task with several leads stands under each."""
        found: dict[str, list[str | None]] = {}
        for line in self.lines.values():
            for name in line.led_by(on) if line.box(on) else ():
                found.setdefault(name, []).append(line.box(on))
        return {name: _added(boxes) for name, boxes in found.items()}

    def inside(self, box: str, on: date) -> set[Key]:
        """The tasks of a box."""
        return {key for key, line in self.lines.items() if line.box(on) == box}

    def shared(self, on: date) -> int:
        """How many counted tasks have several leads."""
        return sum(len(line.led_by(on)) > 1 and line.box(on) is not None for line in self.lines.values())


def _added(boxes: Iterable[str | None]) -> dict[str, int]:
    tally = Counter(box for box in boxes if box)
    counted = {name: tally[name] for name in BOXES}
    return {**counted, "total": sum(counted.values())}


def sheet() -> Sheet:
    """The sheet on the day of publishing: 67 numbered tasks and 19 of the collective one, 6 of annex III."""
    gold = json.loads((shared() / "corpus" / "gold" / "003.json").read_text("utf8"))
    made = Sheet()
    for task in gold["tasks"]:
        key = (task.get("appendix"), task["number"])
        if not key[0]:
            continue
        due = None if key in WAITING else date.fromisoformat(task["deadline"]["due"])
        if key == ("II", ""):
            made.lines |= {("II", name): Line((name,), due) for name in UNITS.split("; ")}
        else:
            made.lines[key] = Line(_leads(key, task), due)
    return made


def _leads(key: Key, task: Mapping[str, list[str]]) -> tuple[str, ...]:
    if key in SEVERAL:
        return tuple(SEVERAL[key].split("\n"))
    if key == ("III", "1"):
        return (UNITS.split("; ")[0],)  # "Các đơn vị": held by who keeps the programme
    return (task["lead"][0],)
