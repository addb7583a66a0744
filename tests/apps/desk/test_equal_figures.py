"""Over random programmes and days, a count is the same wherever it stands, and its list has as many rows (rule 7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.apps.desk.shown import Linked, bars_of, boxes_of, counts_in, tasks_in, words_of
from tests.apps.directives.contracts import JSON, decision
from tests.apps.directives.factories import confirmed_document
from tests.apps.programmes.grids import of_docx, of_page, of_sheet, of_xlsx
from tests.apps.programmes.plans import choices, collective_task, to_each
from tests.apps.tasks.lives import DAYS, Event, live, lives, taken_back
from tests.conftest import Org, make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.mail.composing import letter_of
from dondoc.apps.mail.models import Digest
from dondoc.apps.mail.services import tell_everybody
from dondoc.apps.organisation import services as register
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.models import ProgrammeVersion
from dondoc.apps.programmes.services.publish import publish
from dondoc.apps.programmes.tables.register import sheet_of
from dondoc.apps.tasks.reminders import group_of
from dondoc.apps.tasks.selectors.tracking import TaskRow, counts_of, rows_of
from dondoc.core.deadlines import add_working_days
from dondoc.core.packs import load_pack
from dondoc.core.progress.counting import Box, Counts

NAMES = ("Cục Việc làm", "Vụ Pháp chế", "Văn phòng Bộ", "Tổ công tác liên ngành")
"""Lead units; the register does not know the last."""
WAITS = {"kind": "document", "raw": "sau khi Luật được thông qua"}
RENAMED = date(2026, 6, 1)

TASK = st.tuples(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.one_of(st.none(), st.just("waits"), st.integers(0, 400)),
    st.booleans(),
)
"""Lead units, its deadline (a day of the year, none, or it waits), and whether "trước ngày" leaves that day out."""
TASKS = st.lists(TASK, min_size=2, max_size=8)

type Said = tuple[list[str], int | str | None, bool]


def _contract(said: list[Said]) -> JSON:
    contract = decision(tasks=len(said) + 1)
    for task, (leads, due, inclusive) in zip(contract["tasks"], said, strict=False):
        task["lead"] = [{"raw": name, "unit": name, "group": None, "span": [0, 1], "confidence": 1.0} for name in leads]
        task["deadline"] = _deadline(due, inclusive)
    contract["tasks"][-1].update(collective_task())
    return contract


def _deadline(due: int | str | None, inclusive: bool) -> JSON | None:
    if due is None:
        return None
    day = {"raw": "theo Kế hoạch", "start": None, "time": None, "dates": [], "precision": "day", "inclusive": inclusive}
    rest = {"rule": None, "span": [0, 1], "confidence": 1.0}
    if isinstance(due, str):
        return {**day, **rest, "due": None, "waits_for": WAITS}
    return {**day, **rest, "due": (date(2026, 1, 1) + timedelta(due)).isoformat(), "waits_for": None}


@dataclass(frozen=True)
class Seen:
    """Everything that shows figures of one programme as of one day."""

    version: ProgrammeVersion
    on: date
    browser: Client

    def get(self, path: str) -> str:
        """A page as of the day."""
        joint = "&" if "?" in path else "?"
        answer = self.browser.get(path if "ngay=" in path else f"{path}{joint}ngay={self.on}")
        assert answer.status_code == 200, path
        return str(answer.text)

    @property
    def rows(self) -> list[TaskRow]:
        """The one selector."""
        return rows_of(self.version, self.on)

    @property
    def counts(self) -> Counts:
        """Its boxes."""
        return counts_of(self.rows)

    def led(self, unit: OrgUnit) -> list[TaskRow]:
        """The counted rows that a unit leads."""
        return [row for row in self.rows if row.box is not None and any(one.key == unit.pk for one in row.lead)]

    def opens(self, linked: Linked, base: str = "") -> None:
        """The figure's list has as many rows as the figure says; rows that count nowhere are told apart."""
        page = self.get(linked.url if linked.url.startswith("/") else f"{base}{linked.url}")
        beside = re.search(r"(\d+) dòng không tính", page)
        assert len(tasks_in(page)) - (int(beside[1]) if beside else 0) == linked.figure, linked


