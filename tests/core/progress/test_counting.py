"""The boxes always add up, on any day, for any programme."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.deadlines.model import Deadline
from dondoc.core.progress.counting import Box, Counts, box_of, count, count_by, count_by_lead, is_counted
from dondoc.core.progress.lifecycle import State
from dondoc.core.progress.timeliness import Extension, Settings, Timeliness, Tracked, in_force, judge

DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
DEADLINES = st.one_of(
    st.none(),
    st.builds(lambda due, inclusive: Deadline("hạn", due=due, inclusive=inclusive), DAYS, st.booleans()),
    st.just(Deadline("thường xuyên")),
)
EXTENSIONS = st.lists(
    st.builds(
        lambda asked, more, after, granted: Extension(
            asked, asked + timedelta(days=more), None if after is None else asked + timedelta(days=after), granted
        ),
        DAYS,
        st.integers(1, 200),
        st.none() | st.integers(0, 60),
        st.booleans(),
    ),
    max_size=3,
).map(tuple)
TASKS = st.builds(
    Tracked,
    key=st.text("abc", min_size=1, max_size=3),
    state=st.sampled_from(State),
    deadline=DEADLINES,
    extensions=EXTENSIONS,
    outcome_on=st.none() | DAYS,
    reported_on=st.none() | DAYS,
    leads=st.lists(st.sampled_from(["Vụ A", "Vụ B", "Cục C"]), max_size=3).map(tuple),
    waits=st.booleans(),
    holds_children=st.booleans(),
)
SETTINGS = st.builds(Settings, strict=st.booleans(), soon_days=st.integers(0, 30))


@given(st.lists(TASKS, max_size=30), DAYS, SETTINGS)
def test_boxes_add_up_to_the_counted_tasks(tasks: list[Tracked], on: date, settings: Settings) -> None:
    counts = count(tasks, on, settings)
    assert counts.total == sum(is_counted(task) for task in tasks)
    assert counts.total == sum(counts.of(box) for box in Box)
    assert counts.total == counts.done + counts.open + counts.no_deadline + counts.suspended
    assert counts.waiting <= counts.no_deadline


@given(st.lists(TASKS, max_size=30), DAYS, SETTINGS)
def test_each_counted_task_stands_in_the_box_of_its_judgement(
    tasks: list[Tracked], on: date, settings: Settings
) -> None:
    counted = [task for task in tasks if is_counted(task)]
    for box in Box:
        inside = [task for task in counted if box_of(judge(task, on, settings)) is box]
        assert len(inside) == count(tasks, on, settings).of(box)


@given(st.lists(TASKS, max_size=30), DAYS)
def test_rows_of_leads_count_shared_tasks_once_each(tasks: list[Tracked], on: date) -> None:
    rows = count_by_lead(tasks, on)
    expected = sum(len(set(task.leads)) for task in tasks if is_counted(task))
    assert sum(counts.total for counts in rows.values()) == expected


@given(st.lists(TASKS, max_size=20), DAYS)
def test_groups_that_part_the_tasks_add_up_box_by_box(tasks: list[Tracked], on: date) -> None:
    rows = count_by(tasks, lambda task: [task.key], on)
    for box in Box:
        assert sum(counts.of(box) for counts in rows.values()) == count(tasks, on).of(box)


@given(TASKS, DAYS)
def test_the_original_deadline_is_never_changed_and_no_refused_extension_counts(task: Tracked, on: date) -> None:
    granted = [e for e in task.extensions if e.granted and e.decided_on is not None and e.decided_on <= on]
    current = in_force(task.deadline, task.extensions, on)
    if granted:
        assert current is not None
        assert current.due == granted[-1].to
    else:
        assert current is task.deadline


@given(TASKS, DAYS)
def test_lenient_is_never_harder_than_strict(task: Tracked, on: date) -> None:
    late = {Timeliness.OVERDUE, Timeliness.DONE_LATE}
    strict, lenient = judge(task, on, Settings(strict=True)), judge(task, on, Settings(strict=False))
    assert not (lenient.timeliness in late and strict.timeliness not in late)


def test_rates_of_nothing_are_unknown_not_zero() -> None:
    assert Counts().completion_rate is None
    assert Counts().overdue_rate is None
    assert str(Counts(open_overdue=1, done_on_time=2).overdue_rate) == "33.3"
