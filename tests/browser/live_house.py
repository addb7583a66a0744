"""The house in which a year is lived: a clock, the ministry's units and people, and directive 003 under tracking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tests.browser.test_publish import UNITS, seed
from tests.conftest import make_post, make_unit

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.services.intake import Sent, receive
from dondoc.apps.directives.services.ledger import Seen
from dondoc.apps.directives.services.review import Answer, accept, correct
from dondoc.apps.directives.understanding import surroundings
from dondoc.apps.jobs.worker import work_off
from dondoc.apps.organisation.models import OrgUnit, UnitKind
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.selectors.preparing import choices_as_ticked, prepare, with_every_offer
from dondoc.apps.programmes.services.choices import Collective, How
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.tasks.models import Task, TaskInVersion
from dondoc.sample.directives import confirm_all

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BEGUN = date(2021, 1, 5)
HEADS = (
    "Lê Văn Quý; Đỗ Thị Hạnh; Phan Quốc Bình; Vũ Thị Mai; Trần Đức Long; Ngô Thanh Hà; Bùi Văn Sơn; Hoàng Thị Lan; "
    "Đặng Minh Tú; Phạm Thị Nga; Cao Văn Khải; Lý Thị Thu; Mai Xuân Trường; Tô Thị Vân; Dương Văn Hải; Hồ Thị Yến; "
    "Trịnh Văn Nam; Đinh Thị Oanh; Võ Văn Phúc"
)
SEVERAL = {
    ("II", "15"): "Vụ Bảo hiểm xã hội\nCục Việc làm\nCục An toàn lao động",
    ("III", "4"): "Văn phòng\nTrung tâm Thông tin",
}
"""Tasks whose leads the reviewer keeps together."""
WAITING = {
    ("II", "27"): "sau khi Nghị định về chuẩn nghèo đa chiều được ban hành",
    ("II", "28"): "trong 30 ngày sau khi Kế hoạch tổng rà soát được phê duyệt",
}
"""Tasks that the reviewer lets wait for a document."""

type Key = tuple[str, str]
"""Annex and number: ("II", "54"). The children of the collective task have the name of their unit for a number."""


class _Kin(type):
    """A kind of time whose kin every time is."""

    def __instancecheck__(cls, other: object) -> bool:
        return isinstance(other, datetime)


class Clock:
    """The time of the house, which runs on from wherever it is set."""

    def __init__(self) -> None:
        """Begin with the time of the machine."""
        self._ahead = timedelta()

    def now(self, tz: tzinfo | None = None) -> datetime:
        """The time of the house."""
        return datetime.now(tz) + self._ahead

    def face(self) -> type:
        """What to hang where ``django.utils.timezone`` looks up the time, so that all of the product goes by it."""
        clock = self

        class Face(datetime, metaclass=_Kin):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return clock.now(tz)

        return Face

    def set(self, day: date, at: time = time(9)) -> None:
        """Let it be ``at`` o'clock in Hà Nội on ``day``."""
        self._ahead = datetime.combine(day, at, HANOI) - datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """Who is there, and what is tracked."""

    planner: Post
    leader: Post
    heads: Mapping[str, Post]
    version: ProgrammeVersion
    tasks: Mapping[Key, Task]

    @property
    def programme(self) -> int:
        """The programme's key."""
        return self.version.programme_id

    def task(self, key: Key) -> Task:
        """A task as it stands now."""
        return Task.objects.get(pk=self.tasks[key].pk)


def build(clock: Clock) -> House:
    """Twenty units, a head each, who plans and who leads; the directive confirmed and put under tracking on 5/1."""
    clock.set(BEGUN)
    ministry = make_unit("LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", UnitKind.MINISTRY)
    names = UNITS.split("; ")
    units = {name: make_unit(f"D{i:02}", name, parent=ministry) for i, name in enumerate(names)}
    people = HEADS.split("; ")
    heads = {
        name: make_post(f"u{i:02}", who, units[name], "head")
        for i, (name, who) in enumerate(zip(names, people, strict=True))
    }
    planner = make_post("lan.nt", "Nguyễn Thị Lan", units[names[0]], "officer")
    leader = make_post("thu.truong", "Trần Minh Khuê", ministry, "leader")
    for post in (planner, leader, *heads.values()):
        post.person.email = f"{post.person.username}@vidu.vn"
        post.person.save()
    version = _publish(planner, units)
    return House(planner, leader, heads, version, _tasks(version))


def _publish(planner: Post, units: Mapping[str, OrgUnit]) -> ProgrammeVersion:
    data = seed("003").encode()
    receive(files=[Sent("qd-003.txt", len(data), [data])], by=planner)
    work_off()
    document = Document.objects.get()
    _decide(document, planner)
    confirm_all(document=document, by=planner)
    page = with_every_offer(prepare(document))
    choices = choices_as_ticked(page, "Kế hoạch thực hiện Nghị quyết 01/NQ-CP năm 2021", planner.unit, 2021)
    everybody = next(row.fact.pk for row in page.collectives if row.words == "Các đơn vị thuộc Bộ")
    collectives = dict(choices.collectives) | {
        everybody: Collective(How.EACH, tuple(unit.pk for unit in units.values()))
    }
    chosen = type(choices)(**{**vars(choices), "collectives": collectives, "milestones": frozenset()})
    return publish(document=document, by=planner, choices=chosen)


def _decide(document: Document, by: Post) -> None:
    around = surroundings(document.issued, 2021)
    for fact in document.facts.filter(kind="task"):
        key = (fact.data.get("appendix") or "", fact.data.get("number") or "")
        seen = Seen(fact.pk, fact.version)
        if key in WAITING:
            answer = Answer({"deadline": WAITING[key]}, "Văn bản nêu theo kế hoạch, chưa có ngày.")
            correct(document=document, seen=seen, by=by, around=around, answer=answer)
        if key in SEVERAL:
            answer = Answer({"lead": SEVERAL[key], "coordinate": ""}, "Lãnh đạo Bộ giao cùng chủ trì.")
            accept(document=document, seen=seen, by=by, around=around, answer=answer)


def _tasks(version: ProgrammeVersion) -> dict[Key, Task]:
    found: dict[Key, Task] = {}
    rows = TaskInVersion.objects.filter(version=version).select_related("task").order_by("order")
    for row in rows.prefetch_related("assignments"):
        annex = str(row.task.sources.get().fact.data["appendix"])  # type: ignore[union-attr]
        child = next(iter(row.assignments.all())).name if row.task.parent_id else row.number
        found[annex, child] = row.task
    return found
