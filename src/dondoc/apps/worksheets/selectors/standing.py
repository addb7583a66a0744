"""What the system holds today of the tasks and figures that a unit reports, cell by cell as its file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dondoc.apps.indicators.models import IndicatorInVersion, IndicatorValue
from dondoc.apps.indicators.services.values import Which
from dondoc.apps.indicators.wording import period_name, plain
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import TaskInVersion, TaskUpdate
from dondoc.apps.tasks.selectors.tracking import TaskRow, rows_of
from dondoc.apps.tasks.selectors.updates import latest_updates
from dondoc.apps.tasks.wording import when
from dondoc.apps.worksheets.columns import FIGURES, firmness_words, state_words
from dondoc.core.worksheets.model import tidy
from dondoc.writers.sheet import Cell
from dondoc.writers.worksheet import drawn

REPORTED = ("result", "difficulties", "proposals", "next_step")


@dataclass
class TaskNow:
    """A task that the unit leads, with the unit's draft (else what was last sent)."""

    row: TaskRow
    output: str
    update: TaskUpdate | None

    @property
    def code(self) -> str:
        """What names its row."""
        return f"NV-{self.row.task}"

    @property
    def seen(self) -> int:
        """The version of the unit's draft, 0 when there is none."""
        draft = self.update is not None and self.update.state == TaskUpdate.State.DRAFT
        return self.update.version if self.update and draft else 0

    @property
    def cells(self) -> dict[str, Cell]:
        """Its cells by field."""
        outcome, said = self.row.outcome, self.update
        due = when(self.row.in_force, self.row.judgement.last_good_day)
        return {
            "row": self.row.number,
            "text": self.row.text,
            "lead": ", ".join(unit.name for unit in self.row.lead),
            "coordinate": ", ".join(unit.name for unit in self.row.coordinate),
            "due": "\n".join(filter(None, (due.day, due.raw))),
            "output": self.output,
            "status": state_words(self.row.state),
            "percent": said.percent if said else None,
            "number": outcome.number if outcome else "",
            "dated": outcome.dated if outcome else None,
            **{name: getattr(said, name) if said else "" for name in REPORTED},
        }


@dataclass
class IndicatorNow:
    """An indicator that the unit reports, with the newest figure of the period."""

    row: IndicatorInVersion
    which: Which
    last: IndicatorValue | None
    day: date

    @property
    def code(self) -> str:
        """What names its row."""
        return f"CT-{self.row.indicator_id}"

    @property
    def cells(self) -> dict[str, Cell]:
        """Its cells by field; where nothing was reported yet, an estimate as of the day is begun."""
        last = self.last
        target = next(iter(self.row.targets.all()), None)
        return {
            "row": self.row.number,
            "name": self.row.name,
            "unit": self.row.unit,
            "plan": target.raw if target else "",
            "period": period_name(self.which.kind, self.which.number, self.which.year),
            "state": firmness_words(last.state if last else IndicatorValue.State.ESTIMATE),
            "on": last.on if last else self.day,
            **{name: plain(value) if last and (value := getattr(last, name)) is not None else None for name in FIGURES},
            "no_data": last.no_data if last else "",
            "reason": "",
        }


@dataclass
class Standing:
    """Everything that a unit's file of a programme holds, as of a day."""

    unit: OrgUnit
    version: ProgrammeVersion
    on: date
    which: Which
    tasks: list[TaskNow]
    indicators: list[IndicatorNow]
    headings: Mapping[int, str] = field(default_factory=dict)


def standing(unit: OrgUnit, version: ProgrammeVersion, on: date, which: Which, *, day: date | None = None) -> Standing:
    """What the system holds today for the unit.

    Args:
        unit: whose tasks and indicators.
        version: of which programme.
        on: the day asked about.
        which: the period of the figures.
        day: the day that figures not yet reported begin with; the end of the period, or ``on`` while it lasts.
    """
    rows = [row for row in rows_of(version, on) if row.box is not None and any(one.key == unit.pk for one in row.lead)]
    outputs = TaskInVersion.objects.filter(version=version, task__in=[row.task for row in rows])
    said = dict(outputs.values_list("task_id", "output"))
    updates = _updates(unit, rows, on)
    first = day or min(on, which.period.end)
    return Standing(
        unit=unit,
        version=version,
        on=on,
        which=which,
        tasks=[TaskNow(row, said.get(row.task, ""), updates.get(row.task)) for row in rows],
        indicators=[IndicatorNow(row, which, last, first) for row, last in _indicators(unit, version, which)],
        headings=dict(version.sections.values_list("pk", "shown")),
    )


def _updates(unit: OrgUnit, rows: list[TaskRow], on: date) -> dict[int, TaskUpdate]:
    keys = [row.task for row in rows]
    drafts = TaskUpdate.objects.filter(task__in=keys, unit=unit, state=TaskUpdate.State.DRAFT).select_related("by")
    return latest_updates(keys, on) | {draft.task_id: draft for draft in drafts}


def _indicators(
    unit: OrgUnit, version: ProgrammeVersion, which: Which
) -> list[tuple[IndicatorInVersion, IndicatorValue | None]]:
    found = version.indicators.filter(leads__unit=unit).distinct().order_by("order")
    rows = list(found.select_related("version__programme").prefetch_related("targets", "leads"))
    slot = {"kind": which.kind, "year": which.year, "number": which.number, "dimension": "", "place": ""}
    keys = [row.indicator_id for row in rows]
    newest = IndicatorValue.objects.filter(indicator__in=keys, **slot, revised_by__isnull=True).select_related("by")
    last = {value.indicator_id: value for value in newest}
    return [(row, last.get(row.indicator_id)) for row in rows]


def written(cell: Cell) -> str:
    """A cell as it is compared: words tidied, figures bare with a comma, days as dd/mm/yyyy, nothing as "".

    >>> written(None), written(Decimal("25.50")), written(90000), written(date(2026, 5, 3)), written(" A ")
    ('', '25,5', '90000', '03/05/2026', 'A')
    """
    if cell is None:
        return ""
    if isinstance(cell, (int, Decimal)):
        bare = Decimal(cell).normalize()
        return f"{bare:f}".replace(".", ",")
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else tidy(drawn(cell))
