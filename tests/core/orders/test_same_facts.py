"""The same facts whatever the looks: forms of letters, spaces, capitals, broken lines, numbering, order of columns, format."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

import pytest
from tests.core.orders.drafts import pack, units

from dondoc.core.orders import understand
from dondoc.core.orders.model import Directive
from dondoc.core.text import read

PLAN = """BỘ PHÁT TRIỂN XÃ HỘI

Số: 15/KH-BPTXH

Hà Nội, ngày 04 tháng 01 năm 2021

KẾ HOẠCH

Thực hiện nhiệm vụ năm 2021

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao chất lượng công tác quản lý, điều hành của các đơn vị.

II. NHIỆM VỤ

1. Vụ Pháp chế chủ trì, phối hợp với Thanh tra rà soát quy chế làm việc, trình Bộ trưởng trước ngày 30 tháng 6 năm 2021.

2. Giao Vụ Tổ chức cán bộ lập danh sách học viên các lớp bồi dưỡng, hoàn thành trong quý III năm 2021.

3. Kiểm kê tài sản công của các đơn vị

- Đơn vị chủ trì: Văn phòng Bộ.

- Đơn vị phối hợp: Vụ Kế hoạch - Tài chính.

- Thời gian hoàn thành: tháng 11/2021.

III. TỔ CHỨC THỰC HIỆN

1. Các đơn vị báo cáo kết quả về Vụ Pháp chế trước ngày 20 hằng tháng.

2. Vụ Pháp chế theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch này.
"""
type Fact = tuple[str, list[str], list[str], str]


def understood(words: str, name: str = "a.txt") -> Directive:
    """What is understood of a file with these words."""
    return understand(read(words.encode(), name), pack())


def facts(found: Directive) -> list[Fact]:
    """Tasks and duties without their places and their capitals."""
    tasks = [
        (_plain(t.text), units(t.lead), units(t.coordinate), str(t.deadline.due if t.deadline else None))
        for t in found.tasks
    ]
    duties: list[Fact] = [
        (d.kind, units(d.who), [], str(d.schedule.rules if d.schedule else None)) for d in found.duties
    ]
    return [*tasks, *duties]


def _plain(words: str) -> str:
    return re.sub(r"\s+(?=[,;:.])", "", " ".join(words.lower().split())).rstrip(" .")


def _html(words: str) -> str:
    body = "".join(f"<p>{p}</p>" for p in words.split("\n\n"))
    return f"<html><body><div class='menu'><a href='#'>Trang chủ</a></div><div>{body}</div></body></html>"


def _broken(words: str) -> str:
    """Each paragraph broken into short lines, as old mailers did."""
    return "\n\n".join(re.sub(r"(.{45,60}?) (?=\S)", r"\1\n", p) if len(p) > 70 else p for p in words.split("\n\n"))


def _arabic(words: str) -> str:
    """Sections 1, 2, 3 with points 1.1, 1.2 … in place of I, II, III with 1, 2."""
    section, out = 0, []
    for line in words.split("\n"):
        roman, point = re.match(r"(I+)\. ", line), re.match(r"(\d)\. ", line)
        section = len(roman[1]) if roman else section
        head = f"{section}. " if roman else f"{section}.{point[1]}. " if point else ""
        out.append(head + line[(roman or point).end() :] if head and (roman or point) else line)  # type: ignore[union-attr]
    return "\n".join(out)


LOOKS: dict[str, Callable[[str], str]] = {
    "letters and marks apart": lambda w: unicodedata.normalize("NFD", w),
    "odd spaces": lambda w: w.replace(" ", " \u00a0").replace(": ", " :  ").replace(", ", " ,  "),
    "broken lines": _broken,
    "lettered points": lambda w: re.sub(r"(?m)^(\d)\. ", lambda m: f"{'abc'[int(m[1]) - 1]}) ", w),
    "numbers with brackets": lambda w: re.sub(r"(?m)^(\d)\. ", r"\1) ", w),
    "small headings": lambda w: re.sub(r"(?m)^(I+)\. (.*)$", lambda m: f"{m[1]}. {m[2].capitalize()}", w),
    "arabic sections": _arabic,
    "other dashes": lambda w: w.replace("- Đơn vị", "– Đơn vị").replace("- Thời gian", "+ Thời gian"),
    "other labels": lambda w: w.replace("Đơn vị chủ trì", "Cơ quan chủ trì thực hiện").replace(
        "Thời gian hoàn thành", "Thời hạn"
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_looks_change_no_fact(look: str) -> None:
    whole = facts(understood(PLAN))
    assert len(whole) == 4 + 2
    assert facts(understood(LOOKS[look](PLAN))) == whole


def test_a_web_page_says_the_same() -> None:
    assert facts(understood(_html(PLAN), "a.html")) == facts(understood(PLAN))


HEADS = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành")
ROWS = (
    ("1", "Rà soát quy chế làm việc", "Vụ Pháp chế", "Thanh tra", "30/6/2021"),
    ("2", "Lập danh sách học viên", "Vụ Tổ chức cán bộ", "Văn phòng", "Quý III/2021"),
)


def _table(order: tuple[int, ...]) -> str:
    rows = ["".join(f"<td>{row[i]}</td>" for i in order) for row in (HEADS, *ROWS)]
    head = "".join(f"<p>{p}</p>" for p in PLAN.split("\n\n")[:6])
    return f"{head}<p>PHỤ LỤC NHIỆM VỤ</p><table>{''.join(f'<tr>{r}</tr>' for r in rows)}</table>"


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::11])
def test_columns_may_stand_in_any_order(order: tuple[int, ...]) -> None:
    assert facts(understood(_table(order), "a.html")) == [
        ("rà soát quy chế làm việc", ["Vụ Pháp chế"], ["Thanh tra"], "2021-06-30"),
        ("lập danh sách học viên", ["Vụ Tổ chức cán bộ"], ["Văn phòng"], "2021-09-30"),
    ]
