"""Entering the bodies of the catalogue."""

from __future__ import annotations

from django.db import transaction

from dondoc.apps.bodies.catalogue import catalogue, known_code
from dondoc.apps.bodies.models import Body


@transaction.atomic
def know_bodies() -> int:
    """Enter the bodies of the catalogue that the register lacks; what people wrote stays. How many were new."""
    there = dict(Body.objects.values_list("code", "pk"))
    new = [one for one in catalogue() if one.code not in there]
    for one in new:
        body = Body(code=one.code, kind=one.kind, name=one.name, name_en=one.name_en)
        body.parent_id = there.get(one.parent)
        body.index()
        body.save()
        there[one.code] = body.pk
    return len(new)


def body_of(name: str, abbreviation: str = "") -> Body | None:
    """The row of the body that words mean, or None; the catalogue is entered when it is not there yet."""
    code = known_code(name, abbreviation)
    if code is None:
        return Body.objects.filter(code__iexact=abbreviation).first() if abbreviation else None
    found = Body.objects.filter(code=code).first()
    if found is None:
        know_bodies()
        found = Body.objects.filter(code=code).first()
    return found
