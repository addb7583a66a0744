"""States and timeliness in the words and marks of the screen (screens/README.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.counting import Box
from dondoc.core.progress.lifecycle import Act, State
from dondoc.core.progress.timeliness import Judgement, MilestoneStanding, Timeliness

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class Mark:
    """A status on the screen: the name of its icon and colour, and its words."""

    kind: str
    words: Words


_PLAIN: dict[Timeliness, Mark] = {
    Timeliness.DONE_ON_TIME: Mark("done", gettext_lazy("Đúng hạn")),
    Timeliness.ON_TRACK: Mark("run", gettext_lazy("Trong hạn")),
    Timeliness.NO_DEADLINE: Mark("none", gettext_lazy("Không xác định thời hạn")),
    Timeliness.WAITING: Mark("none", gettext_lazy("Chờ điều kiện")),
    Timeliness.SUSPENDED: Mark("none", gettext_lazy("Tạm dừng")),
}


def mark_of(state: State, judgement: Judgement) -> Mark:
    """How a task stands to its deadline.

    >>> mark_of(State.IN_PROGRESS, Judgement(Timeliness.OVERDUE, days=21)).words
    'Quá hạn 21 ngày'
    >>> mark_of(State.PENDING_CONFIRMATION, Judgement(Timeliness.ON_TRACK, days=3)).kind
    'claim'
    """
    if state is State.PENDING_CONFIRMATION and judgement.timeliness is not Timeliness.OVERDUE:
        return Mark("claim", _("Chờ xác nhận"))
    if judgement.timeliness is Timeliness.OVERDUE:
        return Mark("late", _("Quá hạn %(days)s ngày") % {"days": _figure(judgement.days)})
    if judgement.timeliness is Timeliness.DONE_LATE:
        return Mark("dlate", _("Quá hạn %(days)s ngày") % {"days": _figure(judgement.days)})
    if judgement.timeliness is Timeliness.DUE_SOON:
        return Mark(
            "soon", _("Còn %(days)s ngày") % {"days": _figure(judgement.days)} if judgement.days else _("Hạn hôm nay")
        )
    return _PLAIN[judgement.timeliness]


def _figure(days: int | None) -> str:
    """A number of days as the language of the page groups its digits."""
    grouped = f"{days or 0:,}"
    return grouped if get_language() == "en" else grouped.replace(",", ".")


BOXES: dict[Box, Mark] = {
    Box.DONE_ON_TIME: Mark("done", gettext_lazy("Đúng hạn")),
    Box.DONE_LATE: Mark("dlate", gettext_lazy("Quá hạn")),
    Box.OPEN_IN_TIME: Mark("run", gettext_lazy("Trong hạn")),
    Box.OPEN_OVERDUE: Mark("late", gettext_lazy("Quá hạn")),
    Box.NO_DEADLINE: Mark("none", gettext_lazy("Không xác định thời hạn")),
    Box.SUSPENDED: Mark("none", gettext_lazy("Tạm dừng")),
}


def milestone_mark(standing: MilestoneStanding, days: int | None) -> Mark:
    """How a milestone stands: missed, it is "chậm mốc" and never "quá hạn" (rule 6).

    >>> milestone_mark(MilestoneStanding.MISSED, 5).words
    'Chậm mốc 5 ngày'
    """
    said = {
        MilestoneStanding.DONE: Mark("done", _("Xong")),
        MilestoneStanding.DONE_LATE: Mark("dlate", _("Xong, chậm mốc %(days)s ngày") % {"days": _figure(days)}),
        MilestoneStanding.AHEAD: Mark("run", _("Chưa đến mốc")),
        MilestoneStanding.MISSED: Mark("soon", _("Chậm mốc %(days)s ngày") % {"days": _figure(days)}),
        MilestoneStanding.WAITING: Mark("none", _("Chưa có ngày")),
    }
    return said[standing]


@dataclass(frozen=True, slots=True)
class When:
    """A deadline on the screen: the day it became, and the raw words under it."""

    day: str
    raw: str


def when(deadline: Deadline | None, good: date | None) -> When:
    """The deadline in force as shown: "trước 20/02/2021", under it "hạn cuối 19/02/2021" and the words (rule 8).

    >>> when(Deadline("Quý II/2026", due=date(2026, 6, 30)), date(2026, 6, 30))
    When(day='30/06/2026', raw='Quý II/2026')
    >>> when(Deadline("trước ngày 20/02/2021", due=date(2021, 2, 20), inclusive=False), date(2021, 2, 19))
    When(day='trước 20/02/2021', raw='hạn cuối 19/02/2021')
    >>> when(None, None)
    When(day='', raw='')
    """
    if deadline is None:
        return When("", "")
    if deadline.due is None or good is None:
        return When("", deadline.raw)
    due = f"{deadline.due:%d/%m/%Y}"
    if deadline.inclusive or good == deadline.due:
        return When(due, "" if deadline.raw == due else deadline.raw)
    if good == deadline.due - timedelta(days=1):
        return When(_("trước %(day)s") % {"day": due}, _("hạn cuối %(day)s") % {"day": f"{good:%d/%m/%Y}"})
    return When(f"{good:%d/%m/%Y}", deadline.raw)


ACTS: dict[str, Words] = {
    Act.PUBLISH: gettext_lazy("giao nhiệm vụ khi đưa văn bản vào theo dõi"),
    Act.ACCEPT: gettext_lazy("tiếp nhận nhiệm vụ"),
    Act.DECLINE: gettext_lazy("đề nghị trả lại nhiệm vụ"),
    Act.REASSIGN: gettext_lazy("giao lại nhiệm vụ"),
    Act.FORWARD: gettext_lazy("phân công trong đơn vị"),
    Act.START: gettext_lazy("bắt đầu thực hiện"),
    Act.SUBMIT: gettext_lazy("trình xác nhận hoàn thành"),
    Act.WITHDRAW: gettext_lazy("thu hồi đề nghị xác nhận"),
    Act.CONFIRM: gettext_lazy("xác nhận hoàn thành"),
    Act.RETURN: gettext_lazy("trả lại kết quả"),
    Act.REOPEN: gettext_lazy("mở lại nhiệm vụ"),
    Act.SUSPEND: gettext_lazy("tạm hoãn nhiệm vụ"),
    Act.RESUME: gettext_lazy("cho thực hiện tiếp"),
    Act.CANCEL: gettext_lazy("hủy nhiệm vụ"),
    Act.SUPERSEDE: gettext_lazy("thay bằng nhiệm vụ khác"),
}
"""What was done, after the name of who did it."""

ACT_BUTTONS: dict[Act, Words] = {
    Act.ACCEPT: gettext_lazy("Tiếp nhận"),
    Act.DECLINE: gettext_lazy("Đề nghị trả lại"),
    Act.REASSIGN: gettext_lazy("Giao lại"),
    Act.FORWARD: gettext_lazy("Phân công trong đơn vị"),
    Act.START: gettext_lazy("Bắt đầu thực hiện"),
    Act.SUBMIT: gettext_lazy("Trình xác nhận hoàn thành"),
    Act.WITHDRAW: gettext_lazy("Thu hồi đề nghị xác nhận"),
    Act.CONFIRM: gettext_lazy("Xem và xác nhận"),
    Act.RETURN: gettext_lazy("Trả lại kèm ý kiến"),
    Act.REOPEN: gettext_lazy("Mở lại"),
    Act.SUSPEND: gettext_lazy("Tạm hoãn"),
    Act.RESUME: gettext_lazy("Cho thực hiện tiếp"),
    Act.CANCEL: gettext_lazy("Hủy nhiệm vụ"),
    Act.SUPERSEDE: gettext_lazy("Thay bằng nhiệm vụ khác"),
}
"""The words of the buttons that lead to an act."""

SLUGS: dict[Act, str] = {
    Act.ACCEPT: "tiep-nhan",
    Act.DECLINE: "de-nghi-tra-lai",
    Act.REASSIGN: "giao-lai",
    Act.FORWARD: "phan-cong",
    Act.START: "bat-dau",
    Act.SUBMIT: "trinh",
    Act.WITHDRAW: "thu-hoi",
    Act.CONFIRM: "xac-nhan",
    Act.RETURN: "tra-lai",
    Act.REOPEN: "mo-lai",
    Act.SUSPEND: "tam-hoan",
    Act.RESUME: "tiep-tuc",
    Act.CANCEL: "huy",
    Act.SUPERSEDE: "thay-the",
}
"""How an act is called in the address."""

ACT_TITLES: dict[Act, Words] = {
    **ACT_BUTTONS,
    Act.ACCEPT: gettext_lazy("Tiếp nhận nhiệm vụ"),
    Act.DECLINE: gettext_lazy("Đề nghị trả lại nhiệm vụ"),
    Act.REASSIGN: gettext_lazy("Giao lại nhiệm vụ"),
    Act.CONFIRM: gettext_lazy("Xác nhận hoàn thành"),
    Act.RETURN: gettext_lazy("Trả lại kết quả"),
    Act.REOPEN: gettext_lazy("Mở lại nhiệm vụ"),
    Act.SUSPEND: gettext_lazy("Tạm hoãn nhiệm vụ"),
}
"""The headings of the pages of acts."""
