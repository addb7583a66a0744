"""The entries of the top bar and of the phone's bottom bar; each app adds its own at start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from dondoc.apps.accounts.roles import Power


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        label: the words in the top bar.
        short: the words in the phone's bottom bar (one or two).
        url: the name of the address, as for ``reverse``.
        icon: a symbol of the sprite, without ``i-``.
        order: smaller stands further left.
        power: who does not have it does not see the entry.
        phone: whether it stands in the bottom bar too (five fit).
    """

    label: str | Promise
    short: str | Promise
    url: str
    icon: str
    order: int
    power: Power = Power.READ
    phone: bool = True


_entries: dict[str, Entry] = {}


def add(entry: Entry) -> None:
    """Add ``entry``; call it in ``AppConfig.ready``.

    Raises:
        ValueError: another entry already goes to that address.
    """
    if entry.url in _entries:
        msg = f"two entries of the top bar go to {entry.url}"
        raise ValueError(msg)
    _entries[entry.url] = entry


def entries(powers: Iterable[Power]) -> list[Entry]:
    """The entries that somebody with these powers sees, in order."""
    held = set(powers)
    return sorted((entry for entry in _entries.values() if entry.power in held), key=lambda entry: entry.order)
