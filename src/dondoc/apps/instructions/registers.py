"""The register of instructions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.beside import Link
from dondoc.apps.instructions.forms import InstructionForm
from dondoc.apps.instructions.models import Instruction, InstructionMention
from dondoc.apps.instructions.reading import instructions
from dondoc.apps.registers.selectors import task_links
from dondoc.apps.registers.shelves import Filter, Related, Shelf

_GIVEN = (("co", _("Đã thành nhiệm vụ")), ("chua", _("Chưa thành nhiệm vụ")))


def _speakers() -> list[tuple[str, str]]:
    found = Instruction.objects.filter(joined_into=None).order_by("speaker").values_list("speaker", flat=True)
    return [(name, name) for name in dict.fromkeys(found)]


def _years() -> list[tuple[str, str]]:
    found = Instruction.objects.filter(joined_into=None, said_on__isnull=False).dates("said_on", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in found]


def _of_instruction(instruction: Instruction) -> Iterable[Related]:
    if instruction.task_id:
        yield Related(_("Nhiệm vụ đã giao"), task_links([instruction.task_id]))
    if instruction.event is not None:
        yield Related(_("Tại hoạt động"), (Link(instruction.event.title, instruction.event.get_absolute_url()),))


INSTRUCTIONS = Shelf(
    slug=Instruction.shelf,
    label=_("Chỉ đạo của lãnh đạo"),
    one=_("chỉ đạo"),
    icon="chat",
    model=Instruction,
    mentions=InstructionMention,
    form=InstructionForm,
    folder="instructions",
    heads=(_("Ngày"), _("Nội dung"), _("Người chỉ đạo"), _("Đơn vị"), _("Nhiệm vụ")),
    empty=_("Sổ chưa có chỉ đạo nào. Chỉ đạo vào sổ khi văn bản có nêu người nói được rà soát xong, hoặc ghi tay."),
    find=instructions,
    related=_of_instruction,
    of_task=lambda task: Q(task=task),
    filters=(
        Filter("nam", _("Năm"), _("Mọi năm"), _years, lambda year: Q(said_on__year=year)),
        Filter("nguoi", _("Người chỉ đạo"), _("Mọi người"), _speakers, lambda name: Q(speaker=name)),
        Filter("giao", _("Nhiệm vụ"), _("Mọi tình trạng"), lambda: _GIVEN, lambda said: Q(task__isnull=said == "chua")),
    ),
    beside=("event", "task"),
    order=("-said_on", "pk"),
    place=50,
)
