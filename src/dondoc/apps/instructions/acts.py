"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

TASKED = act("instructions.tasked", _("giao “%(object)s” thành nhiệm vụ của “%(programme)s”"), "flag")
