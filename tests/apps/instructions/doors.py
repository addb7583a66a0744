"""Doors of giving an instruction as a task."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apps.programmes.plans import choices, reviewed
from tests.apps.registers.desk import closed, press
from tests.web.doors import Door, Things

from dondoc.apps.accounts.models import Post
from dondoc.apps.instructions.models import Instruction
from dondoc.apps.programmes.services.publish import publish

GIVES = frozenset({"officer", "head"})
SAID = {"programme": "{programme_of}", "lead": "{unit_of}", "deadline": "trước ngày 30/6/2027"}

_GIVE = "hop-tac/chi-dao/<int:pk>/giao/"

DOORS = [
    Door(_GIVE, "/hop-tac/chi-dao/{instruction}/giao/", GIVES),
    Door(_GIVE, "/hop-tac/chi-dao/{instruction}/giao/", GIVES, "post", SAID, ok=302),
]


def things(posts: Mapping[str, Post]) -> Things:
    """An instruction that is no task yet, and a programme that could take it."""
    officer = posts["officer"]
    version = publish(document=reviewed(officer), by=officer, choices=choices(officer.unit))
    closed(press(), officer)
    given = Instruction.objects.get(task=None)
    return {"instruction": given.pk, "programme_of": version.programme_id, "unit_of": officer.unit_id}
