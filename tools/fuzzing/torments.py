"""Words that torment the understanding: long lines, towers of brackets and points, chains that nearly make a date."""

from __future__ import annotations

import random
from collections.abc import Callable

_UNITS = ("Vụ Pháp chế", "Cục Việc làm", "Văn phòng Bộ", "Sở Nội vụ", "UBND tỉnh", "các đơn vị liên quan", "Ủy ban")
_LINKS = (", ", " và ", "; ", " - ", ", phối hợp với ", " chủ trì, ", " (", ") ", "/", " các ", " của ")
_PIECES = (
    *("Giao ", "giao cho ", "chủ trì ", "phối hợp ", "yêu cầu ", "đề nghị ", "có trách nhiệm ", "trước ngày ", "Quý "),
    *("tháng ", "năm ", "2026", "ngày ", "15", "/", "-", ".", ",", ";", ":", "(", ")", "[", "“", "”", "%", "IV", "III"),
    *(
        "Nghị định số ",
        "/QĐ-TTg",
        "/NĐ-CP",
        "Điều ",
        "khoản ",
        "điểm a",
        "Phụ lục ",
        "đạt ",
        "trên ",
        "dưới ",
        "tỷ lệ ",
    ),
    *(
        "kể từ ",
        "trong thời hạn ",
        "ngày làm việc ",
        "hằng ",
        "định kỳ ",
        "hoàn thành ",
        "báo cáo ",
        "tổng hợp ",
        "và ",
    ),
    *("\t", "\n", "\n\n", "1. ", "a) ", "- ", "+ ", "I. ", "A. ", "1.1. ", "Nơi nhận:", "Kính gửi:", "Căn cứ ", "  "),
)
_HEAD = (
    "BỘ PHÁT TRIỂN XÃ HỘI\nSố: 5/KH-BPTXH\nHà Nội, ngày 5 tháng 1 năm 2026\n\nKẾ HOẠCH\nNăm 2026\n\nII. NHIỆM VỤ\n\n"
)
_TIMES = ("Quý II/2026", "Tháng 6", "15/3/2026", "hằng quý", "2026 - 2030", "Thường xuyên", "III, IV", "30/6; 31/12")

type Torment = Callable[[random.Random, int], str]


def long_line(chance: random.Random, size: int) -> str:
    """One line without an end, of words that all could begin something."""
    out = "1. Giao Vụ Pháp chế "
    words = [chance.choice(_PIECES).replace("\n", " ").replace("\t", " ") for _ in range(chance.choice((1, 2, 5, 9)))]
    return out + "".join(words) * (size // max(1, len("".join(words))))


def orders(chance: random.Random, size: int) -> str:
    """Thousands of units that lead and coordinate in one sentence or in as many."""
    unit = chance.choice(_UNITS)
    one = f"Giao {unit}{chance.choice(_LINKS)}{chance.choice(_UNITS)} chủ trì{chance.choice(_LINKS)}"
    end = chance.choice(("", "\n", "; ", ". ", "\n\n"))
    return (one + end) * (size // len(one + end))


def brackets(chance: random.Random, size: int) -> str:
    """Towers of brackets and quotation marks, closed or not."""
    opened, closed = chance.choice((("(", ")"), ("[", "]"), ("“", "”"), ("(a ", " b)"), ('"', '"'), ("<", ">")))
    half = size // (2 * len(opened))
    return "1. Rà soát " + opened * half + "Vụ Pháp chế" + closed * chance.choice((0, half, half // 2))


def points(chance: random.Random, size: int) -> str:
    """Towers of points: a) b) c), 1.1.1…, dashes, Roman numbers."""
    labels = chance.choice(
        (
            [f"{letter})" for letter in "abcdđeghiklmnopqrstuvxy"],
            [f"{n}." for n in range(1, 400)],
            [".".join(["1"] * depth) + "." for depth in range(1, 60)],
            ["-", "+", "*", "•"],
            ["I.", "II.", "III.", "IV.", "1.", "a)", "-"],
        )
    )
    link = chance.choice((" ", "\n", "; ", " rà soát\n"))
    tower = link.join(labels) + link
    return tower * (size // len(tower))


def chains(chance: random.Random, size: int) -> str:
    """Chains of digits, dots, slashes and blanks that nearly make a date, a figure, a number of a document."""
    link = chance.choice(
        ("1.", "1,", "1/", "1-", ".", "..", "…", "_", " ", "\u00a0", "1 ", "%", "-", "—", "15/3", "/2026")
    )
    tail = chance.choice(("", "/QĐ-TTg", " năm", "%", "x", "\t", "-NQ/TW"))
    before = chance.choice(("Số: ", "trước ngày ", "đạt ", "Quý ", "Nghị định số ", "", "trong "))
    return before + link * (size // len(link)) + tail


def soup(chance: random.Random, size: int) -> str:
    """Pieces of directives in any order."""
    drawn = [chance.choice(_PIECES) if chance.random() < 0.8 else chance.choice(_UNITS) for _ in range(2000)]
    out = "".join(drawn)
    return (out * (size // len(out) + 1))[:size]


def rows(chance: random.Random, size: int) -> str:
    """A table of very many rows, or of very many columns."""
    across = chance.choice((3, 6, 6, 40, 2000))
    heads = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời gian hoàn thành")
    out = ["\t".join(heads[n % len(heads)] for n in range(across))]
    made = 0
    while made < size:
        words = (str(len(out)), "Xây dựng đề án", *chance.sample(_UNITS, 2), "Đề án", chance.choice(_TIMES))
        out.append("\t".join(words[n % len(words)] if chance.random() < 0.95 else "" for n in range(across)))
        made += len(out[-1])
    return "\n".join(out)


def lines(chance: random.Random, size: int) -> str:
    """Very many short lines, alike or nearly."""
    one = chance.choice(
        ("a", "-", "Điều 1", "Phụ lục I", "CHƯƠNG I", "Căn cứ Luật;", "- Như trên;", "Nơi nhận:", "\t", "1")
    )
    return (one + chance.choice(("\n", "\n\n"))) * (size // (len(one) + 2))


TORMENTS: tuple[Torment, ...] = (long_line, orders, brackets, points, chains, soup, rows, lines)
SIZES = (2_000, 20_000, 100_000, 100_000, 300_000)


def torment(chance: random.Random, sizes: tuple[int, ...] = SIZES) -> str:
    """A plan whose body is one torment, or a few after one another."""
    parts = [chance.choice(TORMENTS)(chance, chance.choice(sizes)) for _ in range(chance.choice((1, 1, 1, 3)))]
    return (_HEAD if chance.random() < 0.8 else "") + "\n".join(parts)
