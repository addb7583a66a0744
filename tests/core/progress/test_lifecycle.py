"""No act but those of the table, and no one confirms their own work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.progress.lifecycle import (
    RULES,
    Act,
    Actor,
    Missing,
    Need,
    NotAllowed,
    Part,
    Standing,
    State,
    WrongState,
    move,
    open_acts,
)

ACTORS = st.builds(Actor, st.sampled_from(["A", "B"]), st.frozensets(st.sampled_from(Part)))
STANDINGS = st.builds(Standing, st.sampled_from(State), st.none(), st.none() | st.sampled_from(["A", "B"]))


@given(STANDINGS, st.sampled_from(Act), ACTORS)
def test_an_act_is_open_exactly_when_the_move_is_made(standing: Standing, act: Act, actor: Actor) -> None:
    if act in open_acts(standing, actor):
        after = move(standing, act, actor, set(Need))
        assert RULES[act].after in {after.state, None}
    else:
        with pytest.raises((WrongState, NotAllowed)):
            move(standing, act, actor, set(Need))


@given(STANDINGS, st.sampled_from(Act), ACTORS, st.frozensets(st.sampled_from(Need)))
def test_what_must_be_said_is_asked_for(
    standing: Standing, act: Act, actor: Actor, given_needs: frozenset[Need]
) -> None:
    if act in open_acts(standing, actor) and (lacking := RULES[act].needs - given_needs):
        with pytest.raises(Missing) as refused:
            move(standing, act, actor, given_needs)
        assert set(refused.value.needs) == lacking


@given(st.lists(st.tuples(st.sampled_from(Act), ACTORS), max_size=25))
def test_whatever_is_done_completed_work_was_confirmed_by_another_hand(acts: list[tuple[Act, Actor]]) -> None:
    standing = Standing(State.ASSIGNED)
    for act, actor in acts:
        try:
            after = move(standing, act, actor, set(Need))
        except (WrongState, NotAllowed):
            continue
        if after.state is State.COMPLETED:
            assert standing.state is State.PENDING_CONFIRMATION
            assert standing.submitted_by != actor.name
        standing = after


@pytest.mark.parametrize("ended", [State.CANCELLED, State.SUPERSEDED])
def test_what_is_cancelled_or_replaced_stays_so(ended: State) -> None:
    everybody = Actor("A", frozenset(Part))
    assert open_acts(Standing(ended), everybody) == ()


def test_cancelling_needs_its_document() -> None:
    keeper = Actor("A", frozenset({Part.FOCAL}))
    with pytest.raises(Missing) as refused:
        move(Standing(State.ACCEPTED), Act.CANCEL, keeper, {Need.REASON})
    assert refused.value.needs == (Need.DOCUMENT,)


def test_suspending_remembers_where_the_task_stood() -> None:
    leader = Actor("A", frozenset({Part.LEADER}))
    waiting = Standing(State.PENDING_CONFIRMATION, submitted_by="B")
    asleep = move(waiting, Act.SUSPEND, leader, {Need.REASON})
    assert move(asleep, Act.RESUME, leader, {Need.REASON}) == waiting
