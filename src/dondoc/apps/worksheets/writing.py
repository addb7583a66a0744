"""One row of a file written through the services of tasks and indicators; what they refuse is named by its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.directives.errors import Problem, WrongFields
from dondoc.apps.indicators.models import IndicatorValue
from dondoc.apps.indicators.services.values import Figures, NotPossible, enter
from dondoc.apps.tasks.models import Task
from dondoc.apps.tasks.services.moves import NOTHING, Said, move_task
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.updates import TEXTS, Written, send_update
from dondoc.apps.worksheets.cells import day_of, figure_of
from dondoc.apps.worksheets.columns import ACTS, FIGURES, firmness_words, state_words
from dondoc.apps.worksheets.selectors.incoming import Line, Trouble
from dondoc.apps.worksheets.selectors.standing import IndicatorNow, TaskNow, written
from dondoc.core.progress.lifecycle import Act, State

_OUTCOME = ("number", "dated")


def write_line(line: Line, values: Mapping[str, str], by: Post, made: date) -> list[Trouble]:
    """Write the changed ``values`` of a row; what is wrong with them, each with its cell.

    Args:
        line: the row.
        values: what it changes, by field.
        by: the post that acts.
        made: the day on which the file was made.
    """
    if isinstance(line.about, TaskNow):
        return list(_write_task(line, line.about, values, by))
    return list(_write_indicator(line, line.about, values, (by, made)))


def _trouble(line: Line, name: str, words: str) -> Trouble:
    return Trouble(line.sheet, line.at(name), words)


def _whole(about: TaskNow | IndicatorNow, values: Mapping[str, str]) -> dict[str, str]:
    return {name: written(cell) for name, cell in about.cells.items()} | dict(values)


# ---- tasks -----------------------------------------------------------------


def _write_task(line: Line, about: TaskNow, values: Mapping[str, str], by: Post) -> Iterator[Trouble]:
    whole = _whole(about, values)
    try:
        act = _act(about.row.state, values.get("status"))
        if act is not Act.SUBMIT:
            _no_outcome(values)
        _do(about, values, whole, (act, by))
    except WrongFields as wrong:
        for name, words in wrong.fields.items():
            yield _trouble(line, name if name in whole else "status", words)
    except Problem as wrong:
        name = "status" if "status" in values else next(iter(values))
        yield _trouble(line, name, wrong.message)


def _act(state: State, wanted: str | None) -> Act | None:
    if wanted is None:
        return None
    named = {state_words(one).casefold(): one for one in State}
    target = named.get(wanted.casefold())
    if target not in ACTS:
        offered = ", ".join(f"“{state_words(one)}”" for one in ACTS)
        said = {"wanted": wanted[:60], "offered": offered}
        raise WrongFields({"status": _("“%(wanted)s” không đặt được bằng tệp này. Chọn %(offered)s.") % said})
    if target is State.IN_PROGRESS and state is State.PENDING_CONFIRMATION:
        return Act.WITHDRAW
    return ACTS[target]


def _no_outcome(values: Mapping[str, str]) -> None:
    words = _("Văn bản kết quả ghi khi trình xác nhận: đặt tình trạng “%(state)s”, hoặc bỏ trống ô này.")
    said = words % {"state": state_words(State.PENDING_CONFIRMATION)}
    wrong = {name: said for name in _OUTCOME if values.get(name)}
    if wrong:
        raise WrongFields(wrong)


def _do(about: TaskNow, values: Mapping[str, str], whole: Mapping[str, str], how: tuple[Act | None, Post]) -> None:
    act, by = how
    task = Task.objects.get(pk=about.row.task)
    if act is not None and act is not Act.SUBMIT:
        move_task(task=task, act=act, by=by, said=NOTHING)
    if set(values) & {*TEXTS, "percent"}:
        told = Written({name: whole[name] for name in TEXTS}, whole["percent"], about.seen)
        send_update(task=task, by=by, written=told, force=True)
    if act is Act.SUBMIT:
        claim = Claim(whole["result"], whole["number"], day_of(whole["dated"]))
        move_task(task=task, act=act, by=by, said=Said(claim=claim))


# ---- indicators ------------------------------------------------------------


def _write_indicator(
    line: Line, about: IndicatorNow, values: Mapping[str, str], how: tuple[Post, date]
) -> Iterator[Trouble]:
    by, made = how
    try:
        figures = _figures(_whole(about, values), _reason(made) if line.clashing else "")
        last, today = about.last.pk if about.last else None, timezone.localdate()
        enter(indicator=about.row, which=about.which, figures=figures, by=by, revises=last, today=today)
    except NotPossible as wrong:
        name = {"": "value", "number": "period"}.get(wrong.field, wrong.field)
        yield _trouble(line, name, wrong.message)


def _figures(whole: Mapping[str, str], reason: str) -> Figures:
    firm = {firmness_words(state).casefold(): state for state in IndicatorValue.State.values}
    state, on = firm.get(whole["state"].casefold()), day_of(whole["on"])
    if state is None:
        offered = ", ".join(f"“{firmness_words(one)}”" for one in firm.values())
        said = {"wanted": whole["state"][:60], "offered": offered}
        raise NotPossible("state", _("“%(wanted)s” không có trong danh sách. Chọn %(offered)s.") % said)
    if on is None:
        raise NotPossible("on", _("Ghi ngày của số liệu, ví dụ 01/03/2025."))
    return Figures(
        state=state,
        on=on,
        no_data=whole["no_data"],
        reason=whole["reason"] or reason,
        **{name: figure_of(whole[name]) for name in FIGURES},
    )


def _reason(made: date) -> str:
    return _("Theo tệp Excel lập ngày %(day)s") % {"day": f"{made:%d/%m/%Y}"}
