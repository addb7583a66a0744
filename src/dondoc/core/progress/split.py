"""A row that holds two deliverables, cut where its own words let it be cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dondoc.core.progress.deliverables import Found

_CUT = re.compile(r"\s*[;,]\s*(?:và\s+)?|\s+và\s+", re.IGNORECASE)


def split_task(text: str, results: Sequence[Found]) -> tuple[str, ...]:
    """The parts of a task, one deliverable each, in its own words; the text itself when it cannot be cut.

    >>> from dondoc.core.progress.deliverables import find_deliverables
    >>> words = "Xây dựng Đề án nghề mới; ban hành Kế hoạch kiểm tra năm 2021"
    >>> split_task(words, find_deliverables(words))
    ('Xây dựng Đề án nghề mới', 'Ban hành Kế hoạch kiểm tra năm 2021')
    >>> words = "Xây dựng Luật Việc làm, Luật Bảo hiểm xã hội"
    >>> split_task(words, find_deliverables(words))
    ('Xây dựng Luật Việc làm', 'Xây dựng Luật Bảo hiểm xã hội')
    """
    if len(results) < 2:
        return (text,)
    cuts = [_cut_between(text, first, second) for first, second in itertools.pairwise(results)]
    if any(cut is None for cut in cuts):
        return (text,)
    ends = [cut[0] for cut in cuts if cut] + [len(text)]
    starts = [0] + [cut[1] for cut in cuts if cut]
    opening = text[: results[0].span.start]
    parts = [text[start:end].strip(" ,;.") for start, end in zip(starts, ends, strict=True)]
    return tuple(_standing_alone(part, opening, found, text) for part, found in zip(parts, results, strict=True))


def _cut_between(text: str, first: Found, second: Found) -> tuple[int, int] | None:
    cuts = list(_CUT.finditer(text, first.span.end, second.span.start))
    if not cuts:
        return None
    strong = [cut for cut in cuts if ";" in cut.group()]
    chosen = (strong or cuts)[-1] if not strong else strong[0]
    return chosen.start(), chosen.end()


def _standing_alone(part: str, opening: str, found: Found, text: str) -> str:
    """A part that opens with its deliverable borrows the verb that opened the row."""
    words = found.span.of(text)
    borrows = part.startswith(words) and not text.startswith(part) and ";" not in opening
    whole = opening + part if borrows else part
    return whole[:1].upper() + whole[1:]