def _official(counts: Counts) -> list[int]:
    """The figures of the boxes in the order of the pages, those for the suspended only where there are some."""
    return [counts.of(box) for box in Box if box is not Box.SUSPENDED or counts.suspended]


def _programme_page(seen: Seen) -> None:
    base = f"/chuong-trinh/{seen.version.programme_id}/"
    page, counts = seen.get(base), seen.counts
    boxes = boxes_of(page)
    assert [one.figure for one in boxes] == [*_official(counts), counts.total]
    for one in boxes:
        seen.opens(one, base)
    assert f"Hiện {counts.total}/{counts.total}" in page
    listed = " ".join(seen.get("/chuong-trinh/").split())
    assert f">{counts.total}<" in listed


def _leaders_page(seen: Seen) -> None:
    page, counts = seen.get("/dieu-hanh/"), seen.counts
    *boxes, soon = boxes_of(page)
    assert [one.figure for one in boxes] == _official(counts)
    for one in (*boxes, soon):
        seen.opens(one)
    if counts.total:
        assert f"trong {counts.total}" in " ".join(page.split())
    for linked, _late in bars_of(page):
        seen.opens(linked)


def _unit_pages(seen: Seen) -> None:
    for unit in OrgUnit.objects.filter(code__in=("CVL", "PC", "VP", "KHTC")):
        page = " ".join(seen.get(f"/don-vi/{unit.code}/nhiem-vu/").split())
        counts = counts_of(seen.led(unit))
        assert f"Chủ trì {counts.total} nhiệm vụ: {counts.done} hoàn thành, {counts.open_overdue} quá hạn" in page
        lead_list = page.split("<h2>Phối hợp</h2>")[0]
        assert len(tasks_in(lead_list)) == counts.total
        seen.opens(Linked(counts.total, f"/dieu-hanh/nhiem-vu/?chu-tri={unit.pk}"))


def _tables(seen: Seen) -> None:
    for slug in ("t1", "t2"):
        sheet = sheet_of(slug, seen.version, seen.on)
        cells, address = of_sheet(sheet), f"/chuong-trinh/{seen.version.programme_id}/bang-bieu/{slug}"
        assert of_page(seen.get(f"{address}/")) == cells
        assert of_xlsx(seen.browser.get(f"{address}.xlsx?ngay={seen.on}").content, sheet) == cells
        assert of_docx(seen.browser.get(f"{address}.docx?ngay={seen.on}").content) == cells
    counts, t1 = seen.counts, of_sheet(sheet_of("t1", seen.version, seen.on))
    order = (counts.total, counts.done, counts.done_on_time, counts.done_late, counts.open, counts.open_in_time)
    assert [int(cell) for cell in t1[0][2:11]] == [
        *order,
        counts.open_overdue,
        counts.no_deadline,
        counts.suspended,
    ]
    units = {line[1]: int(line[2]) for line in t1[1:]}
    for unit in OrgUnit.objects.filter(code__in=("CVL", "PC", "VP", "KHTC")):
        held = counts_of(seen.led(unit)).total
        names = {one.name for row in seen.led(unit) for one in row.lead if one.key == unit.pk}
        assert sum(units.get(name, 0) for name in names) == held
        assert sum(name in units for name in names) <= 1
    assert len(of_sheet(sheet_of("t2", seen.version, seen.on))) == counts.open_overdue


