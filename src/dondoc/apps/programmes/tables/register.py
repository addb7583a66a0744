"""Which tables there are, by the word of their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.tables.by_unit import by_unit
from dondoc.apps.programmes.tables.ground import Ground
from dondoc.apps.programmes.tables.overdue import overdue
from dondoc.apps.programmes.tables.results import results
from dondoc.apps.programmes.tables.targets import targets
from dondoc.writers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: the word of its address, its name, and what makes it."""

    slug: str
    label: str | Promise
    make: Callable[[Ground], Sheet]


_ALL = (
    Kind("t1", _("Theo đơn vị"), by_unit),
    Kind("t2", _("Nhiệm vụ quá hạn"), overdue),
    Kind("t3", _("Kết quả thực hiện"), results),
    Kind("t5", _("Chỉ tiêu"), targets),
)
TABLES: Mapping[str, Kind] = {kind.slug: kind for kind in _ALL}


def sheet_of(slug: str, version: ProgrammeVersion, on: date) -> Sheet:
    """The table as of ``on``; screen, spreadsheet and Word draw this one value.

    Raises:
        KeyError: no such table.
    """
    return TABLES[slug].make(Ground(version, on))
