"""Short documents of an invented ministry, built without a file."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from dondoc.core.orders.model import Directive
from dondoc.core.orders.reading import Reading
from dondoc.core.orders.understanding import open_reading, understand
from dondoc.core.packs import Pack, load_pack
from dondoc.core.text.builder import TextBuilder
from dondoc.core.text.model import Text

HEAD = """BỘ PHÁT TRIỂN XÃ HỘI
Số: 15/KH-BPTXH
Hà Nội, ngày 04 tháng 01 năm 2021
KẾ HOẠCH
Thực hiện nhiệm vụ năm 2021
"""


@cache
def pack() -> Pack:
    """The pack, loaded once."""
    return load_pack()


def text_of(source: str) -> Text:
    """A Text: lines with a bar are rows of a table, the others paragraphs; ⏎ breaks a line inside a cell."""
    builder = TextBuilder()
    for is_row, lines in groupby(source.strip("\n").splitlines(), key=lambda line: "|" in line):
        if is_row:
            builder.table([[cell.strip().replace(" ⏎ ", "\n") for cell in line.split("|")] for line in lines])
        else:
            for line in lines:
                builder.paragraph(line)
    return builder.build("plain", "text/plain")


def plan(body: str) -> Directive:
    """What is understood of a plan of 2021 with this body."""
    return understand(text_of(HEAD + body), pack())


def reading(body: str) -> Reading:
    """A plan of 2021 opened for reading."""
    return open_reading(text_of(HEAD + body), pack())


def units(mentions: object) -> list[str]:
    """Canonical names, or the words where the register knows none."""
    return [m.unit or m.raw for m in mentions]  # type: ignore[attr-defined]
