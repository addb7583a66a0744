"""The two registers of this room."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.beside import Link
from dondoc.apps.bodies.forms import BodyForm, ChairmanshipForm
from dondoc.apps.bodies.models import Body, Chairmanship, ChairmanshipMention
from dondoc.apps.bodies.reading import chairmanships
from dondoc.apps.registers.shelves import Filter, Related, Shelf


def body_options() -> list[tuple[str, str]]:
    """Bodies for a filter, by their short names."""
    return [(str(pk), code) for pk, code in Body.objects.order_by("code").values_list("pk", "code")]


def of_body(value: str) -> Q:
    """The condition of the filter by body."""
    return Q(body=value)


def _years() -> list[tuple[str, str]]:
    terms = Chairmanship.objects.filter(joined_into=None).values_list("from_year", "to_year")
    covered = {year for first, last in terms for year in range(first, (last or first) + 1)}
    return [(str(year), str(year)) for year in sorted(covered, reverse=True)]


def _in_year(value: str) -> Q:
    ends = Q(to_year__gte=value) | Q(to_year__isnull=True, from_year=value)
    return Q(from_year__lte=value) & ends


def _of_body(body: Body) -> Iterable[Related]:
    terms = body.chairmanships.filter(joined_into=None).order_by("-from_year")
    parts = body.children.order_by("code")
    yield Related(_("Chủ tịch, điều phối"), tuple(_link(one) for one in terms))
    yield Related(_("Kênh trực thuộc"), tuple(Link(one.title, one.get_absolute_url()) for one in parts))


def _of_term(term: Chairmanship) -> Iterable[Related]:
    if term.body is None:
        return
    others = term.body.chairmanships.filter(joined_into=None).exclude(pk=term.pk).order_by("-from_year")
    yield Related(_("Các nhiệm kỳ khác"), tuple(_link(one) for one in others))


def _link(term: Chairmanship) -> Link:
    return Link(f"{term.years}: {term.country}", term.get_absolute_url(), str(term.get_role_display()))


BODIES = Shelf(
    slug=Body.shelf,
    label=_("Kênh hợp tác"),
    one=_("kênh hợp tác"),
    icon="tree",
    model=Body,
    mentions=None,
    form=BodyForm,
    folder="bodies/body",
    heads=(_("Viết tắt"), _("Tên"), _("Cấp"), _("Thuộc")),
    empty=_("Sổ chưa có kênh nào. Kênh được ghi khi văn bản đầu tiên nhắc đến, hoặc ghi tay."),
    related=_of_body,
    filters=(Filter("cap", _("Cấp"), _("Mọi cấp"), lambda: Body.Kind.choices, lambda kind: Q(kind=kind)),),
    beside=("parent",),
    order=("code",),
    place=40,
)

CHAIRMANSHIPS = Shelf(
    slug=Chairmanship.shelf,
    label=_("Chủ tịch, điều phối"),
    one=_("nhiệm kỳ chủ tịch"),
    icon="flag",
    model=Chairmanship,
    mentions=ChairmanshipMention,
    form=ChairmanshipForm,
    folder="bodies/chairmanship",
    heads=(_("Năm"), _("Kênh"), _("Nước"), _("Vai trò")),
    empty=_("Sổ chưa có nhiệm kỳ nào. Nhiệm kỳ vào sổ khi văn bản nêu vai trò Chủ tịch được rà soát xong."),
    find=chairmanships,
    related=_of_term,
    filters=(
        Filter("nam", _("Năm"), _("Mọi năm"), _years, _in_year),
        Filter("kenh", _("Kênh"), _("Mọi kênh"), body_options, of_body),
    ),
    beside=("body",),
    order=("-from_year", "body_name", "pk"),
    place=20,
)
