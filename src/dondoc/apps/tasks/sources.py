"""What tasks add to the house at start."""

from __future__ import annotations

from dondoc.apps import waiting
from dondoc.apps.files.access import add_reader
from dondoc.apps.tasks.access import may_open_evidence
from dondoc.apps.tasks.waiting import to_do

add_reader(may_open_evidence)
waiting.add(to_do)
