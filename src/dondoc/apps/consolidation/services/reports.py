"""Beginning, editing and sending a consolidated report; each act in one transaction with its audit row."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.consolidation import acts
from dondoc.apps.consolidation.blocks import as_json, in_order
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.checks import Check, checks_of
from dondoc.apps.consolidation.selectors.whole import Whole, blocks_of
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
        held = _held(report, version, key)
        before = {block.key: block for block in blocks_of(held)}.get(key)
        if before is None:
            raise Refused(_("Không còn đoạn này trong báo cáo. Tải lại trang."))
        texts = {name: words for name, words in held.changes["texts"].items() if name != key}
        texts |= {key: text.strip()} if text.strip() else {}
        written = {"version": held.version + 1, "by": person_of(by).full_name, "time": timezone.now().isoformat()}
        at = held.changes.get("at", {}) | {key: written}
        held.changes = held.changes | {"texts": texts, "at": at}
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


def send(*, report: ConsolidatedReport, version: int, by: Actor, agree: bool = False) -> ConsolidatedReport:
    """Freeze the report: its blocks, and its Word file and spreadsheet in the vault under their hashes.

    Args:
        report: the draft.
        version: the version that was on the screen.
        by: who sends it.
        agree: whether whoever sends has seen what the checks ask about.

    Raises:
        Stale: the report is no longer the version that was on the screen.
        Refused: it is sent already, a check stops it, or one asks and ``agree`` is not given.
    """
    with transaction.atomic():
        held = _held(report, version)
        whole = Whole(held)
        _examine(checks_of(whole), agree=agree)
        kept = keep(data=whole.word(stamped=False), name=f"bao-cao-{held.pk}.docx", by=by)
        held.workbook = keep(data=whole.book(), name=f"bao-cao-{held.pk}.xlsx", by=by)
        held.frozen, held.file, held.sha256 = as_json(whole.blocks), kept, kept.sha256
        held.state, held.sent_by, held.sent_at = held.State.SENT, person_of(by), timezone.now()
        _save(held, by)
        after = {"sha256": kept.sha256, "workbook": held.workbook.sha256, "on": held.on}
        record(actor=by, act=acts.SENT, obj=held, after=after)
    return held


def _examine(checks: list[Check], *, agree: bool) -> None:
    stops = next((check for check in checks if check.stops), None)
    if stops:
        raise Refused(stops.words)
    if not agree and any(check.asks for check in checks):
        raise Refused(_("Còn điểm cần xem ở phần kiểm tra. Xem xong, đánh dấu “Đã xem, vẫn gửi” rồi bấm lại."))


def _held(report: ConsolidatedReport, version: int, key: str = "") -> ConsolidatedReport:
    """The draft, locked; with a key, only a later change of that very block makes what was seen stale."""
    found = ConsolidatedReport.objects.select_for_update().get(pk=report.pk)
    if found.is_sent:
        raise Refused(_("Báo cáo đã gửi, không sửa được. Lập dự thảo mới nếu cần."))
    last: dict[str, Any] = {
        "version": found.version,
        "by": found.changed_by.full_name,
        "time": found.changed_at.isoformat(),
    }
    if key:
        last = found.changes.get("at", {}).get(key) or last | {"version": 0}
    if last["version"] > version:
        at = timezone.localtime(datetime.fromisoformat(last["time"])).strftime("%H:%M")
        words = _("%(by)s vừa sửa báo cáo này lúc %(at)s. Hai bản đặt cạnh nhau, bạn chọn.")
        raise Stale(words % {"by": last["by"], "at": at})
    return found


def _save(report: ConsolidatedReport, by: Actor) -> None:
    report.version += 1
    report.changed_by, report.changed_at = person_of(by), timezone.now()
    report.save()