def _report(seen: Seen, by: Post) -> None:
    wrote = {"begun_by": by.person, "begun_at": timezone.now(), "changed_by": by.person, "changed_at": timezone.now()}
    report = ConsolidatedReport.objects.create(programme_version=seen.version, on=seen.on, title="Kết quả", **wrote)
    page, counts = seen.get(report.get_absolute_url()), seen.counts
    general = re.search(r'id="b-general".*?<div data-words>(.*?)</div>', page, re.S)
    assert general is not None
    said = counts_in(general[1])
    expected = {name: getattr(counts, name) for name in said}
    assert said == expected
    assert len(re.findall(r'id="b-l-\d+"', page)) == counts.open_overdue
    word = words_of(seen.browser.get(f"{report.get_absolute_url()}word/").content)
    assert counts_in(word) == expected
    assert f"Có {counts.open_overdue} nhiệm vụ quá hạn." in word


def _letters(seen: Seen, keeper: Post, speakers: Iterable[Post]) -> None:
    tell_everybody(day=seen.on)
    until = add_working_days(seen.on, 3, load_pack().is_working_day)
    due = {row.task: group_of(row, seen.on, until) for row in seen.rows}
    told: dict[int, dict[str, int]] = {digest.person_id: digest.counts for digest in Digest.objects.all()}
    for post in speakers:
        mine = counts_of(seen.led(post.unit)).open_overdue
        assert told.get(post.person_id, {}).get("overdue", 0) == mine
        assert mine == sum(due[row.task] == "overdue" for row in seen.led(post.unit))
    own = {row.task for row in seen.led(keeper.unit)}
    given = {task for task, group in due.items() if group and task not in own}
    decides = _told_of(keeper, "waiting")  # what waits for the keeper's own decision is told as that
    assert _told_of(keeper, "given") == given - decides
    assert told.get(keeper.person_id, {}).get("given", 0) == len(given - decides)
    for digest in Digest.objects.select_related("person"):
        text, _html = letter_of(digest)
        for group, many in digest.counts.items():
            assert len(digest.of(group)) == many, group
        assert sum(digest.counts.values()) == len(re.findall(r"(?m)^- .*\n  ", text))


def _told_of(post: Post, group: str) -> set[int]:
    """The tasks that a person is told of under a heading."""
    lines = [line for digest in Digest.objects.filter(person=post.person) for line in digest.of(group)]
    return {int(found[1]) for line in lines if (found := re.match(r"/nhiem-vu/(\d+)/", line["url"]))}


@dataclass(frozen=True)
class People:
    """Who looks: the keeper of the programme and one who hears for each unit that may lead."""

    org: Org
    keeper: Post
    admin: Post
    speakers: tuple[Post, ...]


@pytest.fixture
def people(org: Org, officer: Post, admin: Post, head: Post) -> People:
    """The small ministry with a head in each unit that may lead."""
    legal = make_post("hoa.nt", "Nguyễn Thị Hòa", org.legal, "head")
    office = make_post("son.tv", "Trần Văn Sơn", org.office, "head")
    return People(org, officer, admin, (head, legal, office))


def _programme(people: People, said: list[Said], events: list[Event]) -> ProgrammeVersion:
    """A programme as drawn, its last task given to two units each, lived as drawn; a unit changes its name meanwhile."""
    org, keeper = people.org, people.keeper
    document = confirmed_document(_contract(said), by=keeper)
    collective = document.facts.get(key=f"t-{len(said) + 1}")
    chosen: Any = choices(org.planning, collectives=to_each(collective, org.legal, org.employment))
    version = publish(document=document, by=keeper, choices=chosen)
    name = "Cục Việc làm và Kỹ năng"
    register.rename(unit=org.employment, name=name, short_name="Cục VLKN", on=RENAMED, by=people.admin)
    live(version, events, keeper, org.employment)
    return version


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # making a failing example small takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(said=TASKS, events=lives(3, 12), on=DAYS)
def test_a_count_is_the_same_wherever_it_stands(
    people: People, client_of: Callable[[Post], Client], said: list[Said], events: list[Event], on: date
) -> None:
    with taken_back():
        seen = Seen(_programme(people, said, events), on, client_of(people.keeper))
        _programme_page(seen)
        _leaders_page(seen)
        _unit_pages(seen)
        _tables(seen)
        _report(seen, people.keeper)
        _letters(seen, people.keeper, people.speakers)
