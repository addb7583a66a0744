"""The words of a digest: subject, plain text, HTML; nothing is counted here that the pages do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from dondoc.apps.mail.models import Digest
from dondoc.apps.mail.sources import Group, Line

KEPT = 100  # lines of a group that are kept and shown on the page
IN_LETTER = 20  # lines of a group in a letter

HEADINGS: Mapping[str, str | Promise] = {
    Group.OVERDUE: gettext_lazy("Quá hạn"),
    Group.SOON: gettext_lazy("Đến hạn trong 3 ngày làm việc tới"),
    Group.MILESTONE: gettext_lazy("Mốc thực hiện: chậm hoặc sắp đến"),
    Group.WAITING: gettext_lazy("Đang chờ xử lý"),
    Group.GIVEN: gettext_lazy("Việc đã giao cần đôn đốc"),
}

_COUNTED: Mapping[str, Any] = {
    Group.OVERDUE: ngettext_lazy("%(n)d việc quá hạn", "%(n)d việc quá hạn", "n"),
    Group.SOON: ngettext_lazy("%(n)d việc sắp đến hạn", "%(n)d việc sắp đến hạn", "n"),
    Group.MILESTONE: ngettext_lazy("%(n)d mốc chậm hoặc sắp đến", "%(n)d mốc chậm hoặc sắp đến", "n"),
    Group.WAITING: ngettext_lazy("%(n)d việc chờ xử lý", "%(n)d việc chờ xử lý", "n"),
    Group.GIVEN: ngettext_lazy("%(n)d việc đã giao cần đôn đốc", "%(n)d việc đã giao cần đôn đốc", "n"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with how many things stand under it, and those of them that are shown."""

    group: str
    heading: str | Promise
    count: int
    lines: Sequence[Mapping[str, Any]]

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


def tidy(lines: Iterable[Line]) -> list[Line]:
    """The lines in the order of the letter: by group, the oldest deadline first.

    A page stands in one group only, and so does what is done below it: a task that is overdue does not wait as well.
    """
    order = list(Group)
    ranked = sorted(lines, key=lambda line: (order.index(line.group), line.due or date.max, line.title))
    seen: dict[str, Line] = {}
    for line in ranked:
        if not any(url in seen for url in _above(line.url)):
            seen[line.url] = line
    return list(seen.values())


def _above(url: str) -> list[str]:
    """The address and every page above it: /nhiem-vu/5/cap-nhat/ and /nhiem-vu/5/."""
    parts = url.strip("/").split("/")
    return ["/" + "/".join(parts[:size]) + "/" for size in range(2, len(parts) + 1)]


def counted(lines: Iterable[Line]) -> dict[str, int]:
    """How many lines each group has, in the order of the groups."""
    found = Counter(line.group for line in lines)
    return {group.value: found[group] for group in Group if found[group]}


def subject_of(lines: Sequence[Line], day: date) -> str:
    """The counts, and the nearest deadline: the next one, else the last that passed."""
    counts = counted(lines)
    words = ", ".join(str(_COUNTED[group] % {"n": count}) for group, count in counts.items())
    due = [line.due for line in lines if line.due]
    if not due:
        return words
    ahead = [one for one in due if one >= day]
    nearest = _("hạn gần nhất %(day)s") if ahead else _("hạn gần nhất đã qua %(day)s")
    return f"{words}; {nearest % {'day': f'{min(ahead) if ahead else max(due):%d/%m/%Y}'}}"


def kept(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The lines as the digest keeps them."""
    found: list[dict[str, Any]] = []
    room = Counter[str]()
    for line in lines:
        room[line.group] += 1
        if room[line.group] <= KEPT:
            found.append({**asdict(line), "due": line.due.isoformat() if line.due else None})
    return found


def parts_of(digest: Digest, most: int = KEPT) -> list[Part]:
    """The digest under its headings."""
    return [Part(group, HEADINGS[group], digest.counts[group], digest.of(group)[:most]) for group in digest.counts]


def letter_of(digest: Digest) -> tuple[str, str]:
    """The digest as plain text and as HTML."""
    parts = parts_of(digest, IN_LETTER)
    asked = dict.fromkeys(line["contact"] for part in parts for line in part.lines if line["contact"])
    context = {"digest": digest, "parts": parts, "contacts": list(asked), "host": settings.DONDOC_URL}
    text = render_to_string("mail/digest.txt", context)
    return text, render_to_string("mail/digest.html", context)
