"""What waits for people in Việc của tôi is told in the digest too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import Post
from dondoc.apps.accounts.roles import Role
from dondoc.apps.mail import sources
from dondoc.apps.mail.sources import Group, Line
from dondoc.apps.waiting import waiting_for


@sources.add
def waiting(day: date) -> Mapping[int, list[Line]]:
    """What waits for each person in each of their posts."""
    found: defaultdict[int, list[Line]] = defaultdict(list)
    contact = _whom_to_ask(day)
    for post in Post.objects.on(day).filter(person__is_active=True).select_related("person", "unit"):
        for one in waiting_for(post, day):
            found[post.person_id].append(Line(Group.WAITING, one.title, one.about, one.url, one.due, contact))
    return found


def _whom_to_ask(day: date) -> str:
    """Who manages people: whoever waits for something that is not theirs turns to them."""
    admin = Post.objects.on(day).filter(role=Role.ADMIN, person__is_active=True).select_related("person").first()
    if admin is None:
        return ""
    said = {"name": admin.person.full_name, "address": admin.person.email}
    return (_("Quản trị: %(name)s, %(address)s") if said["address"] else _("Quản trị: %(name)s")) % said
