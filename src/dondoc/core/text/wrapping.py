"""Lines into paragraphs: lines wrapped by a width and sentences cut by a page are made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.core.text.markup import emphasis_after
from dondoc.core.text.secrecy import is_mark

BULLET = re.compile(r"[-–—+•●▪◦○·✓✔■]\s+(?=\S)|\*\s+(?=\S)|\*[-+–]\*\s+(?=\S)|[-•](?=[^\W\d_])")
_OPEN = re.compile(r"\s(?:năm|tháng|ngày|quý|số|và|của|với|các|những|từ|đến|trước|trong|về|theo|tại|cho)$")
"""Words that end no line of their own accord."""
LABEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*\s?[.)]\)?|\(\d{1,2}\)|[a-zđ]\d{0,2}\s?[.)]|\([a-zđ]\)|[A-ZĐ]\.|[IVX]{1,5}\s?[.)]"
    r"|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]+[.:]?)(?=\s|\Z|\*)",
)
_ORPHAN = re.compile(r"\W*(?!LUẬT|LỆNH|ĐIỀU|ĐIỆN|PHẦN|MỤC|HỒI|Điều|Phần|Mục)[^\W\d_]{2,5}\W*|\W*S[ốỐ]\s*:?\W*")
_DATED = re.compile(r"(?:[^\W\d_]+\s+){0,2}[^\W\d_]+\s*,\s*ngày\s+\d", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(
    r"(?:[^\W\d_]+\s+){0,3}[^\W\d_]+\s*,\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\W*$",
    re.IGNORECASE,
)
"""The place and day of a document, alone on their line; they go on with nothing but a name torn in two."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\b(?!\s*\.\s*\S)")
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Trên cơ sở|Thực hiện|Sau khi|Để)\s")
_BASIS_HEAD = re.compile(r"Căn cứ\s")
_KIND_LINES = 8
_KIND = re.compile(
    r"KẾ\s+HOẠCH|CHỈ\s+THỊ|(?:NGHỊ\s+)?QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|THÔNG\s+(?:BÁO|TƯ|TRI)|KẾT\s+LUẬN|HƯỚNG\s+DẪN|BÁO\s+CÁO|"
    r"CHƯƠNG\s+TRÌNH(?:\s+HÀNH\s+ĐỘNG|\s+CÔNG\s+TÁC)?|QUY\s+(?:ĐỊNH|CHẾ)|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|TỜ\s+TRÌNH|CÔNG\s+ĐIỆN"
)
"""Kinds of documents, alone on their line: what stands under them is the title, however it begins."""
_ORDERS = re.compile(r"QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:?|NGHỊ\s+QUYẾT\s*:|CHỈ\s+THỊ\s*:")
_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_WORD_END = re.compile(r"[^\W\d_]|[\d,)”\"’%–-]")
_STAR = re.compile(r"\*\s+(?=\S)(?!.*\s\*$)")
"""A star that opens a point and no emphasis."""
_WRAPPED_PAIRS = 8
_WRAPPED_SHARE = 0.3
_WRAPPED_WIDTH = 140
_SHORT = 0.6
_TITLE = 3
"""Words of a line in capitals behind which words in small letters are no more of the title."""
_ENDED = tuple(".;:!?…")
_CLOSERS = ' \t*_”"’)]»'


@dataclass
class Paragraph:
    """The lines of one paragraph, marks still on.

    Attributes:
        parts: its lines without white space around them.
        blank: whether an empty line stood above it.
        first: its first line as written, for the indentation.
        state: the emphasis that is begun and not ended in it.
    """

    parts: list[str]
    blank: bool = True
    first: str = ""
    state: int = 0

    @property
    def raw(self) -> str:
        """All its words on one line."""
        return " ".join(self.parts)

    @property
    def head(self) -> str:
        """Its first line."""
        return self.parts[0]

    @property
    def tail(self) -> str:
        """Its last line."""
        return self.parts[-1]

    def add(self, line: str) -> None:
        """Take one more line."""
        words = line.strip()
        self.parts.append(words)
        self.state = emphasis_after(self.state, words if self.state else _STAR.sub("", words, count=1))


def bare(line: str) -> str:
    """The line without leading white space, emphasis, quote or heading marks, so that its label shows.

    >>> bare("  **1.** Mục đích"), bare("* việc")
    ('1.** Mục đích', '* việc')
    """
    line = line.lstrip()
    if re.match(r"\*\s+\S", line):
        return line
    return line.lstrip("*_#>\\ \t")


def starts_item(line: str) -> bool:
    """Whether a line opens with a bullet, a label or a heading mark."""
    words = bare(line)
    return bool(_HEADING.match(line) or BULLET.match(line.lstrip()) or BULLET.match(words) or LABEL.match(words))


