"""The first person let into an empty house: an administrator, with a password that is shown once."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import Person
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.services import NewPerson, add_person, appoint, temporary_password
from dondoc.apps.organisation.models import OrgUnit, UnitKind
from dondoc.apps.organisation.services import add_unit

USERNAME = "quantri"


@dataclass(frozen=True, slots=True)
class Login:
    """What the new administrator types to come in."""

    username: str
    password: str


@transaction.atomic
def first_administrator() -> Login | None:
    """Create the administrator ``quantri``; None when it is there.

    In a house without units the ministry itself (``settings.DONDOC_MINISTRY``) is entered as the first.
    """
    if Person.objects.filter(username=USERNAME).exists():
        return None
    today = timezone.localdate()
    top = OrgUnit.objects.filter(parent__isnull=True).first() or add_unit(
        code="BO", kind=UnitKind.MINISTRY, name=settings.DONDOC_MINISTRY, parent=None, valid_from=today, by=None
    )
    login = Login(USERNAME, temporary_password())
    new = NewPerson(login.username, "Quản trị hệ thống", password=login.password)
    person = add_person(new=new, by=None)
    appoint(person=person, unit=top, role=Role.ADMIN, title="Quản trị", valid_from=today, by=None)
    return login
