"""Acts of this room, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.audit.acts import act

RECEIVED = act("directives.document_received", _("đưa %(object)s vào sổ, từ tệp %(name)s"), "up2")
COPIED = act("directives.copy_added", _("thêm bản khác của %(object)s, tệp %(name)s"), "copy")
READ_AGAIN = act("directives.read_again", _("cho đọc lại %(object)s"), "doc")
READING_TAKEN = act("directives.reading_taken", _("nhận bản đọc mới của %(object)s, %(count)s thay đổi"), "doc")
READING_LEFT = act("directives.reading_left", _("giữ bản đọc cũ của %(object)s"), "doc")
LESSON_LEFT = act("directives.lesson_left", _("không nhận cách viết “%(words)s” cho %(object)s"), "x")
HEADING_TAKEN = act("directives.heading_taken", _("nhận đầu cột “%(object)s” là %(role)s"), "ok")
HEADING_LEFT = act("directives.heading_left", _("không nhận đầu cột “%(object)s” là %(role)s"), "x")
HEADING_DROPPED = act("directives.heading_dropped", _("bỏ đầu cột “%(object)s” đã nhận là %(role)s"), "undo")
STUB = act("directives.stub_entered", _("ghi sổ %(object)s, không kèm nội dung"), "lock")
PUBLISHED = act("directives.document_published", _("đưa %(object)s vào theo dõi"), "flag")
REVIEWED = act("directives.document_reviewed", _("ghi nhận %(object)s đã rà soát"), "ok")
UNDONE = act("directives.act_undone", _("hoàn tác: %(fact)s"), "undo")
REDONE = act("directives.act_redone", _("làm lại: %(fact)s"), "shift")

FACTS = {
    "accept": act("directives.fact_accepted", _("xác nhận “%(fact)s”"), "ok"),
    "correct": act("directives.fact_corrected", _("sửa “%(fact)s”"), "edit"),
    "reject": act("directives.fact_rejected", _("bỏ “%(fact)s”"), "x"),
    "add": act("directives.fact_added", _("thêm “%(fact)s”"), "plus"),
    "split": act("directives.fact_split", _("tách “%(fact)s”"), "shift"),
    "merge": act("directives.facts_merged", _("gộp %(count)s mục vào “%(fact)s”"), "merge"),
    "bulk": act("directives.facts_accepted_in_bulk", _("xác nhận cả bảng, %(count)s mục"), "ok"),
    "proposal": act("directives.proposal_accepted", _("nhận đề nghị cho %(count)s mục"), "ok"),
}
