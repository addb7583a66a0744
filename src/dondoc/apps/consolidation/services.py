"""Beginning, editing and sending a consolidated report; each act in one transaction with its audit row."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.consolidation import acts
from dondoc.apps.consolidation.blocks import as_json, in_order
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.drawing import blocks_of, word_file
from dondoc.apps.files.services import keep
from dondoc.apps.programmes.models import ProgrammeVersion

LONGEST = 20_000


class Refused(ValueError):
    """What is asked for cannot be done; the message says why and what to do."""


class Stale(Refused):
    """Somebody changed the report meanwhile."""


def begin(*, version: ProgrammeVersion, on: date, title: str, by: Actor) -> ConsolidatedReport:
    """Begin a draft on a programme as of ``on``.

    Raises:
        Refused: the day lies ahead, or the title is empty.
    """
    if on > timezone.localdate():
        raise Refused(_("Ngày tính số liệu chưa tới. Chọn hôm nay hoặc một ngày trước."))
    if not title.strip():
        raise Refused(_("Ghi trích yếu của báo cáo."))
    person, now = person_of(by), timezone.now()
    with transaction.atomic():
        report = ConsolidatedReport.objects.create(
            programme_version=version,
            on=on,
            title=title.strip()[:500],
            begun_by=person,
            begun_at=now,
            changed_by=person,
            changed_at=now,
        )
        record(actor=by, act=acts.BEGUN, obj=report, after={"on": on})
    return report


def rewrite(*, report: ConsolidatedReport, key: str, text: str, version: int, by: Actor) -> ConsolidatedReport:
    """Give a block other words; empty words bring the composed ones back.

    Raises:
        Stale: the report is no longer the version that was on the screen.
        Refused: it is sent, the block is not there, or the words are too long.
    """
    if len(text) > LONGEST:
        raise Refused(_("Đoạn dài quá 20.000 ký tự. Tách thành nhiều đoạn."))
    with transaction.atomic():
        held = _held(report, version)
        before = {block.key: block for block in blocks_of(held)}.get(key)
        if before is None:
            raise Refused(_("Không còn đoạn này trong báo cáo. Tải lại trang."))
        texts = {name: words for name, words in held.changes["texts"].items() if name != key}
        held.changes = held.changes | {"texts": texts | ({key: text.strip()} if text.strip() else {})}
        _save(held, by)
        record(actor=by, act=acts.CHANGED, obj=held, before={"text": before.text}, after={"key": key, "text": text})
    return held


def arrange(*, report: ConsolidatedReport, key: str, how: str, version: int, by: Actor) -> ConsolidatedReport:
    """Move a block "up" or "down", leave it out ("drop"), or take every left-out block in again ("restore").

    Raises:
        Stale: the report is no longer the version that was on the screen.
        Refused: it is sent, or there is no such block or move.
    """
    with transaction.atomic():
        held = _held(report, version)
        keys = [block.key for block in blocks_of(held)]
        if how not in {"up", "down", "drop", "restore"} or (how != "restore" and key not in keys):
            raise Refused(_("Không còn đoạn này trong báo cáo. Tải lại trang."))
        gone = held.changes["left_out"]
        if how in {"up", "down"}:
            held.changes = held.changes | {"order": in_order([*_moved(keys, key, how), *gone], [])}
        else:
            held.changes = held.changes | {"left_out": [*gone, key] if how == "drop" else []}
        _save(held, by)
        record(actor=by, act=acts.ARRANGED, obj=held, after={"key": key, "how": how})
    return held


def _moved(keys: list[str], key: str, how: str) -> list[str]:
    place = keys.index(key)
    other = min(max(place + (1 if how == "down" else -1), 0), len(keys) - 1)
    keys[place], keys[other] = keys[other], keys[place]
    return keys


def send(*, report: ConsolidatedReport, version: int, by: Actor) -> ConsolidatedReport:
    """Freeze the report: its blocks, and its Word file in the vault under its hash.

    Raises:
        Stale: the report is no longer the version that was on the screen.
        Refused: it is sent already.
    """
    with transaction.atomic():
        held = _held(report, version)
        blocks = blocks_of(held)
        kept = keep(data=word_file(held, blocks, stamped=False), name=f"bao-cao-{held.pk}.docx", by=by)
        held.frozen, held.file, held.sha256 = as_json(blocks), kept, kept.sha256
        held.state, held.sent_by, held.sent_at = held.State.SENT, person_of(by), timezone.now()
        _save(held, by)
        record(actor=by, act=acts.SENT, obj=held, after={"sha256": kept.sha256, "on": held.on})
    return held


def _held(report: ConsolidatedReport, version: int) -> ConsolidatedReport:
    found = ConsolidatedReport.objects.select_for_update().get(pk=report.pk)
    if found.is_sent:
        raise Refused(_("Báo cáo đã gửi, không sửa được. Lập dự thảo mới nếu cần."))
    if found.version != version:
        name = found.changed_by.full_name
        raise Stale(_("%(by)s vừa sửa báo cáo này. Chép lại đoạn bạn viết, tải lại trang rồi sửa.") % {"by": name})
    return found


def _save(report: ConsolidatedReport, by: Actor) -> None:
    report.version += 1
    report.changed_by, report.changed_at = person_of(by), timezone.now()
    report.save()
