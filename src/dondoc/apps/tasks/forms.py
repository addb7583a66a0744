"""What is typed with an act; the rules are in the services, here only the shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Person
from dondoc.apps.organisation.models import OrgUnit
from dondoc.apps.programmes.selectors.units import unit_choices
from dondoc.apps.tasks.models import Deliverable, Task, TaskInVersion
from dondoc.apps.tasks.selectors.desk import Desk
from dondoc.apps.tasks.services.arrivals import Came
from dondoc.apps.tasks.services.evidence import Brought
from dondoc.apps.tasks.services.moves import Said
from dondoc.apps.tasks.services.outcomes import Claim
from dondoc.apps.tasks.services.results import Step
from dondoc.core.progress.deliverables import load_catalogue
from dondoc.core.progress.lifecycle import RULES, Act, Need

DAY = _("Ghi ngày dạng dd/mm/yyyy, ví dụ 20/5/2026.")


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, typed as dd/mm/yyyy."""
    formats = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
    words = {"invalid": DAY, "required": DAY}
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "autocomplete": "off"})
    return forms.DateField(
        label=label, required=required, input_formats=formats, error_messages=words, widget=widget, help_text=help_text
    )


def words_field(label: Any, *, rows: int = 3, required: bool = True) -> forms.CharField:
    """Some lines of words; whether they must be there is said by the service."""
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def brought(file: UploadedFile[Any] | None) -> Brought | None:
    """A file as services take it; its bytes are read only when they are wanted."""
    return Brought(file.name or "tep", file.size or 0, file.chunks()) if file else None


