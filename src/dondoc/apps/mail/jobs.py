"""The work of reminders: telling everybody once a working day, and sending the letters one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.apps.jobs.registry import job, schedule
from dondoc.apps.jobs.run import Run
from dondoc.apps.jobs.timetable import give_back
from dondoc.apps.mail import services
from dondoc.apps.mail.models import Outbox
from dondoc.core.packs import load_pack

DAILY = "mail.tell"


@job(DAILY, _("Nhắc việc hằng ngày"))
def tell(run: Run, day: str) -> dict[str, Any]:
    """Tell everybody on a working day; a job that comes on another day than its own does nothing."""
    wanted = date.fromisoformat(day)
    if wanted != timezone.localdate():
        give_back(DAILY, wanted)
        return {"skipped": "another day"}
    if not load_pack().is_working_day(wanted):
        return {"skipped": "day off"}
    return {"told": services.tell_everybody(day=wanted)}


@job(services.SEND, _("Gửi thư"))
def send(run: Run, letter: int) -> str:
    """Send one letter; when the server is away the job is tried again later."""
    return services.send(letter=Outbox.objects.get(pk=letter))


schedule(DAILY, at="07:00")
