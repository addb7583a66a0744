"""What was answered to a spelling that corrections suggest, so that it is not asked again."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LessonAnswer(models.Model):
    """A spelling offered for a unit, and whether it was taken into the register of units."""

    words = models.CharField(max_length=300)
    words_key = models.CharField(max_length=300, editable=False)
    unit = models.ForeignKey("organisation.OrgUnit", on_delete=models.CASCADE, related_name="+")
    taken = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words_key", "unit"], name="lesson_answered_once")]

    def __str__(self) -> str:
        return self.words
