"""The pulse of a task: a number that grows whenever something that its figures depend on is written."""

from __future__ import annotations

from django.db import models

from dondoc.apps.tasks.models.tasks import Task


class Pulse(models.Model):
    """Tells whoever keeps computed rows in memory which of them are old; only triggers of the database write it.

    ``tasks.beats`` lays the triggers, so that no way of writing passes by: not a bulk update, not another
    process, not a hand at the database. ``number`` grows by one and a random part: a change that was rolled back and
    the one made in its place never leave the same number.
    """

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="pulse")
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.CASCADE, related_name="+", db_index=False, editable=False
    )
    number = models.BigIntegerField(editable=False)

    class Meta:
        indexes = [models.Index(fields=["programme", "number"], name="pulse_of_programme")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.number}"
