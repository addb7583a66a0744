"""Who signed, in which post, with or without "KT.", "TM.", "TL." (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I)."""

from __future__ import annotations

import re
from dataclasses import replace

from dondoc.core.document.lines import CAPITALS, Line, folded
from dondoc.core.document.parts import SIGNS
from dondoc.core.orders.model import Signer

_DEGREE = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|Th\.S|BSCK\w*|BS|Bs|DS|Ds|KS|Ks|LS|Ls|CN|KTS|NGND|NGƯT|"
    r"Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá)[.,]?\s*)+",
)
_SIGNATURE = re.compile(r"\((?:đã ký|ký tên|ký|đóng dấu)[^)]*\)|\bđã ký\b[:.]?|\[(?:daky|đã ký)\]", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|Q)\s?[./,;:]\s*")
_POST = re.compile(
    r"(?:QUYỀN\s+|PHÓ\s+)?(?:BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|THỦ\s+TƯỚNG|CHỦ\s+TỊCH(?:\s+NƯỚC|\s+QUỐC\s+HỘI)?|(?:TỔNG\s+)?GIÁM\s+ĐỐC|"
    r"(?:TỔNG\s+)?CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|CHỦ\s+NHIỆM|TRƯỞNG\s+(?:BAN|PHÒNG)|CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA|ÁN)|"
    r"VIỆN\s+TRƯỞNG|HIỆU\s+TRƯỞNG|(?:TỔNG\s+)?BÍ\s+THƯ|THỐNG\s+ĐỐC|TỔNG\s+THANH\s+TRA|TỔNG\s+KIỂM\s+TOÁN|"
    r"(?:TỔNG\s+)?THAM\s+MƯU\s+TRƯỞNG|(?:TƯ\s+LỆNH|CHỈ\s+HUY)(?:\s+TRƯỞNG)?|CHÍNH\s+(?:ỦY|TRỊ\s+VIÊN)|ĐỘI\s+TRƯỞNG|TRẠM\s+TRƯỞNG)"
    r"(?:\s+THƯỜNG\s+TRỰC)?",
)
_NAME_LAST = re.compile(rf"[.;)]\s+(?P<name>[{CAPITALS}][^\s.,;:()]*(?:\s[{CAPITALS}][^\s.,;:()]*){{2,4}})\W*$")
"""A name behind the last recipient: "- Lưu: VT, KT. Đặng Văn Minh", both columns in one line."""
_POST_LAST = re.compile(rf"[:;,.]\s+(?:(?:KT|TM|TL|TUQ)\s?[.,;:]\s*)?(?:{_POST.pattern})\W*$")
_CAPITAL = re.compile(r"(?<=^Phó )\w+|(?<=^Quyền )\w+|(?<=[Cc]hánh )\w+|(?<=^Tổng )\w+|quốc hội$")
_INNER = re.compile(r"(?:KT|TL|TUQ|TM|Q)\s?\.")
_WHOLE = re.compile(rf"(?P<posts>(?:[{CAPITALS}.,/]+\s+)+?)(?P<name>(?=[{CAPITALS}][^{CAPITALS}\W]).{{4,50}})$")
_TOKENS = range(2, 6)
_NO_NAME = {
    "Ủy",
    "Uỷ",
    "Ban",
    "Bộ",
    "Sở",
    "Vụ",
    "Cục",
    "Nơi",
    "Điều",
    "Như",
    "Phụ",
    "Mục",
    "Căn",
    "Kính",
    "Theo",
    "Việt",
}
_APOSTROPHE = re.compile(r"['’]")
"""Inside names of the highlands: "K' Brông Sơn", "H'Hen Niê"."""
_WINDOW = 14
_BACK = 10
_ROLES = 8
_NEAR = 4
"""Lines above "Nơi nhận" among which a post stands whose name was read with the recipients."""


def is_name(words: str) -> bool:
    """Whether words are the name of a person: two to five words, each with a capital.

    >>> is_name("Đào Ngọc Dung"), is_name("PGS.TS. Nguyễn Thị Hà"), is_name("Văn phòng Bộ"), is_name("Sở Tài Chính")
    (True, True, False, False)
    """
    bare = _DEGREE.sub("", _SIGNATURE.sub("", words).strip(" \t*_.,"), count=1).strip()
    tokens = bare.split()
    return (
        len(tokens) in _TOKENS
        and all(_capital(part) for t in tokens for part in _APOSTROPHE.split(t.rstrip("'’")))
        and tokens[0] not in _NO_NAME
    )


