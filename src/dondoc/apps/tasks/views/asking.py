"""One form a page: shown, sent, refused with its fields named, or done and back to the task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.tasks.models import TaskInVersion
from dondoc.apps.tasks.services.errors import NotYours, Problem, Stale, WrongFields


@dataclass(frozen=True)
class Ask:
    """A page that asks for what is said with an act.

    Attributes:
        row: the task.
        title: the heading.
        button: the words of the one solid button.
        done: what is said when it is done.
        note: a sentence above the form, or "".
        more: what the page's own template needs.
    """

    row: TaskInVersion
    title: str | Promise
    button: str | Promise
    done: str | Promise
    note: str | Promise = ""
    more: dict[str, Any] = field(default_factory=dict)
    template: str = "tasks/ask.html"


def show(request: PersonRequest, ask: Ask, form: forms.Form, status: int = 200) -> HttpResponse:
    """The page with its form."""
    shown = {"ask": ask, "row": ask.row, "programme": ask.row.version.programme, "form": form, **ask.more}
    return render(request, ask.template, shown, status=status)


def attempt(request: PersonRequest, ask: Ask, form: forms.Form, do: Callable[[], object]) -> HttpResponse:
    """Do it when the form is whole; else the page again, each wrong field with its sentence, nothing stored."""
    if not form.is_valid():
        return show(request, ask, form, 422)
    try:
        do()
    except NotYours as problem:
        raise PermissionDenied(problem.message) from problem
    except Stale as problem:
        ask.row.task.refresh_from_db()
        form.data = {**form.data.dict(), "seen": str(ask.row.task.version)} if isinstance(form.data, QueryDict) else {}
        form.add_error(None, problem.message)
        return show(request, ask, form, 409)
    except WrongFields as problem:
        for name, words in problem.fields.items():
            form.add_error(name if name in form.fields else None, words)
        return show(request, ask, form, 422)
    except Problem as problem:
        form.add_error(None, problem.message)
        return show(request, ask, form, 422)
    messages.success(request, str(ask.done))
    return redirect("tasks:task", pk=ask.row.task_id)


def at_once(request: PersonRequest, row: TaskInVersion, do: Callable[[], object], done: str | Promise) -> HttpResponse:
    """Do an act that needs no words; what goes wrong is said on the task's page."""
    try:
        do()
    except NotYours as problem:
        raise PermissionDenied(problem.message) from problem
    except Problem as problem:
        messages.error(request, problem.message)
        return redirect("tasks:task", pk=row.task_id)
    messages.success(request, str(done))
    return redirect("tasks:task", pk=row.task_id)
