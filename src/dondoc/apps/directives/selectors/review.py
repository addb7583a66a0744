"""The review screen as one value: tabs, facts with the doubtful first, the card, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.directives.contract.doubts import ask
from dondoc.apps.directives.contract.layout import Pages
from dondoc.apps.directives.contract.words import aside, number_of, title_of
from dondoc.apps.directives.models import Document, Fact, FactKind, FactState, Reading
from dondoc.apps.directives.selectors.facts import STANDING, Count, Tally, tally


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the review: its word in the address, its name, the kinds of fact behind it."""

    slug: str
    label: str | Promise
    kinds: tuple[str, ...]


TABS = (
    Tab("nhiem-vu", gettext_lazy("Nhiệm vụ"), (FactKind.TASK,)),
    Tab("chi-tieu", gettext_lazy("Chỉ tiêu"), (FactKind.INDICATOR,)),
    Tab("bao-cao", gettext_lazy("Báo cáo"), (FactKind.DUTY,)),
    Tab("hoat-dong", gettext_lazy("Hoạt động"), (FactKind.EVENT, FactKind.AGREEMENT)),
    Tab("so-lieu", gettext_lazy("Số liệu"), (FactKind.MEASURE,)),
    Tab("can-cu", gettext_lazy("Viện dẫn"), (FactKind.CITATION,)),
    Tab("the-thuc", gettext_lazy("Thể thức"), (FactKind.HEADER, FactKind.RECIPIENT, FactKind.ADDRESSEE)),
)
ROWS = {FactKind.TASK, FactKind.INDICATOR, FactKind.DUTY, FactKind.EVENT, FactKind.AGREEMENT, FactKind.MEASURE}
"""Kinds that get a sign in the margin of the sheet."""


