"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

TAKEN = act(
    "worksheets.taken",
    _("ghi tệp Excel “%(object)s” vào hệ thống: %(tasks)s nhiệm vụ, %(indicators)s chỉ tiêu, mã kiểm tra %(sha256)s"),
    "up2",
)
DROPPED = act("worksheets.dropped", _("bỏ tệp Excel “%(object)s”, không ghi gì"), "x")
