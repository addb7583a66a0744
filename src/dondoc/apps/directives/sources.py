"""Lets whoever may read the register open the sources of its documents; imported at start."""

from __future__ import annotations

from dondoc.apps.directives.access import may_open_source
from dondoc.apps.files.access import add_reader

add_reader(may_open_source)