def tab_of(kind: str) -> Tab:
    """The tab behind which facts of a kind stand."""
    return next(tab for tab in TABS if kind in tab.kinds)


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in a list: its words, what stands under them, and its question when it is doubtful."""

    fact: Fact
    place: int = 0

    @property
    def number(self) -> str:
        """The number as the document writes it."""
        return number_of(self.fact.data)

    @property
    def title(self) -> str:
        """Its words."""
        return title_of(self.fact.kind, self.fact.data)

    @property
    def aside(self) -> str:
        """Deadline and lead, figure, purpose."""
        return aside(self.fact.kind, self.fact.key, self.fact.data)

    @property
    def question(self) -> str:
        """The first open question."""
        return ask(self.fact.doubts[0]) if self.fact.doubtful else ""


@dataclass(slots=True)
class Group:
    """Facts of one kind that wait, of one table or list (then all can be confirmed at once) or of the prose."""

    kind: str
    key: str
    label: str
    lines: list[Line] = field(default_factory=list)

    @property
    def bulk(self) -> bool:
        """Whether the group can be confirmed at once."""
        return bool(self.key) and len(self.lines) > 1


_LISTS: dict[str, str | Promise] = {
    "list:header": gettext_lazy("Phần đầu văn bản"),
    "list:recipient": gettext_lazy("Nơi nhận"),
    "list:addressee": gettext_lazy("Kính gửi"),
    "list:citation": gettext_lazy("Văn bản được viện dẫn"),
}


def group_label(key: str, first: Fact) -> str:
    """The name of a table, by the annex it belongs to where that is known."""
    if key in _LISTS:
        return str(_LISTS[key])
    if not key:
        return _("Trong phần lời")
    appendix = first.data.get("appendix")
    if appendix:
        return _("Bảng của Phụ lục %(number)s") % {"number": appendix}
    return _("Bảng %(number)d") % {"number": int(key.removeprefix("table:")) + 1}


def grouped(facts: Iterable[Fact]) -> list[Group]:
    """Facts by kind and table, in the order of the text."""
    groups: dict[tuple[str, str], Group] = {}
    for fact in facts:
        slot = (fact.kind, fact.group)
        if slot not in groups:
            groups[slot] = Group(fact.kind, fact.group, group_label(fact.group, fact))
        groups[slot].lines.append(Line(fact))
    return list(groups.values())


@dataclass
class Review:
    """All facts of a document under review, and the tab and fact that are open.

    Attributes:
        document: under review.
        reading: the current reading, None when nothing was read.
        facts: every fact, in the order of the text.
        slug: the open tab.
        wanted: the fact asked for, or None.
        only: when set, the open tab lists these facts only (a row of the "6 rõ").
    """

    document: Document
    reading: Reading | None
    facts: Sequence[Fact]
    slug: str = ""
    wanted: int | None = None
    only: frozenset[str] | None = None

    @cached_property
    def tally(self) -> Tally:
        """Counts in all and by kind."""
        return tally(self.facts)

    @cached_property
    def by_id(self) -> dict[int, Fact]:
        """Every fact by its number."""
        return {fact.pk: fact for fact in self.facts}

    @cached_property
    def doubtful(self) -> list[Fact]:
        """Facts that wait for a person's eye, tab by tab: the numbers in the margin of the sheet."""
        return [f for tab in TABS for f in self.facts if f.kind in tab.kinds and f.doubtful]

    @cached_property
    def tab(self) -> Tab:
        """The open tab: the one asked for, else the first with something doubtful, waiting, or at all."""
        by_slug = {tab.slug: tab for tab in TABS}
        if self.wanted in self.by_id:
            return tab_of(self.by_id[self.wanted].kind)
        if self.slug in by_slug:
            return by_slug[self.slug]
        waiting = [f for f in self.facts if f.state == FactState.PROPOSED]
        first = next(iter(self.doubtful), None) or next((f for t in TABS for f in waiting if f.kind in t.kinds), None)
        return tab_of(first.kind) if first else TABS[0]

    @cached_property
    def here(self) -> list[Fact]:
        """Facts of the open tab."""
        mine = [f for f in self.facts if f.kind in self.tab.kinds]
        return mine if self.only is None else [f for f in mine if f.key in self.only]

    @cached_property
    def current(self) -> Fact | None:
        """The fact on the card: the one asked for, else the first doubtful, else the first waiting one of the tab."""
        if self.wanted in self.by_id:
            return self.by_id[self.wanted]
        asked = [f for f in self.here if f.doubtful]
        waiting = [f for f in self.here if f.state == FactState.PROPOSED]
        return next(iter([*asked, *waiting]), None)

    @property
    def asked(self) -> list[Line]:
        """The doubtful facts of the tab, with their place among all doubtful ones."""
        places = self.places
        return [Line(f, places[f.pk]) for f in self.here if f.doubtful]

    @property
    def waiting(self) -> list[Group]:
        """Facts of the tab that carry no doubt and wait, table by table."""
        return grouped(f for f in self.here if f.state == FactState.PROPOSED and not f.doubtful)

    @property
    def confirmed(self) -> list[Line]:
        """Facts of the tab that a person confirmed."""
        return [Line(f) for f in self.here if f.state == FactState.CONFIRMED]

    @property
    def dropped(self) -> list[Line]:
        """Facts of the tab that a person left out, merged or split."""
        gone = {FactState.REJECTED, FactState.MERGED, FactState.SPLIT}
        return [Line(f) for f in self.here if f.state in gone]

    @cached_property
    def places(self) -> dict[int, int]:
        """Fact → its place among the doubtful, from 1."""
        return {fact.pk: place for place, fact in enumerate(self.doubtful, 1)}

    @property
    def tabs(self) -> list[tuple[Tab, Count, bool]]:
        """The tabs that hold something, their counts, and whether they are open."""
        shown = []
        for tab in TABS:
            count = Count()
            for kind in tab.kinds:
                one = self.tally.by_kind[kind]
                count.total, count.confirmed = count.total + one.total, count.confirmed + one.confirmed
                count.doubtful += one.doubtful
            if count.total or tab is self.tab:
                shown.append((tab, count, tab is self.tab))
        return shown

    @property
    def signs(self) -> dict[int, str]:
        """Fact → its sign in the margin of the sheet."""
        said = {FactState.CONFIRMED: "ok", FactState.REJECTED: "x"}
        plain = {f.pk: said.get(FactState(f.state), "wait") for f in self.facts}
        return plain | {pk: str(place) for pk, place in self.places.items()}

    @property
    def standing(self) -> list[Fact]:
        """Facts that are neither left out nor taken back."""
        return [f for f in self.facts if f.state in STANDING]

    @property
    def tracked(self) -> bool:
        """Whether there is anything that a programme would track."""
        return any(self.tally.by_kind[kind].total for kind in (FactKind.TASK, FactKind.INDICATOR, FactKind.DUTY))

    @property
    def blocked(self) -> str:
        """Why nothing can be published yet; empty when it can."""
        if self.tally.all.doubtful:
            words = _("Còn %(count)d điểm cần xem trước khi đưa vào theo dõi")
            return words % {"count": self.tally.all.doubtful}
        if self.tally.all.waiting:
            return _("Còn %(count)d mục chưa ai xác nhận") % {"count": self.tally.all.waiting}
        return "" if self.tally.all.total else _("Chưa có dữ kiện nào được xác nhận")

    def after(self, fact: Fact) -> Fact | None:
        """Where to go on after deciding about ``fact``: doubtful ones of its tab first, then its waiting ones."""
        mine = [f for f in self.facts if f.kind in tab_of(fact.kind).kinds and f.state == FactState.PROPOSED]
        for pool in ([f for f in mine if f.doubts], [f for f in mine if not f.doubts], self.doubtful):
            if pool:
                return next((f for f in pool if f.position > fact.position), pool[0])
        return next((f for f in self.facts if f.state == FactState.PROPOSED), None)

    def neighbour(self, step: int) -> Fact | None:
        """The next (1) or former (-1) fact in the order of the list, for J and K."""
        order = [line.fact for line in self.asked]
        order += [line.fact for group in self.waiting for line in group.lines]
        order += [line.fact for line in self.confirmed]
        keys = [f.pk for f in order]
        if self.current is None or self.current.pk not in keys:
            return order[0] if order else None
        at = keys.index(self.current.pk) + step
        return order[at] if 0 <= at < len(order) else None

    @property
    def next_doubtful(self) -> Fact | None:
        """The doubtful fact behind the one on the card, around the end, in any tab."""
        others = [f for f in self.doubtful if self.current is None or f.pk != self.current.pk]
        here = self.places.get(self.current.pk, 0) if self.current else 0
        return next((f for f in others if self.places[f.pk] > here), next(iter(others), None))


