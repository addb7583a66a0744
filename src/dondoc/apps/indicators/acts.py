"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

ENTERED = act("indicators.value_entered", _("báo số liệu chỉ tiêu “%(name)s”, %(period)s: %(value)s"), "gauge")
REVISED = act("indicators.value_revised", _("sửa số liệu chỉ tiêu “%(name)s”, %(period)s: %(value)s"), "edit")
APPROVED = act("indicators.value_approved", _("duyệt số liệu chỉ tiêu “%(name)s”, %(period)s"), "ok")
