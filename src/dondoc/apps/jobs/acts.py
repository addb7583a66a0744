"""What can happen to jobs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

AGAIN = act("jobs.again", _("cho làm lại công việc nền %(kind)s"), "undo")
