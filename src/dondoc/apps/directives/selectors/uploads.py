"""Files that a person brought in, as the intake page lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.models import Fact, FactKind, FactState, Upload, UploadState


@dataclass(frozen=True, slots=True)
class Incoming:
    """An upload with what was found in its document."""

    upload: Upload
    tasks: int = 0
    indicators: int = 0
    duties: int = 0
    doubtful: int = 0

    @property
    def percent(self) -> int:
        """How far its reading is."""
        return self.upload.job.percent if self.upload.job else 0

    @property
    def step(self) -> str:
        """What is being done, in words."""
        said = self.upload.job.message if self.upload.job else ""
        return said if self.upload.state == UploadState.READING else ""


def uploads_of(actor: Actor, limit: int = 50) -> list[Incoming]:
    """The newest uploads of a person, with the counts of what was read."""
    rows = list(Upload.objects.filter(by=person_of(actor)).select_related("job", "document")[:limit])
    counts = _counts([u.document_id for u in rows if u.document_id])
    return [Incoming(u, *counts.get(u.document_id or 0, (0, 0, 0, 0))) for u in rows]


def _counts(documents: Sequence[int]) -> dict[int, tuple[int, int, int, int]]:
    """Tasks, indicators, duties and doubtful facts of each document."""
    standing = Fact.objects.filter(document__in=documents, state__in=[FactState.PROPOSED, FactState.CONFIRMED])
    found: dict[int, list[Fact]] = {}
    for fact in standing.only("document_id", "kind", "state", "doubts"):
        found.setdefault(fact.document_id, []).append(fact)
    return {pk: _count(facts) for pk, facts in found.items()}


def _count(facts: Iterable[Fact]) -> tuple[int, int, int, int]:
    rows = list(facts)
    kinds = Counter(fact.kind for fact in rows)
    doubtful = sum(fact.doubtful for fact in rows)
    return kinds[FactKind.TASK], kinds[FactKind.INDICATOR], kinds[FactKind.DUTY], doubtful
