"""The fields a person may correct, kind by kind: how each is shown in an input and how what was typed is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.directives.contract import typed
from dondoc.apps.directives.contract.figures import NotValid
from dondoc.apps.directives.contract.typed import Reader, Surroundings

Data = dict[str, Any]
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact.

    Attributes:
        name: key in the contract's object.
        label: what the screen calls it.
        reader: shows the value in an input and reads what was typed back into the contract's shape.
        required: whether it may not be left empty.
        choices: what can be chosen, when it is a choice.
        rows: height of the input in lines.
    """

    name: str
    label: Words
    reader: Reader
    required: bool = False
    choices: tuple[tuple[str, Words], ...] = ()
    rows: int = 1

    @property
    def units(self) -> bool:
        """Whether names of units are offered while typing."""
        return self.reader in {typed.UNITS, typed.UNIT}

    @property
    def many(self) -> bool:
        """Whether several units can be named."""
        return self.reader is typed.UNITS


DUTIES: tuple[tuple[str, Words], ...] = (
    ("plan", _("Lập kế hoạch")),
    ("report", _("Báo cáo")),
    ("inform", _("Thông tin")),
    ("urge", _("Theo dõi, đôn đốc")),
    ("outline", _("Lập đề cương")),
    ("consolidate", _("Tổng hợp")),
)
ROLES: tuple[tuple[str, Words], ...] = (
    ("basis", _("Căn cứ")),
    ("implements", _("Thực hiện")),
    ("amends", _("Sửa đổi")),
    ("replaces", _("Thay thế")),
    ("mentions", _("Nhắc đến")),
)
EVENT_ROLES: tuple[tuple[str, Words], ...] = (
    ("", _("Không nêu")),
    ("chair", _("Chủ trì")),
    ("host", _("Đăng cai")),
    ("attend", _("Tham dự")),
)

FIELDS: dict[str, tuple[Field, ...]] = {
    "task": (
        Field("text", _("Nội dung"), typed.LONG, required=True, rows=4),
        Field("deadline", _("Thời hạn"), typed.DEADLINE),
        Field("lead", _("Chủ trì"), typed.UNITS),
        Field("coordinate", _("Phối hợp"), typed.UNITS),
        Field("output", _("Sản phẩm"), typed.TEXT),
        Field("deliverable", _("Loại văn bản"), typed.DELIVERABLE),
        Field("budget", _("Kinh phí"), typed.TEXT),
    ),
    "indicator": (
        Field("name", _("Chỉ tiêu"), typed.LONG, required=True, rows=3),
        Field("unit", _("Đơn vị tính"), typed.TEXT),
        Field("target", _("Mức phấn đấu"), typed.TARGET),
        Field("lead", _("Chủ trì"), typed.UNITS),
    ),
    "duty": (
        Field("kind", _("Loại việc"), typed.CHOICE, required=True, choices=DUTIES),
        Field("what", _("Nội dung"), typed.LONG, required=True, rows=3),
        Field("who", _("Đơn vị làm"), typed.UNITS),
        Field("to", _("Gửi đến"), typed.UNIT),
        Field("schedule", _("Khi nào"), typed.SCHEDULE),
    ),
    "event": (
        Field("name", _("Tên"), typed.LONG, required=True, rows=2),
        Field("abbreviation", _("Viết tắt"), typed.TEXT),
        Field("edition", _("Lần thứ"), typed.WHOLE),
        Field("role", _("Vai trò"), typed.CHOICE, choices=EVENT_ROLES),
        Field("date", _("Ngày"), typed.DAY),
        Field("year", _("Năm"), typed.WHOLE),
        Field("mode", _("Hình thức"), typed.TEXT),
    ),
    "agreement": (
        Field("with", _("Bên ký"), typed.TEXT),
        Field("subject", _("Nội dung"), typed.LONG, rows=3),
        Field("from", _("Từ năm"), typed.WHOLE),
        Field("to", _("Đến năm"), typed.WHOLE),
        Field("mode", _("Hình thức"), typed.TEXT),
    ),
    "measure": (
        Field("name", _("Nội dung"), typed.LONG, required=True, rows=2),
        Field("value", _("Số liệu"), typed.NUMBER, required=True),
    ),
    "citation": (
        Field("number", _("Số, ký hiệu"), typed.TEXT),
        Field("kind", _("Loại"), typed.TEXT),
        Field("issued", _("Ngày"), typed.DAY),
        Field("issuer", _("Cơ quan"), typed.TEXT),
        Field("role", _("Quan hệ"), typed.CHOICE, required=True, choices=ROLES),
    ),
    "recipient": (
        Field("raw", _("Nơi nhận"), typed.TEXT, required=True),
        Field("purpose", _("Mục đích"), typed.TEXT),
    ),
    "addressee": (Field("unit", _("Đơn vị"), typed.UNIT_NAME),),
    "header": (Field("value", _("Giá trị"), typed.TEXT, required=True),),
}

HEADER_LABELS: dict[str, Words] = {
    "number": _("Số, ký hiệu"),
    "kind": _("Loại văn bản"),
    "issued": _("Ngày ban hành"),
    "place": _("Nơi ban hành"),
    "effective": _("Ngày có hiệu lực"),
    "issuer": _("Cơ quan ban hành"),
    "title": _("Trích yếu"),
    "signer": _("Người ký"),
}
_HEADER: dict[str, tuple[Field, ...]] = {
    "issued": (Field("value", HEADER_LABELS["issued"], typed.DAY, required=True),),
    "effective": (Field("value", HEADER_LABELS["effective"], typed.DAY, required=True),),
    "title": (Field("value", HEADER_LABELS["title"], typed.LONG, required=True, rows=3),),
    "signer": (
        Field("name", HEADER_LABELS["signer"], typed.TEXT, required=True),
        Field("title", _("Chức vụ"), typed.TEXT),
    ),
}


def fields_of(kind: str, key: str = "") -> tuple[Field, ...]:
    """The fields that can be corrected, in the order of the card; ``key`` tells header fields apart."""
    if kind != "header":
        return FIELDS[kind]
    plain = (Field("value", HEADER_LABELS.get(key, ""), typed.TEXT, required=True),)
    return _HEADER.get(key, plain)


def shown(fields: tuple[Field, ...], data: Mapping[str, Any]) -> dict[str, str]:
    """Each field's value as it stands in its input."""
    return {f.name: f.reader.show(data.get(f.name)) for f in fields}


def corrected(
    fields: tuple[Field, ...], data: Mapping[str, Any], inputs: Mapping[str, str], around: Surroundings
) -> tuple[Data, dict[str, str]]:
    """The data with what was typed taken in, and what could not be taken, field by field.

    A field that is absent from ``inputs`` or stands as it was shown keeps its value, words and span.
    """
    new, wrong = dict(data), {}
    before = shown(fields, data)
    for field in fields:
        words = inputs.get(field.name)
        if words is None or words.strip() == before[field.name].strip():
            continue
        try:
            new[field.name] = _read(field, words.strip(), data.get(field.name), around)
        except NotValid as problem:
            wrong[field.name] = str(problem)
    return new, wrong


def _read(field: Field, words: str, old: Any, around: Surroundings) -> Any:
    if not words:
        if field.required:
            raise NotValid(typed.NEEDED)
        return field.reader.empty
    if field.choices and words not in {value for value, _label in field.choices}:
        raise NotValid(typed.NOT_A_CHOICE)
    return field.reader.read(words, old, around)
