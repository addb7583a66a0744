"""The history of a document, the many single confirmations of one person and day told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.audit.selectors import Line

SINGLE = "directives.fact_accepted"
_FEW = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the history; ``lines`` holds those it stands for, newest first, when there are several."""

    line: Line
    sentence: str
    lines: Sequence[Line] = ()


def folded(history: Sequence[Line]) -> list[Told]:
    """Confirmations that follow one another, of one person in one post on one day, as one line that unfolds."""
    told: list[Told] = []
    for slot, lines in groupby(history, key=_slot):
        same = list(lines)
        if slot is None or len(same) < _FEW:
            told += [Told(line, line.sentence) for line in same]
        else:
            told.append(Told(same[0], _("xác nhận %(count)s mục, từng mục một") % {"count": len(same)}, same))
    return told


def _slot(line: Line) -> tuple[str, str, date] | None:
    if line.row.act != SINGLE:
        return None
    return line.who, line.row.post_label, timezone.localdate(line.row.at)
