"""What is done to people and their posts; each in one transaction with its row in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dondoc.apps.accounts import acts
from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.audit.services import record
from dondoc.apps.organisation.models import OrgUnit


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is to be let in; without a password nobody can log in as them yet."""

    username: str
    full_name: str
    email: str = ""
    password: str | None = None
    must_change_password: bool = False


@transaction.atomic
def add_person(*, new: NewPerson, by: Actor | None) -> Person:
    """Add a person who may log in; what they may do comes from the posts given afterwards.

    Raises:
        django.db.IntegrityError: the user name or the address is taken.
    """
    person = Person.objects.create_user(
        new.username,
        new.password,
        full_name=new.full_name,
        email=new.email,
        must_change_password=new.must_change_password,
    )
    record(actor=by, act=acts.ADDED, obj=person, after={"username": person.username})
    return person


@transaction.atomic
def appoint(*, person: Person, unit: OrgUnit, role: str, title: str = "", valid_from: date, by: Actor | None) -> Post:
    """Give a person a post in a unit from ``valid_from`` on.

    Raises:
        django.db.IntegrityError: the role is none of ``accounts.roles.Role``.
    """
    post = Post.objects.create(person=person, unit=unit, role=role, title=title, valid_from=valid_from)
    after = {"person": person.full_name, "valid_from": f"{valid_from:%d/%m/%Y}", "role": role}
    record(actor=by, act=acts.APPOINTED, obj=post, after=after)
    return post