class SeenForm(forms.Form):
    """Remembers which version of the task was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ActForm(SeenForm):
    """The fields that an act of the lifecycle needs, by its row of the table."""

    def __init__(self, desk: Desk, act: Act, *args: Any, **kwargs: Any) -> None:
        """Take the fields from the needs of the act."""
        super().__init__(*args, **kwargs)
        self.act = act
        for name, field in _fields(desk, act).items():
            self.fields[name] = field

    def said(self) -> Said:
        """What was typed, as the service takes it."""
        given = self.cleaned_data
        claim = (
            Claim(given["result"], given["number"], given["dated"], brought(given["file"]))
            if "result" in given
            else None
        )
        return Said(
            reason=given.get("reason", ""),
            unit=OrgUnit.objects.filter(pk=given.get("unit") or 0).first(),
            person=Person.objects.filter(pk=given.get("person") or 0).first(),
            document=given.get("document", ""),
            other=Task.objects.filter(pk=given.get("task") or 0).first(),
            claim=claim,
        )


def _fields(desk: Desk, act: Act) -> Mapping[str, forms.Field]:
    needs = RULES[act].needs
    fields: dict[str, forms.Field] = {}
    if Need.UNIT in needs:
        label = _("Đề nghị giao cho đơn vị") if act is Act.DECLINE else _("Giao cho đơn vị")
        fields["unit"] = _choice(label, unit_choices(desk.on))
    if Need.PERSON in needs:
        people = {
            post.person_id: f"{post.person.full_name}, {post.title or post.get_role_display()}" for post in desk.heads
        }
        fields["person"] = _choice(_("Người thực hiện"), list(people.items()))
    if Need.TASK in needs:
        fields["task"] = _choice(_("Nhiệm vụ thay thế"), _others(desk))
    if Need.DOCUMENT in needs:
        fields["document"] = forms.CharField(label=_("Số, ngày văn bản cho hủy"), max_length=300)
    if Need.REASON in needs:
        fields["reason"] = words_field(_("Lý do"))
    if Need.RESULT in needs:
        fields |= _claim_fields()
    return fields


def _claim_fields() -> dict[str, forms.Field]:
    return {
        "result": words_field(_("Kết quả")),
        "number": forms.CharField(label=_("Số văn bản kết quả"), required=False, max_length=200),
        "dated": day_field(_("Ngày văn bản kết quả"), required=False, help_text=_("Đúng hạn tính theo ngày này.")),
        "file": forms.FileField(label=_("Tệp văn bản hoặc minh chứng"), required=False, allow_empty_file=True),
    }  # fmt: skip


def _choice(label: Any, choices: list[tuple[int, str]]) -> forms.TypedChoiceField:
    blank: list[tuple[Any, Any]] = [("", _("Chọn…"))]
    return forms.TypedChoiceField(label=label, choices=[*blank, *choices], coerce=int, empty_value=None)


def _others(desk: Desk) -> list[tuple[int, str]]:
    rows = TaskInVersion.objects.filter(version=desk.row.version_id).exclude(task=desk.row.task_id).order_by("order")
    return [(task, f"{number}. {text}"[:160]) for task, number, text in rows.values_list("task_id", "number", "text")]


class ExtensionForm(SeenForm):
    """Xin gia hạn."""

    to = day_field(_("Gia hạn đến ngày"))
    reason = words_field(_("Lý do"))


class DecisionForm(SeenForm):
    """Trả lời xin gia hạn."""

    granted = forms.TypedChoiceField(
        label=_("Quyết định"),
        choices=[("1", _("Đồng ý")), ("0", _("Không đồng ý"))],
        coerce=lambda raw: raw == "1",
        widget=forms.RadioSelect,
    )
    answer = words_field(_("Ý kiến"), required=False)


class ArrivalForm(SeenForm):
    """Ghi điều kiện đã đến."""

    what = forms.CharField(label=_("Điều gì đã đến: số, tên văn bản hoặc sự kiện"), max_length=500)
    came_on = day_field(_("Ngày"))

    def came(self) -> Came:
        """What was typed, as the service takes it."""
        return Came(self.cleaned_data["what"], self.cleaned_data["came_on"])


class DateForm(SeenForm):
    """Xác nhận hạn sau khi điều kiện đến."""

    due = day_field(_("Hạn cuối"), required=False, help_text=_("Để trống nếu vẫn chưa có ngày hạn."))
    reason = words_field(_("Lý do, nếu khác ngày đề nghị"), rows=2, required=False)


class MilestoneForm(forms.Form):
    """A milestone."""

    name = forms.CharField(label=_("Tên mốc"), max_length=500)
    due = day_field(_("Ngày"), required=False)
    done_on = day_field(_("Xong ngày"), required=False)

    def step(self) -> Step:
        """What was typed, as the service takes it."""
        return Step(**self.cleaned_data)


class StageForm(forms.Form):
    """A stage that the deliverable has passed."""

    stage = forms.TypedChoiceField(label=_("Bước"), coerce=int)
    actual = day_field(_("Ngày"), required=False, help_text=_("Để trống để bỏ ngày đã ghi."))
    number = forms.CharField(label=_("Số văn bản"), required=False, max_length=120)

    def __init__(self, deliverable: Deliverable, *args: Any, **kwargs: Any) -> None:
        """Offer the stages of the deliverable."""
        super().__init__(*args, **kwargs)
        names = {stage.key: stage.name() for stage in load_catalogue().stages_of(deliverable.kind)}
        stages = [(stage.pk, names.get(stage.key, stage.key)) for stage in deliverable.stages.all()]
        self.fields["stage"].choices = stages  # type: ignore[attr-defined]


class DeliverableForm(forms.Form):
    """The document that is a task's result."""

    kind = forms.ChoiceField(label=_("Loại văn bản"))
    issued_by = forms.CharField(label=_("Cấp ban hành"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of the pack."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, kind) for kind in load_catalogue().kinds]  # type: ignore[attr-defined]


class DependencyForm(SeenForm):
    """A task that must be done first."""

    first = forms.TypedChoiceField(label=_("Cần kết quả của nhiệm vụ"), coerce=int)

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        """Offer the other tasks of the version."""
        super().__init__(*args, **kwargs)
        self.fields["first"].choices = [("", _("Chọn…")), *_others(desk)]  # type: ignore[attr-defined]
