"""Refuses documents that carry a mark of state secrecy: such a document has no place in an open system."""

from __future__ import annotations

import re

from dondoc.core.text.model import CannotRead, Text

_HEAD = 40
"""Pieces from the top among which a mark is looked for; the header of a document takes fewer."""
_STAMP = re.compile(r"[\W_]*+(?:(?:TUYỆT|TỐI)[\W_]*+)?MẬT[\W_]*+")
_LABELLED = re.compile(r"(?i:độ|mức độ) mật\s*:\s*(?i:tuyệt mật|tối mật|mật)\b")
_IN_CELL = re.compile(r"(?:^|\s)(?<!BÍ )(?<!BẢO )(?:TUYỆT |TỐI )?MẬT(?=\s+Số\s*:)")
_BODY = re.compile(r"(?:Căn cứ|Kính gửi|Điều\s+1\b|Thực hiện|Triển khai)\b")


def is_mark(words: str) -> bool:
    """Whether words are a mark of secrecy and nothing else.

    >>> is_mark("**TỐI MẬT**"), is_mark("MẬT ĐỘ DÂN SỐ")
    (True, False)
    """
    return bool(_STAMP.fullmatch(words))


def refuse_secret(text: Text) -> Text:
    """The same text, when its header carries no mark MẬT, TỐI MẬT or TUYỆT MẬT standing alone.

    Raises:
        CannotRead: "secret" (Luật Bảo vệ bí mật nhà nước: such documents are handled apart, on their own machines).
    """
    for piece in text.pieces[:_HEAD]:
        words = piece.span.of(text.text)
        if is_mark(words) or _LABELLED.search(words) or _IN_CELL.search(words):
            raise CannotRead(
                "secret",
                "Văn bản mang dấu độ mật (MẬT, TỐI MẬT hoặc TUYỆT MẬT) nên không được đưa vào hệ thống này. "
                "Nội dung chưa được lưu; hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước.",
            )
        if _BODY.match(words):
            break
    return text
