"""A task as it lies before one person today: what they may do with it, and the one thing that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.tasks.models import Arrival, Extension, TaskInVersion, TaskMove, TaskUpdate
from dondoc.apps.tasks.selectors.lived import Unit
from dondoc.apps.tasks.selectors.page import TaskPage
from dondoc.apps.tasks.selectors.standing import (
    Place,
    holder_of,
    last_undoable,
    leads_of,
    open_acts,
    place_of,
    workers_of,
)
from dondoc.apps.tasks.selectors.updates import updates_of
from dondoc.apps.tasks.wording import ACT_BUTTONS, SLUGS
from dondoc.core.progress.lifecycle import Act, Part, State

_AT_WORK = {State.ACCEPTED, State.IN_PROGRESS, State.RETURNED}
_KEEPS = {Part.FOCAL, Part.LEADER}
_SPEAKS = {Part.LEAD, Part.LEAD_HEAD}


@dataclass(frozen=True, slots=True)
class Door:
    """Something that may be done: the words of its button and where it is done; ``plain`` needs nothing more said."""

    words: str | Promise
    url: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The strip "Việc tiếp theo": what, why, whom it waits for, and the one solid button (None when it is not ours)."""

    say: str
    sub: str
    door: Door | None = None


@dataclass
class Desk:
    """A task before an actor on a day."""

    row: TaskInVersion
    actor: Actor
    on: date

    @cached_property
    def moves(self) -> list[TaskMove]:
        """Every move, in order."""
        return list(self.row.task.moves.select_related("by", "person", "unit_from", "post").order_by("on", "pk"))

    @cached_property
    def leads(self) -> tuple[Unit, ...]:
        """Its lead units today."""
        return leads_of(self.row, self.on)

    @cached_property
    def place(self) -> Place:
        """Where the actor stands to it."""
        return place_of(self.actor, self.row, self.leads, self.on)

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.row.task.state)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What the actor may do with it now; of a collective task whose children count, only what ends or moves it."""
        pending, newest = self.state is State.PENDING_CONFIRMATION, self.updates[0] if self.updates else None
        workers = workers_of(self.moves, newest) if pending else ()
        acts = open_acts(self.row.task.standing, self.actor, self.place, workers)
        return tuple(act for act in acts if act is not Act.PUBLISH)

    @property
    def speaks(self) -> bool:
        """Whether the actor speaks for the lead unit."""
        return bool(self.place.parts & _SPEAKS)

    @property
    def keeps(self) -> bool:
        """Whether the actor keeps the programme."""
        return bool(self.place.parts & _KEEPS)

    @property
    def may_report(self) -> bool:
        """Whether the actor may report progress now."""
        return self.speaks and self.state not in {State.COMPLETED, State.CANCELLED, State.SUPERSEDED}

    @cached_property
    def holder(self) -> Person | None:
        """Who takes care of it in the unit."""
        return holder_of(self.moves)

    @cached_property
    def extension(self) -> Extension | None:
        """The extension that waits for a decision."""
        return self.row.task.extensions.filter(granted__isnull=True).select_related("asked_by", "unit").first()

    @cached_property
    def updates(self) -> list[TaskUpdate]:
        """What was reported, newest first."""
        return updates_of(self.row.task_id, self.on)

    @cached_property
    def arrival(self) -> Arrival | None:
        """The arrival that waits for a date."""
        return self.row.task.arrivals.filter(confirmed_on__isnull=True).first()

    @cached_property
    def sent(self) -> TaskUpdate | None:
        """The update that waits for the unit's head."""
        return next((update for update in self.updates if update.state == TaskUpdate.State.SENT), None)

    @cached_property
    def undoable(self) -> TaskMove | None:
        """What the actor may take back."""
        return last_undoable(self.moves, person_of(self.actor), self.on)

    def address(self, name: str, *args: int | str) -> str:
        """An address below the task."""
        return reverse(f"tasks:{name}", args=[self.row.task_id, *args])

    def door(self, act: Act) -> Door:
        """The button of an act; what needs words leads to its form."""
        return Door(ACT_BUTTONS[act], self.address("act", SLUGS[act]), act in {Act.ACCEPT, Act.START, Act.WITHDRAW})

    @property
    def others(self) -> list[Door]:
        """Everything else that the actor may do, beside the next thing."""
        taken = self.next.door.url if self.next.door else ""
        found = [self.door(act) for act in self.acts]
        if self.may_report:
            found = [Door(_("Cập nhật tiến độ"), self.address("update")), *found]
        if self.speaks and self.state in {State.ASSIGNED, *_AT_WORK} and self.extension is None:
            found.append(Door(_("Xin gia hạn"), self.address("extend")))
        if self.row.waits_kind and (self.speaks or self.keeps) and self.arrival is None:
            found.append(Door(_("Ghi điều kiện đã đến"), self.address("arrive")))
        return [door for door in found if door.url != taken]

    @cached_property
    def next(self) -> Next:
        """The one thing that comes next, for this actor; else whom it waits for."""
        for ask in (self._keepers_next, self._heads_next, self._units_next):
            found = ask()
            if found is not None:
                return found
        return Next(self._standing_words(), self.waits_for)

    def _keepers_next(self) -> Next | None:
        if not self.keeps:
            return None
        if Act.CONFIRM in self.acts:
            return Next(_("Xem kết quả và xác nhận hoàn thành."), self._brought(), self.door(Act.CONFIRM))
        if self.extension is not None:
            day = {"to": f"{self.extension.to:%d/%m/%Y}", "good": f"{self.extension.good_day:%d/%m/%Y}"}
            door = Door(_("Xem, quyết định"), self.address("decide", self.extension.pk))
            return Next(
                _("Trả lời xin gia hạn đến %(to)s, hạn đang áp dụng %(good)s.") % day, self.extension.reason, door
            )
        if self.arrival is not None:
            door = Door(_("Xác nhận hạn"), self.address("date", self.arrival.pk))
            return Next(_("Điều kiện đã đến, xác nhận hạn của nhiệm vụ."), self.arrival.what, door)
        if self.state is State.DECLINED:
            return Next(_("Đơn vị đề nghị trả lại, quyết định giao cho ai."), self._declined(), self.door(Act.REASSIGN))
        return None

    def _heads_next(self) -> Next | None:
        if Part.LEAD_HEAD not in self.place.parts:
            return None
        if self.sent is not None:
            door = Door(_("Duyệt cập nhật"), self.address("approve", self.sent.pk), plain=True)
            who = {"who": self.sent.by.full_name, "day": f"{self.sent.on:%d/%m/%Y}"}
            return Next(_("Duyệt cập nhật của %(who)s, tính đến %(day)s.") % who, self.sent.result[:200], door)
        done = any(one.state == TaskUpdate.State.APPROVED and one.percent == 100 for one in self.updates)
        if done and Act.SUBMIT in self.acts:
            return Next(_("Đơn vị báo đã xong 100%."), _("Trình kèm văn bản kết quả."), self.door(Act.SUBMIT))
        return None

    def _units_next(self) -> Next | None:
        if not self.speaks:
            return None
        if Act.ACCEPT in self.acts:
            return Next(_("Tiếp nhận nhiệm vụ."), self.waits_for, self.door(Act.ACCEPT))
        if self.state is State.RETURNED:
            last = [move for move in self.moves if move.act in {Act.RETURN, Act.REOPEN}]
            why = last[-1].reason if last else ""
            return Next(_("Kết quả bị trả lại, làm tiếp rồi trình lại."), why, self._report_door())
        if self.state in _AT_WORK:
            return Next(_("Cập nhật kết quả đến nay."), self.waits_for, self._report_door())
        return None

    def _report_door(self) -> Door:
        return Door(_("Cập nhật tiến độ"), self.address("update"))

    def _brought(self) -> str:
        last = self.row.task.outcomes.order_by("pk").last()
        return f"{last.number} {last.result}".strip()[:200] if last else ""

    def _declined(self) -> str:
        last = [move for move in self.moves if move.act == Act.DECLINE]
        if not last:
            return ""
        return _("%(reason)s Đề nghị giao %(unit)s.") % {"reason": last[-1].reason, "unit": last[-1].unit_name or ""}

    def _standing_words(self) -> str:
        words = {
            State.PENDING_CONFIRMATION: _("Đơn vị đã trình kết quả, chờ xác nhận."),
            State.COMPLETED: _("Nhiệm vụ đã hoàn thành."),
            State.CANCELLED: _("Nhiệm vụ đã hủy."),
            State.SUPERSEDED: _("Nhiệm vụ đã được thay thế."),
            State.SUSPENDED: _("Nhiệm vụ đang tạm hoãn."),
            State.DECLINED: _("Đơn vị đề nghị trả lại, chờ đơn vị đầu mối giao lại."),
            State.ASSIGNED: _("Chờ đơn vị chủ trì tiếp nhận."),
        }
        return words.get(self.state, _("Đơn vị chủ trì đang thực hiện."))

    @property
    def waits_for(self) -> str:
        """Whom it waits for, and since when."""
        if self.state in {State.COMPLETED, State.CANCELLED, State.SUPERSEDED} or not self.moves:
            return ""
        since = self.moves[-1].on
        asked = self.state in {State.PENDING_CONFIRMATION, State.DECLINED}
        who = self.row.version.programme.focal_name if asked else self._unit_words()
        words = {"who": who, "since": f"{since:%d/%m/%Y}", "days": (self.on - since).days}
        return _("Đang chờ: %(who)s, từ %(since)s (%(days)s ngày)") % words if who else ""

    def _unit_words(self) -> str:
        names = ", ".join(unit.name for unit in self.leads)
        return f"{self.holder.full_name}, {names}" if self.holder else names

    @property
    def heads(self) -> Sequence[Post]:
        """Posts in the unit that the actor speaks for, to whom the task may be forwarded."""
        unit = self.place.unit
        if unit is None:
            return []
        units = [unit.pk, *unit.children.filter(kind="division").values_list("pk", flat=True)]
        posts = Post.objects.on(self.on).filter(unit__in=units, person__is_active=True)
        return list(posts.select_related("person").order_by("role", "person__full_name"))


def desk_of(page: TaskPage, actor: Actor, today: date) -> Desk:
    """The task of a page before ``actor``; what the page of today has read is not read again."""
    desk = Desk(page.row, actor, today)
    if page.on == today:
        desk.moves, desk.leads, desk.updates = list(page.moves), page.leads, page.updates
        desk.extension = next((one for one in page.extensions if one.granted is None), None)
        desk.arrival = next((one for one in page.arrivals if one.confirmed_on is None), None)
    return desk
