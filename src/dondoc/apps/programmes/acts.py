"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

PUBLISHED = act(
    "programmes.published",
    _(
        "đưa “%(object)s” vào theo dõi, bản %(number)s: "
        "%(tasks)s nhiệm vụ, %(indicators)s chỉ tiêu, %(duties)s chế độ báo cáo"
    ),
    "flag",
)
COLLECTIVE = act("programmes.collective_decided", _("giao %(words)s: %(decision)s"), "unit")
MILESTONES = act("programmes.milestones_accepted", _("nhận mốc đề nghị cho %(count)s nhiệm vụ"), "cal")
DELIVERABLES = act(
    "programmes.deliverables_accepted", _("xác nhận sản phẩm theo lời văn cho %(count)s nhiệm vụ"), "doc"
)
CLOSED = act("programmes.document_reviewed", _("ghi nhận %(object)s đã rà soát, không lập chương trình"), "ok")
