"""The other tabs of the programme page: duties, documents, history."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.audit.models import AuditRow
from dondoc.apps.audit.selectors import Line, lines
from dondoc.apps.directives.models import DocumentRelation
from dondoc.apps.programmes.models import Programme, ProgrammeVersion, ReportingDuty
from dondoc.core.progress.counting import UNCOUNTED


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the programme page."""

    slug: str
    label: str | Promise
    url: str
    count: int | None = None
    of: str = ""


def tabs_of(version: ProgrammeVersion) -> list[Tab]:
    """The tabs with their counts; three queries."""
    counted = {
        "task": version.tasks.filter(holds_children=False).exclude(task__state__in=UNCOUNTED).count(),
        "indicator": version.indicators.count(),
        "duty": version.duties.count(),
    }
    return [
        Tab("task", gettext_lazy("Nhiệm vụ"), "programmes:programme", counted["task"]),
        Tab("indicator", gettext_lazy("Chỉ tiêu"), "programmes:indicators", counted["indicator"]),
        Tab("duty", gettext_lazy("Chế độ báo cáo"), "programmes:duties", counted["duty"]),
        Tab("table", gettext_lazy("Bảng biểu"), "programmes:table", of="t1"),
        Tab("document", gettext_lazy("Văn bản"), "programmes:documents"),
        Tab("history", gettext_lazy("Lịch sử"), "programmes:history"),
    ]


_PERIODS: dict[str, str | Promise] = {
    "week": gettext_lazy("hằng tuần"),
    "month": gettext_lazy("hằng tháng"),
    "quarter": gettext_lazy("hằng quý"),
    "half": gettext_lazy("6 tháng"),
    "nine_months": gettext_lazy("9 tháng"),
    "year": gettext_lazy("cả năm"),
}


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty on the screen."""

    duty: ReportingDuty
    who: str
    when: str
    respondents: list[str]


def duties_of(version: ProgrammeVersion) -> list[DutyLine]:
    """The duties of a version with the units that answer them; two queries."""
    duties = version.duties.prefetch_related("respondents").select_related("fact")
    return [
        DutyLine(
            duty,
            ", ".join(who.get("unit") or who.get("raw") or "" for who in duty.who),
            schedule_words(duty),
            [respondent.name for respondent in duty.respondents.all()],
        )
        for duty in duties
    ]


def schedule_words(duty: ReportingDuty) -> str:
    """When a duty falls due: its own words, else the frequency that a person chose."""
    schedule = duty.schedule or {}
    if schedule.get("raw"):
        return str(schedule["raw"])
    if duty.chosen_period:
        return _("%(period)s (người xác nhận chọn)") % {"period": _PERIODS[duty.chosen_period]}
    return ""


def relations_of(version: ProgrammeVersion) -> list[DocumentRelation]:
    """What the version's document stands on, carries out or changes."""
    return list(version.document.relations.select_related("target").order_by("position", "pk"))


def history_of_programme(programme: Programme, most: int = 200) -> list[Line]:
    """What was done to the programme and to its document as a whole, newest first; single facts have their review."""
    documents = [str(pk) for pk in programme.versions.values_list("document_id", flat=True)]
    rows = AuditRow.objects.filter(object_type="programmes.programme", object_id=str(programme.pk))
    rows |= AuditRow.objects.filter(object_type="directives.document", object_id__in=documents)
    return lines(rows.exclude(act__startswith="directives.fact").order_by("-at", "-pk")[:most])
