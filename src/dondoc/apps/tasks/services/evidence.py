"""Files that stand behind words: weighed, looked at for marks of secrecy, kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor
from dondoc.apps.directives.errors import WrongFields
from dondoc.apps.files.models import StoredFile
from dondoc.apps.files.services import clean_name, keep
from dondoc.core.text.limits import Limits
from dondoc.core.text.model import CannotRead
from dondoc.core.text.read import read

LIMIT = Limits().bytes
_REFUSED = {"secret", "encrypted", "empty", "too-large"}


@dataclass(frozen=True)
class Brought:
    """A file as it was sent."""

    name: str
    size: int
    chunks: Iterable[bytes]


@dataclass(frozen=True)
class Kept:
    """A file in the vault and what its bringer called it."""

    file: StoredFile
    name: str


def keep_evidence(*, brought: Brought, field: str, by: Actor) -> Kept:
    """Keep a file that stands behind a report; what may not be here is refused and not kept.

    Args:
        brought: the file; its bytes are taken only when its size is fit.
        field: the field it came in, for the message.
        by: who brings it.

    Raises:
        WrongFields: empty, over 50 MB, locked with a password, or stamped MẬT.
    """
    if brought.size > LIMIT:
        words = _("Tệp “%(name)s” lớn hơn %(limit)s MB cho phép. Hãy nén hoặc tách tệp rồi chọn lại. Chưa lưu gì.")
        raise WrongFields({field: words % {"name": clean_name(brought.name), "limit": LIMIT // 1_000_000}})
    data = b"".join(brought.chunks)
    try:
        read(data, brought.name)
    except CannotRead as problem:
        if problem.code in _REFUSED:
            raise WrongFields({field: f"{problem.message} {_('Chưa lưu gì.')}"}) from problem
    return Kept(keep(data=data, name=brought.name, by=by), clean_name(brought.name)[:255])
