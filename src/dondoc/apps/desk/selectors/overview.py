"""The leaders' page: a sentence, the boxes, what burns, what comes, who holds it, and the figures against the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.apps.desk.selectors.ground import Bar, Ground, ground, in_bars
from dondoc.apps.indicators.selectors.standing import Standing, standings
from dondoc.apps.indicators.wording import VERDICTS, figure
from dondoc.apps.programmes.models import Section
from dondoc.apps.programmes.selectors.board import Filters, Shown, shown
from dondoc.apps.tasks.selectors.leading import Identity, by_lead
from dondoc.apps.tasks.selectors.lived import Unit
from dondoc.apps.tasks.selectors.tracking import TaskRow, boxes, counts_by_section, counts_of
from dondoc.apps.tasks.wording import BOXES, Mark
from dondoc.core.progress.counting import Box, Counts

RED, SOON, UNITS, FIGURES = 9, 8, 12, 6


@dataclass(frozen=True, slots=True)
class BoxShown:
    """An official box: its figure, its mark, and the list that it opens."""

    figure: int
    mark: Mark
    url: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator on the page: how much of the plan is reached (0 to 1000; the plan stands at 850)."""

    standing: Standing
    mark: Mark
    width: int
    words: str


@dataclass(frozen=True)
class Overview:
    """The page as of a day."""

    ground: Ground
    counts: Counts
    boxes: dict[str, BoxShown]
    sentence: str
    where: str
    red: list[Shown]
    red_all: int
    soon: list[Shown]
    soon_all: int
    units: list[Bar]
    groups: list[Bar]
    programmes: list[Bar]
    measures: list[Measure]
    measures_all: int

    @property
    def on(self) -> date:
        """The day."""
        return self.ground.on


def overview(on: date, programme: int | None = None) -> Overview:
    """The leaders' page as of ``on``, over every programme or one."""
    found = ground(on, programme)
    counts = sum(found.gathered(counts_of), Counts())
    late = [row for boxed in found.gathered(boxes) for row in boxed[Box.OPEN_OVERDUE]]
    red, soon = sorted(late, key=lambda row: -(row.judgement.days or 0)), due_soon(found.rows, on)
    measured = [measure(one) for version in found.versions for one in standings(version, on)]
    return Overview(
        ground=found,
        counts=counts,
        boxes={box.value: BoxShown(counts.of(box), BOXES[box], list_url(on, o=box.value)) for box in Box},
        sentence=_sentence(counts),
        where=_where(red),
        red=[shown(row) for row in red[:RED]],
        red_all=len(red),
        soon=[shown(row) for row in soon[:SOON]],
        soon_all=len(soon),
        units=in_bars(by_unit(found))[:UNITS],
        groups=in_bars(_by_group(found))[:UNITS],
        programmes=in_bars(_by_programme(found)),
        measures=[one for one in measured if one.standing.depth == 0][:FIGURES],
        measures_all=len(measured),
    )


def due_soon(rows: Iterable[TaskRow], on: date) -> list[TaskRow]:
    """What is not done and falls due within 30 days, the nearest first."""
    asked = Filters(due="30")
    found = [row for row in asked.through(rows, on) if row.box is not None]
    return sorted(found, key=lambda row: row.judgement.last_good_day or date.max)


def list_url(on: date, **asked: str | int) -> str:
    """The list behind a figure, as of the same day."""
    return f"{reverse('desk:tasks')}?{urlencode({**asked, 'ngay': on.isoformat()})}"


def by_unit(found: Ground) -> list[tuple[str, Counts, str]]:
    """The boxes of each lead unit (rule 4: a task counts once under each)."""
    held: dict[Identity, tuple[Unit, Counts]] = {}
    for leads in found.gathered(by_lead):
        for who, led in leads.items():
            unit, counts = held.get(who, (led.unit, Counts()))
            held[who] = (unit, counts + led.counts)
    return [
        (unit.name, counts, list_url(found.on, **{"chu-tri": unit.key}) if unit.key else "")
        for unit, counts in held.values()
        if unit.name
    ]


def _by_group(found: Ground) -> list[tuple[str, Counts, str]]:
    """The groups of each programme: its outermost sections, or the next ones where it has but one."""
    sections = Section.objects.filter(version__in=found.versions, room=Section.Room.TASKS).order_by(
        "version_id", "order"
    )
    above = {section.pk: section for section in sections}
    named = []
    for version in found.versions:
        own = [section for section in above.values() if section.version_id == version.pk]
        for group in _outer(own):
            own_counts = found.by_version[version.pk].tell(counts_by_section)
            inside = sum((made for key, made in own_counts.items() if _within(key, group.pk, above)), Counts())
            if inside.total:
                url = f"{version.programme.get_absolute_url()}?nhom={group.pk}&ngay={found.on}"
                named.append((group.shown, inside, url))
    return named


def _outer(sections: Sequence[Section]) -> list[Section]:
    depths = Counter(section.depth for section in sections)
    depth = next((depth for depth in sorted(depths) if depths[depth] > 1), 0)
    return [section for section in sections if section.depth == depth]


def _within(section: int | None, group: int, above: dict[int, Section]) -> bool:
    while section is not None:
        if section == group:
            return True
        section = above[section].parent_id if section in above else None
    return False


def _by_programme(found: Ground) -> list[tuple[str, Counts, str]]:
    return [
        (
            version.programme.name,
            found.by_version[version.pk].tell(counts_of),
            f"{version.programme.get_absolute_url()}?ngay={found.on}",
        )
        for version in found.versions
    ]


def _sentence(counts: Counts) -> str:
    if not counts.total:
        return _("Chưa có nhiệm vụ nào được theo dõi đến ngày này.")
    if not counts.open_overdue:
        return _("Không có nhiệm vụ nào quá hạn")
    said = ngettext("%(many)s nhiệm vụ đang quá hạn", "%(many)s nhiệm vụ đang quá hạn", counts.open_overdue)
    return said % {"many": figure_of(counts.open_overdue)}


def _where(red: Sequence[TaskRow]) -> str:
    """The one or two units that hold most of what is overdue, in words; "" when none stands out."""
    held = Counter(unit.name for row in red for unit in dict.fromkeys(row.lead))
    most = held.most_common(2)
    if not most or len(red) < 2:
        return ""
    names = [name for name, _many in most]
    inside = sum(any(unit.name in names for unit in row.lead) for row in red)
    units = _(" và ").join(names)
    return _("%(many)s việc ở %(units)s") % {"many": figure_of(inside), "units": units}


def figure_of(many: int) -> str:
    """A count as the page writes it."""
    return f"{many:,}".replace(",", ".")


def measure(one: Standing) -> Measure:
    """An indicator with its bar: the plan stands at 850 of 1000."""
    percent = one.percent or 0
    width = max(0, min(1000, int(850 * percent / 100)))
    period = one.latest.name if one.latest else ""
    reached = f"{period} {figure(one.cumulative)}".strip() if one.cumulative is not None else _("Chưa có số liệu")
    estimate = _("ước cả năm %(figure)s") % {"figure": figure(one.year_estimate)} if one.year_estimate else ""
    plan = _("kế hoạch %(figure)s") % {"figure": one.target.raw} if one.target else ""
    words = " · ".join(filter(None, (reached, estimate, plan)))
    return Measure(one, Mark(*VERDICTS[one.verdict]), width, words)
