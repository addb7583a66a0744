"""What pages, tables, reports and letters say in figures, read as their readers read them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import unescape

import docx

_BOX = re.compile(r'<a class="box[^"]*" href="([^"]*)"[^>]*><span class="n">([\d.]+)</span>')
_BAR = re.compile(r'<a href="([^"]+)" class="ub">.*?<span class="num">([\d.]+)</span><span>(.*?)</span></a>', re.S)
_TASK = re.compile(r'href="/nhiem-vu/(\d+)/"')
_ALL = re.compile(r"trong tổng số ([\d.]+) nhiệm vụ")
_PARTS = {
    "done": r"đã hoàn thành ([\d.]+) nhiệm vụ",
    "done_on_time": r"nhiệm vụ \(đúng hạn ([\d.]+), quá hạn",
    "done_late": r"nhiệm vụ \(đúng hạn [\d.]+, quá hạn ([\d.]+)\)",
    "open_in_time": r"nhiệm vụ \(trong hạn ([\d.]+), quá hạn",
    "open_overdue": r"nhiệm vụ \(trong hạn [\d.]+, quá hạn ([\d.]+)\)",
    "no_deadline": r"([\d.]+) nhiệm vụ không xác định thời hạn",
    "suspended": r"([\d.]+) nhiệm vụ tạm dừng",
}


def whole(words: str) -> int:
    """A count as the pages write it."""
    return int(words.replace(".", ""))


@dataclass(frozen=True)
class Linked:
    """A figure and the address of the list that it opens."""

    figure: int
    url: str


def boxes_of(page: str) -> list[Linked]:
    """The boxes of a page, in order."""
    return [Linked(whole(figure), unescape(url)) for url, figure in _BOX.findall(page)]


def bars_of(page: str) -> list[tuple[Linked, int]]:
    """The bars of a page that lead somewhere: total with its list, and how many of them are overdue."""
    return [
        (Linked(whole(total), unescape(url)), whole(re.sub(r"<[^>]+>|\s", "", late) or "0"))
        for url, total, late in _BAR.findall(page)
    ]


def tasks_in(page: str) -> list[int]:
    """The tasks that a list leads to, each once, in order."""
    main = page.split("<main", 1)[-1]
    return [int(task) for task in dict.fromkeys(_TASK.findall(main))]


def words_of(word: bytes) -> str:
    """The paragraphs of a Word file."""
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)


def counts_in(sentence: str) -> dict[str, int]:
    """The official boxes as a report says them; what it leaves out is none."""
    found = {name: re.search(pattern, sentence) for name, pattern in _PARTS.items()}
    total = _ALL.search(sentence)
    said = {name: whole(match[1]) if match else 0 for name, match in found.items()}
    return {**said, "total": whole(total[1]) if total else 0}
