"""A year of work on the sample's programme, done through the services that people use, dated before the day of loading.

What happens to a task follows from its place in the list, so that every loading makes the same programme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.tasks.models import Task, TaskMove
from dondoc.apps.tasks.selectors.tracking import TaskRow, rows_of
from dondoc.apps.tasks.services.extensions import ask_extension, decide_extension
from dondoc.apps.tasks.services.moves import Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import Written, send_update
from dondoc.core.progress.lifecycle import Act

_TEXTS = (
    "Đã hoàn thành khảo sát tại các địa phương; đang tổng hợp số liệu và viết dự thảo.",
    "Đã có dự thảo lần 1, gửi lấy ý kiến các đơn vị thuộc Bộ.",
    "Đã tiếp thu ý kiến của 14/16 đơn vị; còn nội dung về kinh phí chưa thống nhất.",
    "Đã tổ chức hai hội thảo góp ý; dự kiến hoàn thiện trong tháng tới.",
    "Đã ban hành văn bản hướng dẫn và tổ chức tập huấn cho các địa phương.",
)
_OBSTACLE = "Chưa có định mức chi cho điều tra, phải chờ ý kiến của đơn vị tài chính."
_PROPOSAL = "Đề nghị Vụ Kế hoạch - Tài chính cho ý kiến về định mức trong tháng này."


@dataclass(frozen=True)
class Cast:
    """Who acts: the heads and the reporting officers of units, and who keeps the programme."""

    heads: Mapping[int, Post]
    focals: Mapping[int, Post]
    keepers: Sequence[Post]

    def keeper_beside(self, *people: Post) -> Post:
        """Who decides on the work of ``people``: the first keeper who is none of them."""
        own = {post.person_id for post in people}
        return next((post for post in self.keepers if post.person_id not in own), self.keepers[0])


@dataclass(frozen=True)
class Scene:
    """A task, its place in the list, its people, and the days between which it lives."""

    at: int
    row: TaskRow
    task: Task
    head: Post
    focal: Post
    keeper: Post
    begin: date
    end: date

    @property
    def good(self) -> date:
        """Its last good day, or a day far behind the end when it has none."""
        return self.row.judgement.last_good_day or self.end + timedelta(days=60)

    def day(self, wanted: date) -> date:
        """A day inside the life of the task."""
        return max(self.begin, min(wanted, self.end))

    def move(self, act: Act, by: Post, on: date, said: Said | None = None) -> None:
        """Do an act on a day inside the life of the task."""
        move_task(task=self.task, act=act, by=by, said=said or Said(), on=self.day(on))


@transaction.atomic
def live(*, version: ProgrammeVersion, keeper: Post, today: date) -> int:
    """Let the tasks of a version be lived until the day before ``today``; what has been lived stays as it is.

    Returns:
        How many tasks were touched.
    """
    first = TaskMove.objects.filter(task__programme=version.programme).order_by("on").first()
    lived = TaskMove.objects.filter(task__programme=version.programme).exclude(act=Act.PUBLISH)
    end = today - timedelta(days=1)
    if first is None or lived.exists() or end <= first.on + timedelta(days=14):
        return 0
    cast = _cast(keeper, end)
    scenes = [scene for scene in _scenes(version, cast, first.on, end) if scene.at % 11 != 10]
    for scene in scenes:
        _play(scene)
    return len(scenes)


def _cast(keeper: Post, on: date) -> Cast:
    posts = list(Post.objects.on(on).select_related("person", "unit").order_by("-pk"))
    heads = {post.unit_id: post for post in posts if post.role == Role.HEAD}
    focals = {post.unit_id: post for post in posts if post.role == Role.FOCAL}
    beside = [post for post in posts if post.unit_id == keeper.unit_id and post.role == Role.OFFICER]
    return Cast(heads, focals, [keeper, *beside])


def _scenes(version: ProgrammeVersion, cast: Cast, begin: date, end: date) -> list[Scene]:
    tasks = {task.pk: task for task in Task.objects.filter(programme=version.programme)}
    found = []
    for at, row in enumerate(row for row in rows_of(version, end) if not row.tracked.holds_children):
        unit = next((unit.key for unit in row.lead if unit.key in cast.heads), None)
        if unit is not None:
            head = cast.heads[unit]
            focal = cast.focals.get(unit, head)
            people = (head, focal, cast.keeper_beside(head, focal))
            found.append(Scene(at, row, tasks[row.task], *people, begin, end))
    return found


def _play(scene: Scene) -> None:
    scene.move(Act.ACCEPT, scene.focal, scene.begin + timedelta(days=3 + scene.at % 5))
    middle = scene.begin + (min(scene.good, scene.end) - scene.begin) / 2
    fate = scene.at % 6
    if scene.row.judgement.last_good_day is None or scene.good > scene.end:
        fate = 6 + scene.at % 9
    percent = 40 + 10 * (scene.at % 5)
    _report(scene, middle, percent, held_up=fate in {4, 5})
    if fate in {0, 1, 2}:
        _finish(scene, scene.good - timedelta(days=1 + scene.at % 9))
    elif fate == 3 and scene.good + timedelta(days=20) < scene.end:
        _finish(scene, scene.good + timedelta(days=4 + scene.at % 12))
    elif fate == 4:
        _extend(scene)
    elif fate == 6:
        _submit(scene, scene.end - timedelta(days=4))
    elif fate == 7:
        _submit(scene, scene.end - timedelta(days=12))
        said = Said("Thiếu phụ lục số liệu theo địa phương, bổ sung rồi trình lại.")
        scene.move(Act.RETURN, scene.keeper, scene.end - timedelta(days=8), said)


def _report(scene: Scene, on: date, percent: int, *, held_up: bool) -> None:
    texts = {"result": _TEXTS[scene.at % len(_TEXTS)], "next_step": "Hoàn thiện, trình cấp có thẩm quyền."}
    if held_up:
        texts |= {"difficulties": _OBSTACLE, "proposals": _PROPOSAL}
    by = scene.head if scene.at % 3 else scene.focal
    send_update(task=scene.task, by=by, written=Written(texts, str(percent)), on=scene.day(on))


def _submit(scene: Scene, on: date) -> None:
    day = scene.day(on)
    hollow = scene.at % 10 == 1
    number = "" if hollow else f"{120 + 7 * scene.at}/BC-{scene.head.unit.code}"
    claim = Claim("Đã hoàn thành, có báo cáo kết quả kèm theo.", number, None if hollow else day)
    scene.move(Act.SUBMIT, scene.head, day, Said(claim=claim))


def _finish(scene: Scene, on: date) -> None:
    _submit(scene, on)
    scene.move(Act.CONFIRM, scene.keeper, on + timedelta(days=3))


def _extend(scene: Scene) -> None:
    """One asked in time for each; the first is granted, the next waits or was refused by its place."""
    asked_on = scene.day(scene.good - timedelta(days=9))
    to = scene.good + timedelta(days=45)
    reason = "Chờ số liệu khảo sát bổ sung của các địa phương."
    asked = ask_extension(task=scene.task, by=scene.head, to=to, reason=reason, on=asked_on)
    granted = scene.at % 4 != 2
    answer = "" if granted else "Đã có đủ số liệu, giữ hạn cũ."
    decide_extension(
        extension=asked, by=scene.keeper, granted=granted, answer=answer, on=scene.day(asked_on + timedelta(days=2))
    )
