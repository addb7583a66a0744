"""A named person corrects an entry or writes one in by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.directives.folding import number_key
from dondoc.apps.directives.models import Document
from dondoc.apps.directives.selectors.source import NOWHERE, find_words
from dondoc.apps.registers import acts
from dondoc.apps.registers.models import Entry
from dondoc.apps.registers.shelves import Shelf


class Refused(ValueError):
    """An act that is not possible; ``field`` names the box of the form, "" the form as a whole."""

    def __init__(self, message: str, field: str = "") -> None:
        """Say what is wrong and what to do."""
        super().__init__(message)
        self.field = field


class Stale(Refused):
    """Somebody changed the entry since it was seen."""


@dataclass(frozen=True, slots=True)
class Said:
    """Why somebody writes an entry in: a sentence, and the number of the document that it stands in, if any."""

    words: str
    number: str = ""


@transaction.atomic
def add_by_hand(*, shelf: Shelf, columns: Mapping[str, Any], said: Said, by: Actor) -> Entry:
    """Write an entry in; the sentence that it rests on is kept with the name of who wrote it.

    Raises:
        Refused: the sentence is missing, the document is not in the register, or the sentence does not stand in it.
    """
    person = person_of(by)
    entry = shelf.model(**columns, entered_by=person.full_name)
    entry.index()
    entry.save()
    if shelf.mentions is not None:
        if not said.words.strip():
            raise Refused(_("Ghi câu nguồn, hoặc ai nói, ở đâu, ngày nào."), "words")
        told = {"confirmed_by": person.full_name, "confirmed_at": timezone.now()}
        shelf.mentions(entry=entry, entered_as=entry, **told, **_place(said)).save()
    record(actor=by, act=acts.ADDED, obj=entry, after={"columns": _plain(entry, columns)})
    return entry


def _place(said: Said) -> dict[str, Any]:
    words = " ".join(said.words.split())
    place: dict[str, Any] = {"words": words, "mark_start": 0, "mark_end": len(words)}
    if not said.number.strip():
        return place
    document = Document.objects.filter(number_key=number_key(said.number)).order_by("-issued", "-pk").first()
    if document is None:
        raise Refused(_("Sổ văn bản chưa có “%(number)s”.") % {"number": said.number.strip()}, "number")
    start, end = find_words(document, words)
    if (start, end) == NOWHERE:
        told = {"document": document.label}
        raise Refused(_("Câu này không có trong %(document)s. Chép đúng như văn bản viết.") % told, "words")
    return place | {"document": document, "span_start": start, "span_end": end}


@transaction.atomic
def correct(
    *, shelf: Shelf, entry: Entry, columns: Mapping[str, Any], version: int, by: Actor, reason: str = ""
) -> Entry:
    """Put right what an entry says; its sentences stay. Nothing changed is nothing done.

    Raises:
        Stale: somebody changed it since ``version`` was seen; nothing is kept.
    """
    held: Entry = shelf.entries.select_for_update().get(pk=entry.pk)
    if held.version != version:
        raise Stale(_("Mục này vừa có người sửa. Xem lại bản mới rồi sửa tiếp."))
    before = {name: getattr(held, name) for name in columns}
    changed = {name: value for name, value in columns.items() if value != before[name]}
    if not changed:
        return held
    for name, value in changed.items():
        setattr(held, name, value)
    held.version += 1
    held.index()
    held.save()
    after = _plain(held, changed) | {"fields": ", ".join(_label(held, name) for name in changed)}
    record(actor=by, act=acts.CORRECTED, obj=held, before=_plain(held, before, changed), after=after, reason=reason)
    return held


def _plain(entry: Entry, values: Mapping[str, Any], only: Mapping[str, Any] | None = None) -> dict[str, Any]:
    wanted = values if only is None else {name: values[name] for name in only}
    return {name: _said(value) for name, value in wanted.items()}


def _said(value: Any) -> Any:
    if isinstance(value, models.Model):
        return {"key": value.pk, "name": str(value)}
    return value if value is None or isinstance(value, str | int | date) else str(value)


def _label(entry: Entry, name: str) -> str:
    field = entry._meta.get_field(name)
    return str(getattr(field, "verbose_name", name))
