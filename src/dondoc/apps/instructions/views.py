"""Giving an instruction as a task."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.middleware import PersonRequest
from dondoc.apps.instructions.access import access_instruction_to_give
from dondoc.apps.instructions.forms import GivingForm
from dondoc.apps.instructions.services import give
from dondoc.apps.registers.services.keeping import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def give_task(request: PersonRequest, pk: int) -> HttpResponse:
    """In which programme, by which unit, until when; then the task is there with its speaker."""
    instruction = access_instruction_to_give(request.acting.actor, pk)
    if instruction.task is not None:
        return redirect(instruction.task)
    form = GivingForm(request.POST if request.method == "POST" else None, instruction=instruction)
    if form.is_valid():
        try:
            task = give(instruction=instruction, giving=form.giving, by=request.acting.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã giao thành nhiệm vụ."))
            return redirect(task)
    status = 422 if request.method == "POST" else 200
    return render(request, "instructions/give.html", {"form": form, "entry": instruction}, status=status)
