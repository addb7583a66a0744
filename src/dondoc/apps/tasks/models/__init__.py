"""Tasks: what versions say of them, how they live, what comes out."""

from dondoc.apps.tasks.models.living import (
    Arrival,
    Dependency,
    Extension,
    Outcome,
    TaskUpdate,
    UpdateFile,
)
from dondoc.apps.tasks.models.pulse import Pulse
from dondoc.apps.tasks.models.tasks import (
    STATE_LABELS,
    STATES,
    Assignment,
    Deliverable,
    DeliverableStage,
    Milestone,
    Task,
    TaskInVersion,
    TaskMove,
    TaskSource,
)

__all__ = [
    "STATES",
    "STATE_LABELS",
    "Arrival",
    "Assignment",
    "Deliverable",
    "DeliverableStage",
    "Dependency",
    "Extension",
    "Milestone",
    "Outcome",
    "Pulse",
    "Task",
    "TaskInVersion",
    "TaskMove",
    "TaskSource",
    "TaskUpdate",
    "UpdateFile",
]
