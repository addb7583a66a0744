"""Who may open a file: whoever brought it, and whoever an app that uses it lets in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.files.models import StoredFile

type Reader = Callable[[Actor, StoredFile], bool]

_readers: list[Reader] = []


def add_reader(reader: Reader) -> None:
    """Add a rule "may this actor open this file?"; call it in ``AppConfig.ready`` of the app that uses files."""
    _readers.append(reader)


def access_file(actor: Actor, pk: int) -> StoredFile:
    """The file ``pk`` when ``actor`` may open it.

    Raises:
        Http404: no such file, or not theirs.
    """
    file = StoredFile.objects.filter(pk=pk).first()
    if file is None or not _may_open(actor, file):
        raise Http404
    return file


def _may_open(actor: Actor, file: StoredFile) -> bool:
    return file.stored_by_id == person_of(actor).pk or any(reader(actor, file) for reader in _readers)
