"""Questions about jobs of the whole house."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from dondoc.apps.jobs.models import Job, JobState


@dataclass(frozen=True, slots=True)
class Choice:
    """A state with how many jobs stand in it."""

    state: str
    words: str
    count: int


def jobs_in(state: str) -> QuerySet[Job]:
    """The jobs in a state, the newest first."""
    return Job.objects.filter(state=state).select_related("created_by").order_by("-created_at")


def states_of_jobs() -> list[Choice]:
    """Every state with its count, those that somebody must look at first. One query."""
    counted = dict(Job.objects.order_by().values_list("state").annotate(n=Count("pk")))
    order = (JobState.FAILED, JobState.RUNNING, JobState.QUEUED, JobState.CANCELLED, JobState.DONE)
    return [Choice(state.value, str(state.label), counted.get(state.value, 0)) for state in order]
