"""Keeping a version of the template that reports are drawn from; the one before stays and counts until it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.selectors import Actor, person_of
from dondoc.apps.audit.services import record
from dondoc.apps.consolidation import acts
from dondoc.apps.consolidation.models import LetterTemplate
from dondoc.apps.consolidation.selectors.letterheads import newest
from dondoc.apps.files.models import StoredFile
from dondoc.apps.files.services import keep
from dondoc.apps.organisation.models import OrgUnit
from dondoc.writers.fitness import LARGEST, Fault, faults_of

SAID = ("place", "notation", "authority", "title", "recipients")


class Refused(ValueError):
    """The file cannot be a template; ``sentences`` say what is wrong and what to do."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Keep the sentences."""
        self.sentences = tuple(sentences)
        super().__init__(" ".join(self.sentences))


def keep_template(
    *, unit: OrgUnit | None, file: File[bytes] | None, back: bool = False, by: Actor, **said: str
) -> LetterTemplate:
    """Keep a new version for ``unit`` or, without one, for every unit.

    Args:
        unit: whose reports are drawn from it.
        file: the Word file; without it the file of the version before goes on.
        back: whether the house's own file is to count again.
        by: who keeps it.
        said: place, notation, authority, title and recipients, as in ``LetterTemplate``.

    Raises:
        Refused: the file is not fit; nothing is kept.
    """
    data = _read(file) if file is not None else None
    with transaction.atomic():
        before = _newest_locked(unit)
        kept = keep(data=data, name=str(file.name) if file else "", by=by) if data is not None else None
        made = LetterTemplate.objects.create(
            unit=unit,
            number=before.number + 1 if before else 1,
            file=kept or (None if back else _file_before(before)),
            by=person_of(by),
            at=timezone.now(),
            **{name: said.get(name, "").strip() for name in SAID},
        )
        _record(made, by)
    return made


def _newest_locked(unit: OrgUnit | None) -> LetterTemplate | None:
    """The version before, while no other can be kept: whoever keeps one waits at the first unit of the register."""
    OrgUnit.objects.select_for_update().order_by("pk").first()
    return newest(unit)


def _record(made: LetterTemplate, by: Actor) -> None:
    after = {"sha256": made.file.sha256 if made.file else "", "number": made.number}
    record(actor=by, act=acts.TEMPLATE, obj=made, after=after | {name: getattr(made, name) for name in SAID})


def _file_before(before: LetterTemplate | None) -> StoredFile | None:
    return before.file if before else None


def _read(file: File[bytes]) -> bytes:
    if (file.size or 0) > LARGEST:
        raise Refused([_said(Fault("too-large"))])
    data: bytes = file.read()
    faults = faults_of(data)
    if faults:
        raise Refused(_said(fault) for fault in faults)
    return data


def _said(fault: Fault) -> str:
    """A fault in a sentence: what is wrong, then what to do."""
    if fault.code == "margin":
        side, given, least, most = fault.about
        named = {"top": _("trên"), "bottom": _("dưới"), "left": _("trái"), "right": _("phải")}[side]
        words = _("Lề %(side)s là %(given)s mm. Đặt lại từ %(least)s đến %(most)s mm.")
        return words % {"side": named, "given": given, "least": least, "most": most}
    about = "×".join(fault.about) if fault.code == "paper" else ", ".join(fault.about)
    if fault.code in {"missing", "unknown"}:
        about = ", ".join(f"{{{{{name}}}}}" for name in fault.about)
    return _sentences()[fault.code] % {"about": about}


def _sentences() -> dict[str, str]:
    return {
        "too-large": _("Tệp mẫu lớn quá 5 MB. Bỏ bớt ảnh rồi chọn lại."),
        "not-docx": _("Tệp không phải Word (.docx) hoặc đặt mật khẩu. Mở trong Word, lưu thành .docx rồi chọn lại."),
        "macros": _("Tệp có macro hoặc đối tượng nhúng. Lưu lại thành .docx không macro rồi chọn lại."),
        "outside": _("Tệp lấy mẫu hoặc ảnh từ nơi khác. Chèn ảnh thẳng vào tệp, bỏ mẫu đính kèm rồi chọn lại."),
        "sections": _("Mẫu có %(about)s phần (section). Chỉ để một phần; phụ lục do hệ thống tự thêm."),
        "paper": _("Khổ giấy là %(about)s mm. Chọn A4 đứng (210×297 mm)."),
        "font": _("Phông chữ của mẫu là “%(about)s”. Chọn Times New Roman cho kiểu Normal."),
        "number": _("Mẫu chưa có số trang ở giữa lề trên, trừ trang đầu. Chèn số trang và chọn “trang đầu khác”."),
        "missing": _("Mẫu thiếu %(about)s. Gõ lại đúng chỗ, giữ cả hai cặp ngoặc nhọn."),
        "unknown": _("Không có ô %(about)s. Xem tên các ô dùng được ở bên cạnh."),
        "body": _("{{NỘI DUNG}} phải đứng một mình trên một dòng, ngoài mọi bảng, và chỉ một lần."),
    }
