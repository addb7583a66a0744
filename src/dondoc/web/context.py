"""What every page knows: the ministry's name, the top bar, who acts in which post, the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject

from dondoc.apps.mail.selectors import unread_of
from dondoc.apps.mail.server import server
from dondoc.apps.navigation import Entry, entries
from dondoc.apps.organisation.selectors import ministry_name

THEMES = ("light", "dark")
THEME_COOKIE = "dondoc_theme"
PHONE = 5  # so many entries fit in the phone's bottom bar


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry of the top bar as one page shows it."""

    label: str | Promise
    short: str | Promise
    url: str
    icon: str
    phone: bool
    current: bool


def house(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    acting = getattr(request, "acting", None)
    theme = request.COOKIES.get(THEME_COOKIE, "")
    shown = [_shown(entry, request.path) for entry in entries(acting.powers)] if acting else []
    on_phone = [entry for entry in shown if entry.phone][:PHONE]
    return {
        "ministry": SimpleLazyObject(ministry_name),
        "theme": theme if theme in THEMES else "light",
        "acting": acting,
        "mail_server": server() is not None,
        "unread_reminders": SimpleLazyObject(lambda: unread_of(acting.person)) if acting else 0,
        "nav": shown,
        "phone_nav": on_phone,
        "phone_rest": [entry for entry in shown if entry not in on_phone],
    }


def _shown(entry: Entry, path: str) -> Shown:
    url = reverse(entry.url)
    current = path == url or (url != "/" and path.startswith(url))
    return Shown(entry.label, entry.short, url, entry.icon, entry.phone, current)
