"""Parts that a row may be split into, as the examination sees them."""

from __future__ import annotations

from dondoc.apps.directives.contract.words import title_of
from dondoc.apps.directives.models import Fact, FactKind
from dondoc.core.progress.deliverables import find_deliverables
from dondoc.core.progress.split import split_task


def suggested_parts(fact: Fact) -> list[str]:
    """The deliverables that a task's words name one after another; its words as they stand when there is one only."""
    words = title_of(fact.kind, fact.data)
    parts = list(split_task(words, find_deliverables(words))) if fact.kind == FactKind.TASK else []
    return parts if len(parts) > 1 else [part.strip() for part in words.split(";") if part.strip()]
