"""The register of agreements."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agreements.forms import AgreementForm
from dondoc.apps.agreements.models import Agreement, AgreementMention
from dondoc.apps.agreements.reading import agreements
from dondoc.apps.beside import Link
from dondoc.apps.registers.shelves import Filter, Related, Shelf


def _years() -> list[tuple[str, str]]:
    terms = Agreement.objects.filter(joined_into=None, from_year__isnull=False).values_list("from_year", "to_year")
    covered = {year for first, last in terms for year in range(first or 0, (last or first or 0) + 1)}
    return [(str(year), str(year)) for year in sorted(covered, reverse=True)]


def _in_year(value: str) -> Q:
    ends = Q(to_year__gte=value) | Q(to_year__isnull=True, from_year=value)
    return Q(from_year__lte=value) & ends


def _of_agreement(agreement: Agreement) -> Iterable[Related]:
    if agreement.event is not None:
        yield Related(_("Tại hoạt động"), (Link(agreement.event.title, agreement.event.get_absolute_url()),))


AGREEMENTS = Shelf(
    slug=Agreement.shelf,
    label=_("Thỏa thuận, văn kiện"),
    one=_("thỏa thuận, văn kiện"),
    icon="copy",
    model=Agreement,
    mentions=AgreementMention,
    form=AgreementForm,
    folder="agreements",
    heads=(_("Thời gian thực hiện"), _("Thỏa thuận, văn kiện"), _("Bên ký"), _("Tình trạng")),
    empty=_("Sổ chưa có thỏa thuận nào. Thỏa thuận vào sổ khi văn bản nêu nó được rà soát xong."),
    find=agreements,
    related=_of_agreement,
    filters=(
        Filter("nam", _("Năm"), _("Mọi năm"), _years, _in_year),
        Filter("loai", _("Loại"), _("Mọi loại"), lambda: Agreement.Kind.choices, lambda kind: Q(kind=kind)),
        Filter(
            *("tinh-trang", _("Tình trạng"), _("Mọi tình trạng")),
            options=lambda: Agreement.State.choices,
            narrows=lambda state: Q(state=state),
        ),
    ),
    beside=("event",),
    order=("-from_year", "name", "pk"),
    place=30,
)
