"""Acts of a task's life: accepting, declining, submitting, confirming, returning and the others."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.tasks.access import (
    UNIT,
    access_act,
    access_arrival,
    access_dependency,
    access_desk,
    access_extension,
)
from dondoc.apps.tasks.forms import ActForm, ArrivalForm, DateForm, DecisionForm, DependencyForm, ExtensionForm
from dondoc.apps.tasks.models import Arrival, Dependency, Task, TaskInVersion
from dondoc.apps.tasks.services.arrivals import confirm_arrival, note_arrival
from dondoc.apps.tasks.services.dependencies import add_dependency, drop_dependency
from dondoc.apps.tasks.services.extensions import ask_extension, decide_extension
from dondoc.apps.tasks.services.moves import move_task, undo_move
from dondoc.apps.tasks.views.asking import Ask, at_once, attempt, show
from dondoc.apps.tasks.wording import ACT_BUTTONS, ACT_TITLES, ACTS
from dondoc.core.progress.lifecycle import Act

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def act(request: PersonRequest, pk: int, slug: str) -> HttpResponse:
    """The form of an act, and the act itself."""
    desk, act = access_act(request.acting.actor, pk, slug)
    if request.method != "POST" and act not in desk.acts:
        messages.warning(request, _("Việc này không còn làm được ở tình trạng hiện nay."))
        return redirect("tasks:task", pk=pk)
    ask = _ask_for(desk.row, act)
    if request.method != "POST":
        return show(request, ask, ActForm(desk, act, initial={"seen": desk.row.task.version}))
    form = ActForm(desk, act, request.POST, request.FILES)
    return attempt(request, ask, form, lambda: _move(form, desk.row.task, request.acting.actor))


def _move(form: ActForm, task: Task, by: Actor) -> Task:
    return move_task(task=task, act=form.act, by=by, said=form.said(), seen=form.cleaned_data["seen"])


def _ask_for(row: TaskInVersion, act: Act) -> Ask:
    outcome = row.task.outcomes.select_related("file").order_by("pk").last()
    more = {"outcome": outcome if act in {Act.CONFIRM, Act.RETURN} else None, "confirming": act is Act.CONFIRM}
    button = _("Xác nhận hoàn thành") if act is Act.CONFIRM else ACT_BUTTONS[act]
    return Ask(row, ACT_TITLES[act], button, _("Đã ghi: %(what)s.") % {"what": ACTS[act]}, more=more)


@require_POST
def undo(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back one's own last act of today."""
    desk = access_desk(request.acting.actor, pk)
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 10 else None
    actor = request.acting.actor
    return at_once(request, desk.row, lambda: undo_move(task=desk.row.task, by=actor, seen=version), _("Đã hoàn tác."))


@require_http_methods(FORM)
def extend(request: PersonRequest, pk: int) -> HttpResponse:
    """Xin gia hạn."""
    desk = access_desk(request.acting.actor, pk, UNIT)
    form = ExtensionForm(request.POST or None, initial={"seen": desk.row.task.version})
    note = _("Xin trước khi hết hạn. Hạn gốc vẫn giữ; hạn mới tính từ khi có người đồng ý.")
    ask = Ask(desk.row, _("Xin gia hạn"), _("Gửi đề nghị gia hạn"), _("Đã gửi đề nghị gia hạn."), note)
    if request.method != "POST":
        return show(request, ask, form)
    by = request.acting.actor
    return attempt(request, ask, form, lambda: ask_extension(task=desk.row.task, by=by, **form.cleaned_data))


@require_http_methods(FORM)
def decide(request: PersonRequest, pk: int, extension: int) -> HttpResponse:
    """Trả lời xin gia hạn."""
    desk, asked = access_extension(request.acting.actor, pk, extension)
    form = DecisionForm(request.POST or None, initial={"seen": desk.row.task.version})
    more = {"extension": asked}
    ask = Ask(desk.row, _("Trả lời xin gia hạn"), _("Ghi quyết định"), _("Đã ghi quyết định."), more=more)
    if request.method != "POST":
        return show(request, ask, form)
    by = request.acting.actor
    return attempt(request, ask, form, lambda: decide_extension(extension=asked, by=by, **form.cleaned_data))


@require_http_methods(FORM)
def arrive(request: PersonRequest, pk: int) -> HttpResponse:
    """Ghi điều kiện đã đến."""
    desk = access_desk(request.acting.actor, pk)
    form = ArrivalForm(request.POST or None, initial={"seen": desk.row.task.version})
    note = _("Nhiệm vụ đang chờ: %(what)s.") % {"what": desk.row.waits_raw or desk.row.deadline_raw}
    ask = Ask(desk.row, _("Điều kiện đã đến"), _("Ghi nhận"), _("Đã ghi, chờ xác nhận hạn."), note)
    if request.method != "POST":
        return show(request, ask, form)
    by, task = request.acting.actor, desk.row.task
    return attempt(request, ask, form, lambda: _arrive(form, task, by))


def _arrive(form: ArrivalForm, task: Task, by: Actor) -> Arrival:
    return note_arrival(task=task, by=by, came=form.came(), seen=form.cleaned_data["seen"])


@require_http_methods(FORM)
def date(request: PersonRequest, pk: int, arrival: int) -> HttpResponse:
    """Xác nhận hạn sau khi điều kiện đến."""
    desk, came = access_arrival(request.acting.actor, pk, arrival)
    start = {"seen": desk.row.task.version, "due": came.proposed_due}
    form = DateForm(request.POST or None, initial=start)
    ask = Ask(desk.row, _("Xác nhận hạn"), _("Xác nhận hạn"), _("Đã xác nhận hạn."), more={"arrival": came})
    if request.method != "POST":
        return show(request, ask, form)
    by = request.acting.actor
    return attempt(request, ask, form, lambda: confirm_arrival(arrival=came, by=by, **form.cleaned_data))


@require_http_methods(FORM)
def need(request: PersonRequest, pk: int) -> HttpResponse:
    """Which tasks must be done first."""
    desk = access_desk(request.acting.actor, pk)
    form = DependencyForm(desk, request.POST or None, initial={"seen": desk.row.task.version})
    ask = Ask(desk.row, _("Nhiệm vụ phải xong trước"), _("Ghi lại"), _("Đã ghi."), template="tasks/needs.html")
    if request.method != "POST":
        return show(request, ask, form)
    by, task = request.acting.actor, desk.row.task
    return attempt(request, ask, form, lambda: _need(form, task, by))


def _need(form: DependencyForm, task: Task, by: Actor) -> Dependency:
    first = Task.objects.get(pk=form.cleaned_data["first"])
    return add_dependency(task=task, first=first, by=by, seen=form.cleaned_data["seen"])


@require_POST
def need_not(request: PersonRequest, pk: int, link: int) -> HttpResponse:
    """Take a need away."""
    found, by = access_dependency(request.acting.actor, pk, link), request.acting.actor
    desk = access_desk(by, pk)
    return at_once(request, desk.row, lambda: drop_dependency(link=found, by=by), _("Đã bỏ."))
