"""What most people do in the half-year, through the services behind the pages; each act is pencilled on the sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.browser.live_hand import Sheet
from tests.browser.live_house import HANOI, Clock, House, Key
from tests.conftest import make_post

from dondoc.apps.accounts.models import Post
from dondoc.apps.indicators.models import IndicatorInVersion
from dondoc.apps.indicators.services.values import Figures, Which, enter
from dondoc.apps.tasks.services.extensions import ask_extension, decide_extension
from dondoc.apps.tasks.services.moves import NOTHING, Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import Written, approve_update, send_update
from dondoc.core.progress.lifecycle import Act

ACCEPTED = date(2021, 1, 12)
LEFT_ALONE = {"Vụ Hợp tác quốc tế"}
"""Who has not opened the programme yet."""
DONE = {
    ("II", "2"): (date(2021, 6, 15), date(2021, 6, 18)),
    ("II", "9"): (date(2021, 5, 20), date(2021, 5, 24)),
    ("II", "20"): (date(2021, 6, 16), date(2021, 6, 18)),
    ("II", "23"): (date(2021, 6, 30), date(2021, 7, 6)),
    ("II", "36"): (date(2021, 7, 5), date(2021, 7, 8)),
    ("III", "4"): (date(2021, 6, 22), date(2021, 6, 25)),
    ("II", "Cục Việc làm"): (date(2021, 6, 10), date(2021, 6, 17)),
    ("II", "Vụ Bảo hiểm xã hội"): (date(2021, 6, 11), date(2021, 6, 17)),
    ("II", "Vụ Bình đẳng giới"): (date(2021, 6, 11), date(2021, 6, 17)),
    ("II", "Thanh tra"): (date(2021, 6, 14), date(2021, 6, 17)),
    ("II", "Văn phòng"): (date(2021, 6, 14), date(2021, 6, 17)),
    ("II", "Vụ Tổ chức cán bộ"): (date(2021, 6, 15), date(2021, 6, 17)),
}
"""The date of the outcome document, which is also the day it is brought, and the day it is confirmed."""
REPORTED = {"II": ("1", "7", "8", "11", "14", "15", "22", "29", "38", "43", "56", "57", "64"), "III": ("2", "5")}
RESULT = "Đã có dự thảo lần 1, gửi lấy ý kiến các đơn vị thuộc Bộ."
HELD_UP = "Chưa có số liệu của Bảo hiểm xã hội Việt Nam."


class Mass:
    """The people of the house at work."""

    def __init__(self, house: House, clock: Clock, paper: Sheet) -> None:
        """Work in that house, by that clock, with that sheet beside."""
        self.house, self.clock, self.paper = house, clock, paper

    def head(self, key: Key) -> Post:
        """The head of the unit that leads a task, or of the first of several."""
        return self.house.heads[self.paper.lines[key].led_by(self.clock.now(HANOI).date())[0]]

    def act(self, key: Key, act: Act, by: Post, on: date, said: Said = NOTHING) -> None:
        """One act on one day."""
        self.clock.set(on)
        move_task(task=self.house.task(key), act=act, by=by, said=said)

    def accept(self) -> None:
        """Nearly everybody accepts; work inside a unit is given to a person."""
        for key, line in self.paper.lines.items():
            if key not in {("II", "54"), ("II", "59")} and line.leads[0] not in LEFT_ALONE:
                self.act(key, Act.ACCEPT, self.head(key), ACCEPTED)
        unit = self.house.heads["Cục Bảo trợ xã hội"].unit
        officer = make_post("hien.nt", "Nguyễn Thu Hiền", unit, "focal")
        self.act(("II", "33"), Act.FORWARD, self.head(("II", "33")), ACCEPTED, Said(person=officer.person))

    def first_quarter(self) -> None:
        """A rest and its end, and the progress of the first quarter."""
        paused = ("II", "62")
        self.act(paused, Act.SUSPEND, self.house.leader, date(2021, 2, 10), Said("Chờ ý kiến của ILO"))
        self.act(paused, Act.RESUME, self.house.leader, date(2021, 3, 15), Said("Đã có ý kiến của ILO"))
        self.paper.write(paused, rest=(date(2021, 2, 10), date(2021, 3, 15)))
        self._reports(date(2021, 3, 18))

    def may(self) -> None:
        """A task is replaced and one cancelled."""
        other = self.house.task(("II", "64"))
        self.act(("II", "66"), Act.SUPERSEDE, self.house.planner, date(2021, 5, 12), Said(other=other))
        self.paper.write(("II", "66"), gone=date(2021, 5, 12))
        said = Said("Nhập vào chương trình khác", document="120/QĐ-LĐTBXH ngày 18/05/2021")
        self.act(("II", "45"), Act.CANCEL, self.house.planner, date(2021, 5, 20), said)
        self.paper.write(("II", "45"), gone=date(2021, 5, 20))

    def _reports(self, on: date) -> None:
        self.clock.set(on)
        for key in [(annex, number) for annex, numbers in REPORTED.items() for number in numbers]:
            late = key in {("II", "14"), ("II", "22")}
            texts = {"result": RESULT, "difficulties": HELD_UP if late else "", "next_step": "Hoàn thiện dự thảo."}
            task, head = self.house.task(key), self.head(key)
            send_update(task=task, by=head, written=Written(texts, "40"))
        task = self.house.task(("II", "33"))
        officer = Post.objects.get(person__username="hien.nt")
        sent = send_update(task=task, by=officer, written=Written({"result": RESULT}, "30"))
        approve_update(update=sent, by=self.head(("II", "33")))

    def results(self, since: date, until: date) -> None:
        """What is brought and confirmed between two days, in the order of the days."""
        steps: list[tuple[date, int, Key]] = [
            *((brought, 0, key) for key, (brought, _confirmed) in DONE.items()),
            *((confirmed, 1, key) for key, (_brought, confirmed) in DONE.items()),
        ]
        for on, second, key in sorted(steps):
            if since <= on <= until:
                self._bring(key, on) if not second else self._confirm(key, on)

    def _bring(self, key: Key, on: date) -> None:
        claim = Claim("Đã hoàn thành, có văn bản kèm theo.", f"{on.day}{on.month}/BC", on)
        self.act(key, Act.SUBMIT, self.head(key), on, Said(claim=claim))

    def _confirm(self, key: Key, on: date) -> None:
        self.act(key, Act.CONFIRM, self.house.planner, on)
        self.paper.write(key, done=(on, DONE[key][0]))

    def refuse(self) -> None:
        """An extension asked in time and refused, which leaves the deadline as it was."""
        self.clock.set(date(2021, 6, 25))
        task, to = self.house.task(("II", "22")), date(2021, 8, 31)
        asked = ask_extension(task=task, by=self.head(("II", "22")), to=to, reason="Chờ Nghị định hướng dẫn")
        self.clock.set(date(2021, 6, 28))
        decide_extension(extension=asked, by=self.house.planner, granted=False, answer="Giữ hạn cũ.")

    def figures(self) -> None:
        """Five indicators reported by whom they concern, estimates of June."""
        self.clock.set(date(2021, 6, 21))
        for row in measured(self.house)[:5]:
            who = self.house.heads[row.leads.get().name]
            which = Which("month", 2021, 6)
            figures = Figures("estimate", date(2021, 6, 20), value=Decimal(10 + row.order), cumulative=Decimal(50))
            enter(indicator=row, which=which, figures=figures, by=who, revises=None, today=date(2021, 6, 21))

    def july(self) -> None:
        """Opened again, and brought but not confirmed."""
        again = ("II", "20")
        self.act(again, Act.REOPEN, self.house.planner, date(2021, 7, 5), Said("Số liệu chưa khớp biên bản họp"))
        self.paper.write(again, undone=date(2021, 7, 5))
        claim = Claim("Đã có báo cáo đánh giá.", "77/BC-CVL", date(2021, 7, 12))
        self.act(("II", "16"), Act.SUBMIT, self.head(("II", "16")), date(2021, 7, 12), Said(claim=claim))


def measured(house: House) -> list[IndicatorInVersion]:
    """The indicators of annex I that one known unit reports, but for the one that is reported on the page."""
    rows = house.version.indicators.prefetch_related("leads").order_by("order")
    known = [row for row in rows if [lead.unit_id for lead in row.leads.all()] not in ([], [None])]
    return [
        row for row in known if len(row.leads.all()) == 1 and "ở nước ngoài" not in row.name and row.additive is None
    ]
