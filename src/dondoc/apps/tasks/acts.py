"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import Act as AuditAct
from dondoc.apps.audit.acts import act
from dondoc.core.progress.lifecycle import Act

MOVES: Mapping[Act, AuditAct] = {
    Act.ACCEPT: act("tasks.accepted", _("tiếp nhận nhiệm vụ"), "ok"),
    Act.DECLINE: act("tasks.declined", _("đề nghị trả lại nhiệm vụ, đề nghị giao %(unit)s"), "back"),
    Act.REASSIGN: act("tasks.reassigned", _("giao nhiệm vụ cho %(unit)s"), "unit"),
    Act.FORWARD: act("tasks.forwarded", _("phân công %(person)s thực hiện"), "user"),
    Act.START: act("tasks.started", _("bắt đầu thực hiện"), "run"),
    Act.SUBMIT: act("tasks.submitted", _("trình xác nhận hoàn thành: %(outcome)s"), "claim"),
    Act.WITHDRAW: act("tasks.withdrawn", _("thu hồi đề nghị xác nhận"), "undo"),
    Act.CONFIRM: act("tasks.confirmed", _("xác nhận hoàn thành"), "done"),
    Act.RETURN: act("tasks.returned", _("trả lại kết quả"), "back"),
    Act.REOPEN: act("tasks.reopened", _("mở lại nhiệm vụ"), "back"),
    Act.SUSPEND: act("tasks.suspended", _("tạm hoãn nhiệm vụ"), "none"),
    Act.RESUME: act("tasks.resumed", _("cho thực hiện tiếp"), "run"),
    Act.CANCEL: act("tasks.cancelled", _("hủy nhiệm vụ theo %(document)s"), "x"),
    Act.SUPERSEDE: act("tasks.superseded", _("thay bằng nhiệm vụ %(other)s"), "right"),
}
UNDONE = act("tasks.undone", _("hoàn tác: %(what)s"), "undo")
UPDATED = act("tasks.updated", _("cập nhật tiến độ, tính đến %(on)s"), "edit")
APPROVED = act("tasks.update_approved", _("duyệt cập nhật tính đến %(on)s"), "ok")
ASKED = act("tasks.extension_asked", _("xin gia hạn từ %(good_day)s đến %(to)s"), "cal")
GRANTED = act("tasks.extension_granted", _("đồng ý gia hạn từ %(good_day)s đến %(to)s"), "cal")
REFUSED = act("tasks.extension_refused", _("không đồng ý gia hạn đến %(to)s"), "cal")
ARRIVED = act("tasks.arrived", _("ghi nhận điều kiện đã đến: %(what)s ngày %(came_on)s"), "flag")
DATED = act("tasks.dated", _("xác nhận hạn %(due)s sau khi có %(what)s"), "cal")
FREED = act("tasks.freed", _("xác nhận không còn chờ, %(what)s; chưa có ngày hạn"), "cal")
NEEDS = act("tasks.needs", _("ghi nhiệm vụ này cần kết quả của nhiệm vụ %(first)s"), "right")
NEEDS_NOT = act("tasks.needs_not", _("bỏ việc cần kết quả của nhiệm vụ %(first)s"), "x")
MILESTONE_SET = act("tasks.milestone_set", _("đặt mốc “%(name)s”, %(due)s"), "cal")
MILESTONE_DROPPED = act("tasks.milestone_dropped", _("bỏ mốc “%(name)s”"), "x")
MILESTONE_DONE = act("tasks.milestone_done", _("ghi mốc “%(name)s” xong ngày %(done_on)s"), "ok")
MILESTONES_TAKEN = act("tasks.milestones_taken", _("nhận %(count)s mốc đề nghị"), "cal")
STAGE = act("tasks.stage_set", _("ghi sản phẩm đã qua bước “%(stage)s” ngày %(actual)s %(number)s"), "doc")
STAGE_CLEARED = act("tasks.stage_cleared", _("bỏ ngày đã ghi của bước “%(stage)s”"), "x")
DELIVERABLE = act("tasks.deliverable_set", _("xác nhận sản phẩm là %(kind)s"), "doc")
INSTRUCTED = act("tasks.instructed", _("giao nhiệm vụ theo chỉ đạo của %(speaker)s, %(occasion)s"), "chat")