def _capital(word: str) -> bool:
    """Whether a word is one of a name: "Hà", "Y"."""
    return word.isalpha() and word[0].isupper() and (word[1:].islower() or len(word) == 1)


def is_sign(words: str) -> bool:
    """Whether words only say that it was signed: "(Đã ký)"."""
    return bool(words.strip()) and not _SIGNATURE.sub("", words).strip(" .")


def read_signer(lines: tuple[Line, ...], start: int | None, behind: int, end: int) -> tuple[Signer | None, int, int]:
    """The signer and the lines of the signature, from the first to the one behind the last.

    Args:
        lines: all lines.
        start: the line "Nơi nhận", or None.
        behind: the line behind the recipients.
        end: the line behind the main part.
    """
    low = max(0, (start if start is not None else end - _WINDOW) - (_BACK if start is not None else 0))
    window = [x for x in lines[low : min(end, behind + _WINDOW)] if start is None or not start <= x.at < behind]
    far = _ROLES
    if start is not None and not _signed_apart(window):
        among = [y for x in lines[start:behind] for y in _signing(x)]
        above = [x for x in window if start - _NEAR <= x.at < start and _holds_post(x)]
        window, far = [*above, *among, *(x for x in window if x.at >= behind)], behind - start + _ROLES
    posts: list[Line] = []
    for line in window:
        whole = _in_one(line)
        if whole:
            return whole, line.at, line.at + 1
        if _holds_post(line) and (line.is_upper or far > _ROLES):
            posts.append(line)
        elif posts and is_name(line.words) and line.at - posts[-1].at <= far:
            return _signer(line, posts), posts[0].at, line.at + 1
        elif posts and not line.is_upper and len(line.words) > 60:
            posts.clear()
    if posts and posts[0].at >= behind:
        return None, posts[0].at, posts[-1].at + 1
    return None, behind, behind


def _signed_apart(window: list[Line]) -> bool:
    """Whether post and name stand outside the recipients."""
    posts = [x for x in window if SIGNS.match(x.words) and (x.is_upper or _in_one(x))]
    return bool(posts) and any(is_name(x.words) or _in_one(x) for x in window if x.at >= posts[0].at)


def _signing(line: Line) -> list[Line]:
    """A line among the recipients if it is of the signature, or the name that ends it."""
    if is_name(line.words) or _holds_post(line):
        return [line]
    last = _NAME_LAST.search(line.words)
    if not last or not is_name(last["name"]):
        return []
    return [replace(line, span=line.sub(*last.span("name")), words=last["name"])]


def _holds_post(line: Line) -> bool:
    """Whether a line is a post in capitals, or one ends it behind a recipient, as scans put both columns together."""
    if line.words.rstrip().endswith(":"):
        return False
    return bool((SIGNS.match(line.words) and line.is_upper) or _POST_LAST.search(line.words))


def _signer(line: Line, posts: list[Line]) -> Signer:
    offset, name = _bare_name(line.words)
    return Signer(name, _post(" ".join(p.words for p in posts)), line.sub(offset, offset + len(name)), 0.97)


def _bare_name(words: str) -> tuple[int, str]:
    clean = _SIGNATURE.sub(lambda m: " " * len(m[0]), words)
    begin = len(clean) - len(clean.lstrip(" \t*_.,"))
    degree = _DEGREE.match(clean, begin)
    begin = degree.end() if degree else begin
    name = clean[begin:].rstrip(" \t*_.,")
    begin += len(name) - len(name.lstrip())
    return begin, name.strip()


def _in_one(line: Line) -> Signer | None:
    """A signature whose lines stand in one cell: "KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn A"."""
    if not SIGNS.match(line.words) or line.is_upper:
        return None
    clean = _SIGNATURE.sub(lambda m: " " * len(m[0]), line.words)
    match = _WHOLE.match(clean.rstrip(" .*_"))
    if not match or not is_name(match["name"]):
        return None
    offset, name = _bare_name(match["name"])
    start = match.start("name") + offset
    return Signer(name, _post(match["posts"]), line.sub(start, start + len(name)), 0.95)


def _post(posts: str) -> str | None:
    """The post in which the signer signs: the last one named, in small letters."""
    words = folded(_INNER.sub(" ", posts))
    found = list(_POST.finditer(words))
    if not found:
        rest = _PREFIX.sub("", words).strip(" .,")
        return rest.capitalize() if rest and len(rest) < 60 else None
    return _CAPITAL.sub(lambda m: m[0].capitalize(), folded(found[-1][0]).capitalize())
