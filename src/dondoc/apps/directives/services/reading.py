"""The job that reads one upload: bytes → text → directive (in a process apart) → facts, once, come what may."""

from __future__ import annotations

import importlib.metadata
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.audit.services import record
from dondoc.apps.directives import acts
from dondoc.apps.directives.contract.layout import layout_of
from dondoc.apps.directives.folding import name_key, number_key
from dondoc.apps.directives.models import Document, DocumentCopy, Upload, UploadState
from dondoc.apps.directives.services import incoming
from dondoc.apps.directives.services.intake import duplicate, refuse
from dondoc.apps.directives.services.mirror import clip
from dondoc.apps.directives.services.offers import offer
from dondoc.apps.directives.services.register import enter
from dondoc.apps.directives.services.store import Understood, store
from dondoc.apps.directives.understanding import recipe_for
from dondoc.apps.files.selectors import content
from dondoc.apps.files.services import keep
from dondoc.apps.jobs.run import Run
from dondoc.core.text.model import CannotRead
from dondoc.reading import read_apart

VERSION = importlib.metadata.version("dondoc")


def read_upload(run: Run, upload_id: uuid.UUID) -> None:
    """Read an upload and enter it into the register.

    Slow work comes first; its effects are one transaction together with the end of the job, so that a worker that
    dies in the middle leaves nothing behind, and the next one does it once.
    """
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not upload.busy:
        return
    Upload.objects.filter(pk=upload_id, state=UploadState.WAITING).update(state=UploadState.READING)
    try:
        data = incoming.read(upload_id)
        understood = understand_bytes(run, data, upload.name)
    except CannotRead as problem:
        with run.finish():
            refuse(Upload.objects.get(pk=upload_id), problem)
        return
    with run.finish():
        _keep(upload_id, data, understood)
    incoming.drop(upload_id)


def read_copy(run: Run, copy_pk: int) -> None:
    """Read a copy in the vault once more and offer that reading with what it changes; what people decided stays."""
    copy = DocumentCopy.objects.select_related("file", "document").filter(pk=copy_pk).first()
    if copy is None:
        return
    understood = understand_bytes(run, content(copy.file), copy.name)
    with run.finish():
        document = Document.objects.select_for_update().get(pk=copy.document_id)
        if document.reviewable:
            offer(document=document, copy=copy, understood=understood)


def understand_bytes(run: Run, data: bytes, name: str) -> Understood:
    """Read and understand bytes, saying on the way how far it is.

    Raises:
        CannotRead: they are no document that may be kept.
    """
    run.progress(10, _("Đọc chữ và bảng, tìm nhiệm vụ, chỉ tiêu, thời hạn, đơn vị"))
    found = read_apart(data, name, recipe_for())
    run.progress(85, _("Đặt từng dữ kiện cạnh câu chữ của nó"))
    pack = found.contract["source"]["pack"]
    return Understood(found.contract, layout_of(found.text), found.text.reader, VERSION, pack["name"], pack["sha256"])


def _keep(upload_id: uuid.UUID, data: bytes, understood: Understood) -> None:
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if not upload.busy:
        return
    known = DocumentCopy.objects.filter(file__sha256=upload.sha256).first()
    if known is not None:
        duplicate(upload, known)
        return
    try:
        with transaction.atomic():
            document, state = _enter(upload, data, understood)
    except IntegrityError:
        duplicate(upload, DocumentCopy.objects.get(file__sha256=upload.sha256))
        return
    upload.state, upload.document, upload.finished_at = state, document, timezone.now()
    if state == UploadState.COPY:
        upload.message = _("Cùng số, ngày và cơ quan với %(label)s") % {"label": document.label}
    upload.save()


def _enter(upload: Upload, data: bytes, understood: Understood) -> tuple[Document, str]:
    same = same_document(understood.contract)
    document = same or enter(by=upload.by)
    copy = _copy(document, upload, data, understood)
    if same is None:
        store(document=document, copy=copy, understood=understood)
    document.refresh_from_db()
    act = acts.COPIED if same else acts.RECEIVED
    record(actor=upload.by, act=act, obj=document, after={"name": upload.name, "sha256": upload.sha256})
    return document, UploadState.COPY if same else UploadState.DONE


def _copy(document: Document, upload: Upload, data: bytes, understood: Understood) -> DocumentCopy:
    file = keep(data=data, name=upload.name, by=upload.by)
    source = understood.contract.get("source") or {}
    return DocumentCopy.objects.create(
        document=document, file=file, name=upload.name, added_by=upload.by,
        media_type=clip(DocumentCopy, "media_type", source.get("media_type")), pages=source.get("pages"),
    )  # fmt: skip


def same_document(contract: Mapping[str, Any]) -> Document | None:
    """The document of the register with the same number, issuer and date, or None (rule 15)."""
    number, issued = number_key(contract.get("number") or ""), contract.get("issued")
    if not number or not issued:
        return None
    issuer = name_key(contract.get("issuer") or "")[:300]
    return Document.objects.filter(number_key=number[:120], issued=issued, issuer_key=issuer).first()
