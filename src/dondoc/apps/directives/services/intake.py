"""Takes files in: checks what can be told at once, recognises what is known, and queues the reading."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.directives.errors import Problem
from dondoc.apps.directives.models import DocumentCopy, Upload, UploadState
from dondoc.apps.directives.services import incoming
from dondoc.apps.files.services import clean_name
from dondoc.apps.jobs.services import cancel, enqueue, retry
from dondoc.core.text.limits import Limits
from dondoc.core.text.model import CannotRead
from dondoc.terminal import FULL

READ = "directives.read"


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it was sent."""

    name: str
    size: int
    chunks: Iterable[bytes]


def receive(*, files: Iterable[Sent], by: Actor) -> list[Upload]:
    """Take in several files at once; each stands for itself, a bad one keeps no other from being read.

    Returns:
        One upload a file: waiting to be read, a duplicate of what the register has, or refused with its reason.
        Of a refused file nothing is kept.
    """
    return [_receive(file, by) for file in files]


def paste(*, text: str, by: Actor) -> Upload:
    """Take in pasted text as a plain-text file named after the moment."""
    name = _("Nội dung dán lúc %(at)s.txt") % {"at": timezone.localtime().strftime("%H.%M %d-%m-%Y")}
    data = text.replace("\r\n", "\n").encode()
    return _receive(Sent(name, len(data) if text.strip() else 0, [data]), by)


def _receive(file: Sent, by: Actor) -> Upload:
    upload = Upload(id=uuid.uuid4(), name=clean_name(file.name), size=file.size, by=person_of(by))
    try:
        _weigh(file.size)
        waiting = incoming.put(upload.id, file.chunks)
    except CannotRead as problem:
        return refuse(upload, problem)
    except OSError as wrong:
        if wrong.errno not in FULL:
            raise
        return refuse(
            upload,
            CannotRead("no-room", _("Máy chủ hết chỗ trên đĩa. Báo quản trị hệ thống giải phóng chỗ rồi gửi lại tệp.")),
        )
    upload.sha256, upload.size = waiting.sha256, waiting.size
    known = DocumentCopy.objects.filter(file__sha256=waiting.sha256).select_related("document").first()
    if known is not None:
        incoming.drop(upload.id)
        return duplicate(upload, known)
    return _queue(upload, by)


def _weigh(size: int, limits: Limits | None = None) -> None:
    limit = (limits or Limits()).bytes
    if size == 0:
        raise CannotRead("empty", _("Tệp rỗng, không có nội dung. Hãy kiểm tra lại và tải lên tệp khác."))
    if size > limit:
        words = {"limit": limit // 1_000_000}
        raise CannotRead("too-large", _("Tệp lớn hơn %(limit)d MB cho phép. Hãy tách hoặc nén lại tệp.") % words)


@transaction.atomic
def _queue(upload: Upload, by: Actor) -> Upload:
    upload.save(force_insert=True)
    upload.job = enqueue(kind=READ, args={"upload": str(upload.id)}, key=f"{READ}:{upload.id}", by=by)
    upload.save(update_fields=["job"])
    return upload


def refuse(upload: Upload, problem: CannotRead) -> Upload:
    """Mark an upload as refused and forget its bytes; only its name and the reason stay, for who sent it."""
    incoming.drop(upload.id)
    upload.state, upload.document, upload.sha256 = UploadState.REFUSED, None, ""
    upload.code, upload.message, upload.finished_at = problem.code, str(problem.message), timezone.now()
    upload.save()
    return upload


def duplicate(upload: Upload, known: DocumentCopy) -> Upload:
    """Mark an upload as the same content that the register has already."""
    upload.state, upload.document, upload.finished_at = UploadState.DUPLICATE, known.document, timezone.now()
    upload.message = _("Cùng nội dung với %(name)s") % {"name": known.name}
    upload.save()
    return upload


@transaction.atomic
def stop(*, upload: Upload) -> Upload:
    """Stop a reading that waits or runs; its bytes are removed.

    Raises:
        Problem: it is over already.
    """
    held = Upload.objects.select_for_update().get(pk=upload.pk)
    if not held.busy:
        raise Problem(_("Tệp này đã xử lý xong."))
    if held.job is not None:
        cancel(job=held.job)
    held.state, held.finished_at = UploadState.STOPPED, timezone.now()
    held.save(update_fields=["state", "finished_at"])
    transaction.on_commit(lambda: incoming.drop(held.pk))
    return held


@transaction.atomic
def try_again(*, upload: Upload) -> Upload:
    """Queue a reading once more after the system failed in it.

    Raises:
        Problem: the reading has not failed.
    """
    held = Upload.objects.select_for_update(of=("self",)).select_related("job").get(pk=upload.pk)
    if not held.failed or held.job is None:
        raise Problem(_("Tệp này không cần đọc lại."))
    retry(job=held.job)
    return held


@transaction.atomic
def dismiss(*, by: Actor) -> int:
    """Clear the list of what is over; documents stay. Returns how many lines went."""
    over = [UploadState.DONE, UploadState.DUPLICATE, UploadState.COPY, UploadState.REFUSED, UploadState.STOPPED]
    gone, _by_model = Upload.objects.filter(by=person_of(by), state__in=over).delete()
    return gone
