"""Choosing a calendar, and whether letters are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.mail.calendars import Choice
from dondoc.apps.mail.models import Preference


class FeedForm(forms.Form):
    """Which calendar to subscribe to."""

    calendar = forms.ChoiceField(label=_("Lịch của"))

    def __init__(self, *args: Any, open_to: Sequence[Choice], **kwargs: Any) -> None:
        """Offer what the actor may subscribe to."""
        super().__init__(*args, **kwargs)
        self._open = {choice.value: choice for choice in open_to}
        self.fields["calendar"] = forms.ChoiceField(
            label=_("Lịch của"), choices=[(value, choice.label) for value, choice in self._open.items()]
        )

    def choice(self) -> Choice:
        """What a valid form chose."""
        return self._open[self.cleaned_data["calendar"]]


class LettersForm(forms.Form):
    """Whether the digest comes by letter, and in which language."""

    by_letter = forms.BooleanField(label=_("Gửi nhắc việc qua thư mỗi ngày làm việc"), required=False)
    language = forms.ChoiceField(
        label=_("Ngôn ngữ của nhắc việc và lịch"), choices=Preference.Language.choices, required=False
    )
