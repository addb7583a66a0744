"""Results that are documents: their kind and who issues them (rule 17 of the counting rules)."""

from __future__ import annotations

import re

from dondoc.core.orders.model import Deliverable
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.words import folded, says
from dondoc.core.values import Span

_OF = re.compile(r"\s+của\s+")
_CITED = re.compile(r"(?:quyết định|nghị quyết|chỉ thị|nghị định|thông tư|kết luận|công văn|luật)\s|“[^”]*$")
_TURN = re.compile(r";\s+|\s+và\s+(?=xây dựng|ban hành|trình|lập)")
_EITHER = ("hướng dẫn", "thông báo", "kết luận", "định mức", "báo cáo", "quy định")
_FAR = 200
_NEAR = 60
"""How far behind the verb the document may be named, in code points."""


def deliverable_of(reading: Reading, span: Span) -> Deliverable | None:
    """The document that a task is to bring forth, or None when its words name none.

    "Quyết định của Thủ tướng Chính phủ về …" and "Đề án …" name it at once; "trình Ban Bí thư ban hành Chỉ thị" by
    its verb. "Triển khai Đề án …" brings forth no document.
    """
    words = reading.words(span)
    low = folded(words)
    kinds = says(reading.pack, "deliverable.kinds")
    first = kinds.match(low)
    if first and words[:1].isupper() and not _verbal(reading, low, first.end()):
        return _named(reading, low, Span(first.start(), first.end()), span.start)
    for verb in says(reading.pack, "deliverable.made").finditer(low, _from(reading, low), _FAR):
        found = kinds.search(low, verb.end(), verb.end() + _NEAR)
        if found and not _carried_out(low, verb.end(), found.start()) and not _CITED.search(low[: verb.start()]):
            return _named(reading, low, Span(found.start(), found.end()), span.start, low[verb.end() : found.start()])
    return None


def _from(reading: Reading, low: str) -> int:
    """Where a task that carries out something begins to bring forth a document of its own; the start for others."""
    if not says(reading.pack, "deliverable.carried").match(low):
        return 0
    turn = _TURN.search(low)
    return turn.end() if turn else _FAR


def _verbal(reading: Reading, low: str, end: int) -> bool:
    """Whether the first word is a verb here: "Báo cáo Thủ tướng", "Hướng dẫn các đơn vị", "Quy định …"."""
    if not low.startswith(("hướng dẫn", "thông báo", "kết luận", "định mức", "báo cáo", "quy định")) or _OF.match(
        low, end
    ):
        return False
    form = says(reading.pack, "order.actions", "unit.heads")
    return form.match(low, end + 1) is not None


def _carried_out(low: str, start: int, end: int) -> bool:
    between = low[start:end]
    return any(w in between for w in ("thực hiện", "triển khai", "theo", ";", ".", "hiệu quả", "tại"))


def _named(reading: Reading, low: str, kind: Span, at: int, between: str = "") -> Deliverable:
    issuers = says(reading.pack, "deliverable.issuers")
    of = _OF.match(low, kind.end)
    issuer = issuers.match(low, of.end()) if of else issuers.search(between)
    if issuer is None and of is None:
        sent = re.search(r"trình\s+", low)
        issuer = issuers.match(low, sent.end()) if sent else None
    name = reading.words(Span(at + kind.start, at + kind.end))
    return Deliverable(name[:1].upper() + name[1:], _title(issuer.group()) if issuer else None, kind.shift(at))


def _title(words: str) -> str:
    small = {
        "nhân",
        "dân",
        "thư",
        "chính",
        "trị",
        "phủ",
        "tướng",
        "hội",
        "vụ",
        "chấp",
        "hành",
        "tịch",
        "nước",
        "ương",
        "trưởng",
        "ủy",
    }
    if words in ("ubnd tỉnh", "hđnd tỉnh", "ubnd thành phố", "hđnd thành phố"):
        return words[:4].upper() + words[4:]
    out = [w if w in small and i else w[:1].upper() + w[1:] for i, w in enumerate(words.split())]
    return " ".join(out).replace("Thủ tướng chính", "Thủ tướng Chính")
