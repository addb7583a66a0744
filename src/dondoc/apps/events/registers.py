"""The register of events."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.beside import Link
from dondoc.apps.bodies.registers import body_options, of_body
from dondoc.apps.events.forms import EventForm
from dondoc.apps.events.models import Event, EventMention
from dondoc.apps.events.reading import events
from dondoc.apps.registers.shelves import Filter, Related, Shelf


def _years() -> list[tuple[str, str]]:
    found = Event.objects.filter(joined_into=None).exclude(year=None).order_by("-year").values_list("year", flat=True)
    return [(str(year), str(year)) for year in dict.fromkeys(found)]


def _of_event(event: Event) -> Iterable[Related]:
    adopted = event.agreements.filter(joined_into=None)
    said = event.instructions.filter(joined_into=None)
    yield Related(_("Thỏa thuận, văn kiện tại hoạt động"), tuple(Link(a.title, a.get_absolute_url()) for a in adopted))
    yield Related(_("Chỉ đạo tại hoạt động"), tuple(Link(i.said, i.get_absolute_url(), i.speaker) for i in said))
    if event.body is None:
        return
    others = event.body.events.filter(joined_into=None).exclude(pk=event.pk)
    terms = event.body.chairmanships.filter(joined_into=None)
    links = (Link(one.title, one.get_absolute_url(), str(one.year or "")) for one in others)
    yield Related(_("Hoạt động khác của kênh"), tuple(links))
    yield Related(_("Chủ tịch, điều phối của kênh"), tuple(Link(one.title, one.get_absolute_url()) for one in terms))


EVENTS = Shelf(
    slug=Event.shelf,
    label=_("Hoạt động, hội nghị"),
    one=_("hoạt động"),
    icon="cal",
    model=Event,
    mentions=EventMention,
    form=EventForm,
    folder="events",
    heads=(_("Thời gian"), _("Hoạt động"), _("Kênh"), _("Vai trò của Bộ"), _("Nơi tổ chức")),
    empty=_("Sổ chưa có hoạt động nào. Hoạt động vào sổ khi văn bản nêu nó được rà soát xong."),
    find=events,
    related=_of_event,
    filters=(
        Filter("nam", _("Năm"), _("Mọi năm"), _years, lambda year: Q(year=year)),
        Filter("kenh", _("Kênh"), _("Mọi kênh"), body_options, of_body),
        Filter("vai-tro", _("Vai trò"), _("Mọi vai trò"), lambda: Event.Role.choices, lambda role: Q(role=role)),
        Filter("cap", _("Cấp"), _("Mọi cấp"), lambda: Event.Level.choices, lambda level: Q(level=level)),
    ),
    beside=("body",),
    order=("-year", "-starts", "pk"),
    place=10,
)
