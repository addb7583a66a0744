"""Reporting progress, milestones and the stages of the deliverable."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.tasks.access import UNIT, access_desk, access_file, access_milestone, access_update
from dondoc.apps.tasks.forms import DeliverableForm, MilestoneForm, StageForm, brought
from dondoc.apps.tasks.models import Deliverable, DeliverableStage, TaskUpdate
from dondoc.apps.tasks.selectors.desk import Desk
from dondoc.apps.tasks.selectors.progress import Editor, editor, proposed_milestones
from dondoc.apps.tasks.services.errors import NotYours, Problem, Texts, WrongFields
from dondoc.apps.tasks.services.results import (
    drop_milestone,
    set_deliverable,
    set_milestone,
    set_stage,
    take_milestones,
)
from dondoc.apps.tasks.services.updates import TEXTS, Written, approve_update, drop_file, save_draft, send_update
from dondoc.apps.tasks.views.asking import Ask, at_once, attempt, show

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def update(request: PersonRequest, pk: int) -> HttpResponse:
    """Cập nhật tiến độ: a form that saves itself while one types, and that is sent with one button."""
    desk = access_desk(request.acting.actor, pk, UNIT)
    page = editor(desk)
    if request.method != "POST":
        return _editing(request, desk, page)
    written, force = _written(request), request.POST.get("van_luu") == "1"
    try:
        if request.POST.get("gui"):
            send_update(task=desk.row.task, by=desk.actor, written=written, force=force)
            messages.success(request, _("Đã gửi cập nhật."))
            return redirect(f"{desk.row.task.get_absolute_url()}?da-gui=1")
        draft = save_draft(task=desk.row.task, by=desk.actor, written=written, force=force)
    except (Texts, Problem) as problem:
        return _trouble(request, desk, page, problem)
    return _saved(draft) if _by_itself(request) else redirect(f"{desk.address('update')}?da-luu=1")


def _written(request: PersonRequest) -> Written:
    form = request.POST
    seen = form.get("phien_ban", "0")
    files = [found for file in request.FILES.getlist("files") if (found := brought(file)) is not None]
    texts = {name: form.get(name, "") for name in TEXTS}
    return Written(texts, form.get("percent", ""), int(seen) if seen.isdecimal() and len(seen) < 9 else 0, files)


def _by_itself(request: PersonRequest) -> bool:
    return request.headers.get("X-Autosave") == "1"


def _saved(draft: TaskUpdate) -> HttpResponse:
    at = timezone.localtime(draft.saved_at).strftime("%H:%M")
    return JsonResponse({"version": draft.version, "said": _("Đã lưu lúc %(at)s") % {"at": at}})


def _trouble(request: PersonRequest, desk: Desk, page: Editor, problem: Texts | Problem) -> HttpResponse:
    if isinstance(problem, NotYours):
        raise PermissionDenied(problem.message)
    page = page.with_typed(request.POST)
    if isinstance(problem, Texts):
        page.theirs = problem.theirs
    elif isinstance(problem, WrongFields):
        page.wrong = problem.fields
    else:
        page.trouble = problem.message
    status = 409 if page.theirs else 422
    if _by_itself(request):
        return JsonResponse({"said": page.said}, status=status)
    return _editing(request, desk, page, status)


def _editing(request: PersonRequest, desk: Desk, page: Editor, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {"page": page, "row": desk.row, "desk": desk, "programme": desk.row.version.programme}
    return render(request, "tasks/update.html", shown, status=status)


@require_POST
def approve(request: PersonRequest, pk: int, update: int) -> HttpResponse:
    """Duyệt cập nhật."""
    found, by = access_update(request.acting.actor, pk, update), request.acting.actor
    desk = access_desk(by, pk)
    return at_once(request, desk.row, lambda: approve_update(update=found, by=by), _("Đã duyệt cập nhật."))


@require_POST
def no_file(request: PersonRequest, pk: int, file: int) -> HttpResponse:
    """Take a file off the draft."""
    found = access_file(request.acting.actor, pk, file)
    drop_file(file=found, by=request.acting.actor)
    return redirect("tasks:update", pk=pk)


@require_http_methods(FORM)
def milestones(request: PersonRequest, pk: int) -> HttpResponse:
    """Milestones: take what is proposed, or add one."""
    desk = access_desk(request.acting.actor, pk)
    offered, task = proposed_milestones(desk.row), desk.row.task
    ask = Ask(
        desk.row,
        _("Mốc thực hiện"),
        _("Thêm mốc"),
        _("Đã ghi mốc."),
        more={"milestones": task.milestones.order_by("order"), "offered": offered},
        template="tasks/milestones.html",
    )
    if request.POST.get("nhan"):
        chosen = [one for place, one in enumerate(offered) if str(place) in request.POST.getlist("moc")]
        done = lambda: take_milestones(task=task, by=desk.actor, proposed=chosen)  # noqa: E731
        return at_once(request, desk.row, done, _("Đã nhận mốc."))
    form = MilestoneForm(request.POST or None)
    if request.method != "POST":
        return show(request, ask, form)
    return attempt(request, ask, form, lambda: set_milestone(task=task, by=desk.actor, step=form.step()))


@require_http_methods(FORM)
def milestone(request: PersonRequest, pk: int, milestone: int) -> HttpResponse:
    """One milestone: change it, say that it is done, or drop it."""
    found, by = access_milestone(request.acting.actor, pk, milestone), request.acting.actor
    desk = access_desk(by, pk)
    if request.POST.get("bo"):
        return at_once(request, desk.row, lambda: drop_milestone(milestone=found, by=by), _("Đã bỏ mốc."))
    form = MilestoneForm(request.POST or None, initial={"name": found.name, "due": found.due, "done_on": found.done_on})
    ask = Ask(desk.row, _("Sửa mốc"), _("Lưu"), _("Đã ghi mốc."), more={"droppable": True})
    if request.method != "POST":
        return show(request, ask, form)
    return attempt(request, ask, form, lambda: set_milestone(task=found.task, by=by, step=form.step(), milestone=found))


@require_http_methods(FORM)
def deliverable(request: PersonRequest, pk: int) -> HttpResponse:
    """The document that is the result: what it is, and which stages it has passed."""
    desk = access_desk(request.acting.actor, pk)
    made = Deliverable.objects.filter(task=pk).first()
    if made is None:
        return _kind(request, desk)
    form = StageForm(made, request.POST or None)
    ask = Ask(desk.row, _("Sản phẩm: %(kind)s") % {"kind": made.kind}, _("Ghi bước"), _("Đã ghi bước của sản phẩm."))
    if request.method != "POST":
        return show(request, ask, form)
    return attempt(request, ask, form, lambda: _stage(form, made, desk))


def _stage(form: StageForm, made: Deliverable, desk: Desk) -> DeliverableStage:
    given = form.cleaned_data
    stage = made.stages.get(pk=given["stage"])
    return set_stage(stage=stage, by=desk.actor, actual=given["actual"], number=given["number"])


def _kind(request: PersonRequest, desk: Desk) -> HttpResponse:
    form = DeliverableForm(request.POST or None)
    ask = Ask(desk.row, _("Sản phẩm là văn bản"), _("Xác nhận sản phẩm"), _("Đã xác nhận sản phẩm."))
    if request.method != "POST":
        return show(request, ask, form)
    return attempt(request, ask, form, lambda: set_deliverable(task=desk.row.task, by=desk.actor, **form.cleaned_data))