def is_wrapped(lines: list[str]) -> bool:
    """Whether the file breaks its lines at a width, so that a line break inside a block is no end of a paragraph."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if a.strip() and b.strip() and not starts_item(b) and "|" not in a and "|" not in b and "\t" not in a.strip()
    ]
    if len(pairs) < _WRAPPED_PAIRS or sorted(len(a) for a, _ in pairs)[len(pairs) // 2] > _WRAPPED_WIDTH:
        return False
    if sum(len(x) > _WRAPPED_WIDTH and "\t" not in x and "|" not in x for x in lines) > len(pairs):
        return False  # paragraphs stand on one line each: only titles are broken
    return sum(bare(b)[:1].islower() for _, b in pairs) >= _WRAPPED_SHARE * len(pairs)


def ended(raw: str) -> bool:
    """Whether the words end a sentence or an item: a stop, a semicolon, a colon, also before a closing mark.

    >>> ended("thi hành./."), ended("**ĐIỀU 1**"), ended("(để báo cáo);")
    (True, False, True)
    """
    return raw.rstrip(_CLOSERS).endswith(_ENDED) or raw.rstrip().endswith(_ENDED)


def fold(lines: list[str], wrapped: bool, *, cell: bool = False) -> list[Paragraph]:
    """The paragraphs of lines without an empty one among them.

    ``cell`` is for the cells of a layout table, where every line stands for itself unless it clearly goes on.
    """
    width = max((len(x.rstrip()) for x in lines), default=0)
    out: list[Paragraph] = []
    for line in lines:
        above = out[-1] if out else None
        torn = len(out) == 1 and _torn(out[0], line)
        if above is not None and (torn or _goes_on(above, line, wrapped and not cell, width, cell)):
            above.add(line)
        else:
            out.append(Paragraph([], not out, line))
            out[-1].add(line)
    return out


def _goes_on(above: Paragraph, line: str, wrapped: bool, width: int, cell: bool) -> bool:
    words, tail = bare(line), above.tail
    if _HEADING.match(above.head) or _HEADING.match(line) or BULLET.match(line.lstrip()):
        return False
    if above.state:
        return True
    if _is_kind(above) or (_KIND.fullmatch(line.strip("*_ ")) and not tail.isupper()):
        return False
    if LABEL.match(words):
        heading = tail.isupper() and not line.isupper()
        return wrapped and not (ended(tail) or heading or words[:1].isalpha() or _alone(above))
    if _stands_apart(tail, line, wrapped):
        return False
    if words[:1].islower() or tail.endswith((",", " -", "(")) or _OPEN.search(tail) or (cell and _half_item(above)):
        return True
    if _left_open(above, line, width):
        return True
    return wrapped and not (ended(tail) and len(tail) < _SHORT * width) and not _opens(tail, line)


def _is_kind(above: Paragraph) -> bool:
    """Whether the words are the kind of a document alone, which may stand on several lines."""
    return len(above.parts) <= _KIND_LINES and _KIND.fullmatch(above.raw.strip("*_ ")) is not None


def _stands_apart(tail: str, line: str, wrapped: bool) -> bool:
    """Whether a line is no more of what stands above: small letters under a heading in capitals, place and day."""
    words = bare(line)
    dated = words[:1].isupper() and _PLACE_AND_DAY.match(words) is not None
    return dated or (tail.isupper() and not line.isupper() and not wrapped and tail[-1:] not in ",-")


def _left_open(above: Paragraph, line: str, width: int) -> bool:
    """Whether the words above cannot end there: a basis without its stop, a colon before a figure, a range of years."""
    words, tail = bare(line), above.tail
    if tail.endswith(":"):
        return words[:1].isdigit()
    if ended(tail):
        return False
    if _BASIS_HEAD.match(bare(above.head)) and not (line.isupper() or _BASIS.match(words)):
        return True
    return bool(_YEARS.match(words)) and len(tail) > _SHORT * width


def _opens(above: str, line: str) -> bool:
    """Whether a line begins something new in text without empty lines: a basis, an article, the body under a title."""
    if above.isupper() and len(above.split()) >= _TITLE and not line.isupper() and bare(line)[:1].isupper():
        return True
    return bool(ended(above) and _BASIS.match(bare(line))) or bool(_ORDERS.fullmatch(line.strip("*_ ")))


def _torn(above: Paragraph, line: str) -> bool:
    """Whether the first line of a block was torn from the next by a portal that breaks lines anywhere.

    "ỦY" / "BAN NHÂN DÂN", "Hà" / "Nội, ngày 15 tháng 9 năm 2008", "Số:" / "77/2008/TT-BTC", and the name of the State.
    """
    first, below = above.head, line.strip()
    if len(above.parts) > 1 or not below or is_mark(first):
        return False
    state = f"{first} {below}".strip("*_ ").upper().replace("HOÀ", "HÒA")
    if state == _STATE or (state.startswith("ĐỘC LẬP") and state.endswith("HẠNH PHÚC")):
        return True
    if _DATED.match(below) and first.istitle() and len(first.split()) < 5 and not ended(first):
        return True
    if not _ORPHAN.fullmatch(first) or ended(first.rstrip(": ")):
        return False
    return below[:1].isdigit() if first.rstrip(" *:").casefold() == "số" else first.isupper() and below.isupper()


def _half_item(above: Paragraph) -> bool:
    """A list item of a layout cell that no stop has ended yet ("- UBND các tỉnh: Bắc" / "Ninh;")."""
    return bool(BULLET.match(above.head)) and not above.tail.rstrip(_CLOSERS).endswith((";", "."))


def _alone(above: Paragraph) -> bool:
    """Whether the words are but a label or a heading set apart."""
    label = len(above.parts) == 1 and LABEL.fullmatch(bare(above.head).strip("*_ "))
    return bool(label) or (above.head.startswith("**") and above.tail.endswith("**"))


def parted(above: str, below: str, head: str | None = None) -> bool:
    """Whether two paragraphs with an empty line between them are one sentence that a page break cut.

    ``head`` is the first line of the paragraph above where ``above`` is only its last.

    >>> parted("không chủ quan trước dịch", "bệnh. Tiếp tục phối hợp"), parted("Mục tiêu;", "bệnh")
    (True, False)
    """
    first, last, tail = (head or above).strip(), above.strip(), bare(below)
    if ended(last) or _HEADING.match(first) or starts_item(below) or not last:
        return False
    if last.upper() == last and tail.upper() != tail:
        return False
    bold = first.startswith("**") and last.endswith("**")
    if bold and not below.strip().endswith("**"):
        return False
    return tail[:1].islower() and bool(_WORD_END.search(last.rstrip("*_ ")[-1:]))
