"""How a unit's documents are headed and signed: the newest template of the unit, else of the house, else the usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.selectors import posts_in
from dondoc.apps.consolidation.models import LetterTemplate
from dondoc.apps.files import vault
from dondoc.apps.organisation.models import OrgUnit, UnitKind
from dondoc.apps.organisation.selectors import current_name, ministry_name
from dondoc.writers.letterhead import house_template

PLACE = "Hà Nội"
HEADS: Mapping[str, str] = {
    UnitKind.MINISTRY: "Bộ trưởng",
    UnitKind.GENERAL_DEPARTMENT: "Tổng cục trưởng",
    UnitKind.DEPARTMENT: "Vụ trưởng",
    UnitKind.AUTHORITY: "Cục trưởng",
    UnitKind.OFFICE: "Chánh Văn phòng",
    UnitKind.INSPECTORATE: "Chánh Thanh tra",
    UnitKind.DIVISION: "Trưởng phòng",
    UnitKind.PROVINCIAL: "Giám đốc",
}
"""The post that signs for a unit of each kind."""


@dataclass(frozen=True, slots=True)
class Headed:
    """All that the head and the foot of a unit's document say.

    Attributes:
        notation: what stands after the number and its stroke, "BC-VP".
        recipients: lines after "Nơi nhận", the archive line last.
        template: the Word file that it is drawn into.
    """

    issuer: str
    parent: str
    place: str
    notation: str
    authority: str
    title: str
    signer: str
    recipients: tuple[str, ...]
    template: bytes


def newest(unit: OrgUnit | None) -> LetterTemplate | None:
    """The newest version kept for that very unit, or for the house."""
    kept = LetterTemplate.objects.filter(unit=unit).select_related("file", "by", "unit")
    return kept.order_by("-number").first()


def headed(unit: OrgUnit, on: date | None = None) -> Headed:
    """How reports of ``unit`` are headed and signed on a day (today unless told). At most six queries."""
    day = on or timezone.localdate()
    made, kept = _usual(unit, day), newest(unit) or newest(None)
    if kept is None:
        return made
    own = {name: getattr(kept, name) for name in ("place", "notation", "title") if getattr(kept, name)}
    lines = tuple(line.strip(" -;.") for line in kept.recipients.splitlines() if line.strip(" -;."))
    return replace(made, **own, authority=kept.authority, recipients=lines or made.recipients, template=file_of(kept))


def file_of(kept: LetterTemplate | None) -> bytes:
    """The Word file of a version; that of the house where it has none of its own."""
    if kept is None or kept.file is None:
        return house_template()
    return vault.path_of(kept.file.sha256).read_bytes()


def _usual(unit: OrgUnit, on: date) -> Headed:
    name, ministry = current_name(unit, on), ministry_name()
    usual = HEADS.get(unit.kind, "Thủ trưởng đơn vị")
    head = _head(list(posts_in(unit, on).filter(role=Role.HEAD).select_related("person")), usual)
    own = name == ministry
    above = () if own else ("Lãnh đạo Bộ (để báo cáo)",)
    return Headed(
        issuer=name,
        parent="" if own else ministry,
        place=PLACE,
        notation=f"BC-{unit.code}",
        authority="",
        title=(head.title if head else "") or usual,
        signer=head.person.full_name if head else "",
        recipients=(*above, "Các đơn vị thuộc Bộ", f"Lưu: VT, {unit.code}"),
        template=house_template(),
    )


def _head(posts: Sequence[Post], title: str) -> Post | None:
    """Who is the head among those who may sign: the one with the title, else the only one."""
    titled = [post for post in posts if post.title.casefold().startswith(title.casefold())]
    return (titled or posts)[0] if len(titled or posts) == 1 else None
