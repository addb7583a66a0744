"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

BEGUN = act("consolidation.begun", _("lập dự thảo “%(object)s”"), "doc")
CHANGED = act("consolidation.block_changed", _("sửa một đoạn của “%(object)s”"), "edit")
ARRANGED = act("consolidation.arranged", _("sắp xếp lại các đoạn của “%(object)s”"), "edit")
SENT = act("consolidation.sent", _("chốt và gửi “%(object)s”, mã kiểm tra %(sha256)s"), "lock")
TEMPLATE = act("consolidation.template_kept", _("ghi %(object)s"), "doc")