def review_of(document: Document, *, slug: str = "", wanted: int | None = None) -> Review:
    """The review of a document with a tab and a fact open; three queries."""
    reading = document.readings.filter(current=True).first()
    facts = list(document.facts.exclude(state=FactState.WITHDRAWN).select_related("confirmed_by"))
    return Review(document, reading, facts, slug, wanted)


def warnings_of(review: Review) -> list[dict[str, Any]]:
    """The warnings of the reading, each with the fact it is about (or None) and the page of its first place."""
    if review.reading is None:
        return []
    keys, pages = {fact.key: fact.pk for fact in review.facts}, Pages(review.reading.layout)
    found = []
    for warning in review.reading.warnings:
        about = [keys[key] for key in warning.get("facts") or [] if key in keys]
        spans = [span for span in warning.get("spans") or [] if span]
        page = pages.at(spans[0][0]) if spans else None
        found.append({"message": warning.get("message", ""), "fact": next(iter(about), None), "page": page})
    return found


def unread_blocks(reading: Reading | None) -> list[dict[str, Any]]:
    """Stretches of the text that were taken for nothing: their span, words and page."""
    if reading is None:
        return []
    found = []
    for block in reading.data.get("blocks") or []:
        start, end = block["span"]
        words = " ".join(reading.text[start:end].split())
        if block.get("as") == "unread" and words:
            found.append({"start": start, "end": end, "words": words, "page": block.get("page")})
    return found
