"""What can go wrong with an act on a task, each said in a sentence that tells what to do."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.audit.models import AuditRow
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.tasks.models import STATE_LABELS, Task, TaskUpdate
from dondoc.core.progress.lifecycle import Missing, Need, WrongState

__all__ = ["NotYours", "Problem", "Stale", "Texts", "WrongFields", "missing", "stale", "wrong_state"]


class NotYours(Problem):
    """The actor stands in no part that may do this."""


class Stale(Problem):
    """Somebody else acted since the page was shown; nothing was changed."""


class Texts(Exception):
    """Two people wrote the same draft: both texts stand side by side and a person chooses.

    Attributes:
        theirs: the draft as it now stands.
        mine: what was sent, by field.
    """

    def __init__(self, theirs: TaskUpdate, mine: dict[str, str]) -> None:
        super().__init__(f"draft {theirs.pk} is at version {theirs.version}")
        self.theirs, self.mine = theirs, mine


def stale(task: Task) -> Stale:
    """Says who acted last and when."""
    rows = AuditRow.objects.filter(object_type=task._meta.label_lower, object_id=str(task.pk))
    last = rows.order_by("-pk").first()
    by = last.actor_name if last else _("Người khác")
    at = timezone.localtime(last.at if last else None).strftime("%H:%M")
    words = _("%(by)s vừa làm việc khác với nhiệm vụ này lúc %(at)s. Xem lại trang rồi làm tiếp nếu vẫn cần.")
    return Stale(words % {"by": by, "at": at})


def wrong_state(problem: WrongState) -> Problem:
    """The act is not open from where the task stands."""
    words = _("Nhiệm vụ đang ở tình trạng “%(state)s” nên không làm được việc này. Xem lại trang.")
    return Problem(words % {"state": STATE_LABELS[problem.state]})


def missing(problem: Missing) -> WrongFields:
    """What must be said with the act and was not, field by field."""
    words = {
        Need.REASON: _("Ghi lý do."),
        Need.DOCUMENT: _("Ghi số, ngày của văn bản cho hủy nhiệm vụ."),
        Need.UNIT: _("Chọn đơn vị."),
        Need.PERSON: _("Chọn người trong đơn vị."),
        Need.RESULT: _("Ghi kết quả bằng lời, ví dụ “Đã trình Bộ trưởng ký ban hành Đề án”."),
        Need.TASK: _("Chọn nhiệm vụ thay thế."),
    }
    return WrongFields({need.value: words[need] for need in problem.needs})
