"""What is done to people and their posts; each in one transaction with its row in the record."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts import acts
from dondoc.apps.accounts.models import Person, Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.organisation.models import OrgUnit


class NotPossible(Exception):
    """The act would break a rule; the message says which, in words for the page."""


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
        NotPossible: they hold the same role there already.
        django.db.IntegrityError: the role is none of ``accounts.roles.Role``.
    """
    same = Post.objects.filter(person=person, unit=unit, role=role)
    if same.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)).exists():
        raise NotPossible(_("Người này đang giữ vai trò đó ở đơn vị đó. Kết thúc chức danh cũ trước."))
    post = Post.objects.create(person=person, unit=unit, role=role, title=title, valid_from=valid_from)
    after = {"person": person.full_name, "valid_from": f"{valid_from:%d/%m/%Y}", "role": role}
    record(actor=by, act=acts.APPOINTED, obj=post, after=after)
    return post


@transaction.atomic
def end_post(*, post: Post, last_day: date, reason: str = "", by: Actor) -> Post:
    """``post`` holds to the end of ``last_day`` and no longer.

    Raises:
        NotPossible: the day is before the post began, or nobody would be left who manages people.
    """
    if post.valid_from and last_day < post.valid_from:
        raise NotPossible(_("Chức danh bắt đầu từ %(day)s. Chọn ngày không sớm hơn.") % {"day": _day(post.valid_from)})
    if post.role == Role.ADMIN and not _other_admins(post.person):
        raise NotPossible(_("Đây là quản trị duy nhất. Giao chức danh quản trị cho người khác trước."))
    before = {"valid_to": _day(post.valid_to) if post.valid_to else None}
    post.valid_to = last_day
    post.save()
    after = {"person": post.person.full_name, "valid_to": _day(last_day)}
    record(actor=by, act=acts.POST_ENDED, obj=post, before=before, after=after, reason=reason)
    return post


@transaction.atomic
def change_person(*, person: Person, full_name: str, email: str, by: Actor) -> Person:
    """Correct a person's name or address; what did not change leaves no row.

    Raises:
        django.db.IntegrityError: the address is another person's.
    """
    before = {"full_name": person.full_name, "email": person.email}
    after = {"full_name": full_name, "email": email}
    if before != after:
        person.full_name, person.email = full_name, email
        person.save()
        record(actor=by, act=acts.CHANGED, obj=person, before=before, after=after)
    return person


@transaction.atomic
def lock(*, person: Person, by: Actor) -> Person:
    """``person`` cannot log in any more, and is out at their next click; nothing of theirs is removed.

    Raises:
        NotPossible: they would lock themselves, or the last one who manages people.
    """
    if person == person_of(by):
        raise NotPossible(_("Bạn không tự khóa mình được. Nhờ quản trị khác."))
    if not _other_admins(person):
        raise NotPossible(_("Đây là quản trị duy nhất. Giao chức danh quản trị cho người khác trước."))
    return _set_active(person, active=False, by=by)


@transaction.atomic
def unlock(*, person: Person, by: Actor) -> Person:
    """``person`` may log in again."""
    return _set_active(person, active=True, by=by)


@transaction.atomic
def reset_password(*, person: Person, by: Actor) -> str:
    """Give ``person`` a new password, told once to the caller, that must be changed at the next login."""
    password = temporary_password()
    person.set_password(password)
    person.must_change_password = True
    person.save()
    record(actor=by, act=acts.PASSWORD_RESET, obj=person)
    return password


@transaction.atomic
def password_changed(*, person: Person) -> None:
    """``person`` has chosen a new password for themselves."""
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    record(actor=person, act=acts.PASSWORD_CHANGED, obj=person)


def temporary_password() -> str:
    """Four groups of four easy letters and figures (over 70 bits), easy to read out: "k7mw-92dp-xt4h-b6qn"."""
    letters = "abcdefghkmnpqrstwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _place in range(4)) for _group in range(4))


@transaction.atomic
def load_people(
    *, rows: Iterable[Mapping[str, Any]], units: Mapping[str, OrgUnit], password: str | None, by: Actor | None = None
) -> list[Person]:
    """Load people with their posts, written as JSON; who is there already (by user name) stays as they are.

    Args:
        rows: ``[{"username", "full_name", "email"?, "posts": [{"unit", "role", "title"?, "from", "to"?}]}]``; days are
            ISO 8601.
        units: the units that posts name, by code.
        password: what all of them log in with (a sample); None when nobody may yet.
        by: who loads them; None for the system.

    Raises:
        KeyError: a post names a unit that is not there.
    """
    known = set(Person.objects.values_list("username", flat=True))
    return [_load_person(row, units, password, by) for row in rows if row["username"] not in known]


def _load_person(
    row: Mapping[str, Any], units: Mapping[str, OrgUnit], password: str | None, by: Actor | None
) -> Person:
    new = NewPerson(row["username"], row["full_name"], row.get("email", ""), password)
    person = add_person(new=new, by=by)
    for said in row["posts"]:
        post = appoint(
            person=person,
            unit=units[said["unit"]],
            role=said["role"],
            title=said.get("title", ""),
            valid_from=date.fromisoformat(said["from"]),
            by=by,
        )
        if said.get("to"):
            post.valid_to = date.fromisoformat(said["to"])
            post.save()
    return person


def _set_active(person: Person, *, active: bool, by: Actor) -> Person:
    if person.is_active != active:
        person.is_active = active
        person.save()
        record(actor=by, act=acts.UNLOCKED if active else acts.LOCKED, obj=person)
    return person


def _other_admins(person: Person) -> bool:
    """Whether somebody other than ``person`` manages people today (true as well when ``person`` does not)."""
    admins = Post.objects.on(timezone.localdate()).filter(role=Role.ADMIN, person__is_active=True)
    return not admins.filter(person=person).exists() or admins.exclude(person=person).exists()


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
