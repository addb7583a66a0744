"""Plain text and Markdown into Text: wrapped lines, page breaks, tables of tabs and pipes, word-segmented text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from dondoc.core.text.boxed import boxed_as_pipes
from dondoc.core.text.builder import TextBuilder
from dondoc.core.text.columns import columns_apart
from dondoc.core.text.dense import fold_dense, is_dense, page_width, pages_apart
from dondoc.core.text.encoding import decode
from dondoc.core.text.inline import tables_as_pipes
from dondoc.core.text.limits import Limits, check_size
from dondoc.core.text.markup import unmark
from dondoc.core.text.model import CannotRead, Piece, PieceKind, Place, Text
from dondoc.core.text.olden.guess import guess_code
from dondoc.core.text.openbars import open_bars_as_pipes
from dondoc.core.text.rows import Grid, bare, columns_of, is_layout, joined, pipe_grid, put_grid, tab_grid, with_repeats
from dondoc.core.text.spaced import spaced_as_pipes
from dondoc.core.text.stacked import stacked_as_pipes
from dondoc.core.text.wrapping import BULLET, LABEL, Paragraph, fold, is_wrapped, parted
from dondoc.core.values import Span

Fold = Callable[[list[str]], list[Paragraph]]
_RULE = re.compile(r"\s*(?:[-–—_=~*.]\s*){3,}|\s*[*_#>\\]+(?:\s+[*_]+)*\s*|\s*(?:```|~~~)\w*\s*|\s*[-–—]\s*")
_PAGE = re.compile(r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:Trang|Page)\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?)\s*")
_BARE_PAGE = re.compile(r"\s*\d{1,4}\s*")
_HEADING = re.compile(r"\s*(#{1,6})\s+")
_QUOTE = re.compile(r"(?:\s*>)+\s?")
_STAR = re.compile(r"\s*\*\s+(?=\S)")
_SEGMENTED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
_MARKED = re.compile(r"^[ \t]*(?:#{1,6} |\|)", re.MULTILINE)
_LOOSE = re.compile(r"(?<![ \t])[ \t]+([,.;:!?)\]”])|([(\[“])[ \t]+")
_ALONE = re.compile(r"\n((?:\d{1,2}|[IVX]{1,5}|[a-zđ])(?:\.\d{1,2})*[.)])[ \t]*\n(?=\S)")
_SEGMENTED_SHARE = 0.02
_BLANKS = 3
_TAB_INDENT = 2
_LONGEST_FRAGMENT = 300
_OLD_CODE = "Tệp dùng bảng mã cũ ({}), đã chuyển sang Unicode."
_LONE_BAR = re.compile(r"\s*\|\s*")
_NO_CELL = re.compile(r"\W*(?:Căn\s+cứ|Điều\s+1)\b")
_LONGEST_CELL = 30
"""Lines that a cell between bars on lines of their own may have."""
_HOPELESS = 50
"""Lines with tabs, none with two cells, after which no table is looked for."""


@dataclass
class _Page:
    """Words of a page number or another line that belongs to the carrier."""

    raw: str


@dataclass
class _Items:
    """What was found so far, in order."""

    done: list[Paragraph | Grid | _Page] = field(default_factory=list)

    def paragraph(self, para: Paragraph) -> None:
        """Add a paragraph, or the rest of the one that a page break (and its number) cut."""
        at = len(self.done) - 1
        while at >= 0 and isinstance(self.done[at], _Page):
            at -= 1
        above = self.done[at] if at >= 0 else None
        if para.blank and isinstance(above, Paragraph) and parted(above.tail, para.head, above.head):
            above.parts += para.parts
        else:
            self.done.append(para)

    def grid(self, grid: Grid) -> None:
        """Add a table, or the rest of the one above."""
        at = len(self.done) - 1
        while at >= 0 and isinstance(self.done[at], _Page):
            at -= 1
        above = self.done[at] if at >= 0 else None
        whole = joined(above, grid) if isinstance(above, Grid) else None
        if whole is None:
            self.done.append(grid)
        else:
            self.done[at] = whole


def read_plain(data: bytes, limits: Limits | None = None) -> Text:
    """Read plain text or Markdown.

    Raises:
        CannotRead: unknown-format (binary), no-text (no word in it), too-large.
    """
    check_size(data, limits or Limits())
    words, encoding = decode(data)
    note = ("encoding", _OLD_CODE.format(encoding))
    return plain_text(words, () if encoding.startswith("utf") else (note,))


def plain_text(words: str, notes: tuple[tuple[str, str], ...] = ()) -> Text:
    """Read words that are already a string (pasted text, a part of another format).

    >>> plain_text("Tăng cường chỉ đạo, không chủ quan trước dịch\\n\\nbệnh.\\n").text
    'Tăng cường chỉ đạo, không chủ quan trước dịch bệnh.\\n'
    """
    old = guess_code(words)
    if old is not None:
        words, notes = old[1](words), (*notes, ("encoding", _OLD_CODE.format(old[0])))
    text = re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", unicodedata.normalize("NFC", words))
    text = html.unescape(text) if re.search(r"&(?:nbsp|amp|quot|[lg]t|#\d+);", text) else text
    text = tables_as_pipes(text)
    text, note = _unsegmented(text.replace("\x0c", "\n\x0c\n"))
    lines = [_QUOTE.sub("", x, count=1) if x.lstrip().startswith(">") else x for x in text.split("\n")]
    lines = columns_apart(spaced_as_pipes(stacked_as_pipes(open_bars_as_pipes(boxed_as_pipes(lines)))))
    builder = TextBuilder()
    wrapped = is_wrapped(lines)
    block: Fold = partial(fold, wrapped=wrapped)
    if wrapped and is_dense(lines):
        lines, block = pages_apart(lines), partial(fold_dense, width=page_width(lines))
    for item in _items(lines, block).done:
        _put(builder, item, wrapped)
    if not any(c.isalnum() for part in builder.parts for c in part):
        raise CannotRead("no-text", "Tệp không có chữ nào đọc được. Hãy kiểm tra lại tệp đã tải lên.")
    marked = "**" in words or _MARKED.search(words)
    return builder.build("plain", "text/markdown" if marked else "text/plain", notes=notes + note)


def _unsegmented(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Text that a language tool cut into words ("kinh_tế - xã_hội , y_tế") as people write it."""
    spaces = text.count(" ") + 1
    if len(_SEGMENTED.findall(text)) < _SEGMENTED_SHARE * spaces:
        return text, ()
    text = _LOOSE.sub(lambda m: m[1] or m[2], _SEGMENTED.sub(" ", text))
    text = _ALONE.sub(r"\n\1 ", re.sub(r"(?m)^[ \t]+|(?<![ \t])[ \t]+$", "", text))
    return text, (("segmented", "Văn bản đã bị tách từ (kinh_tế); đã ghép lại, dấu cách có thể khác bản gốc."),)


def _blank(line: str) -> bool:
    """Whether a line holds no word: empty, a rule of dashes, marks without words."""
    return not line.strip() or bool(_RULE.fullmatch(line))


def _items(lines: list[str], block: Fold) -> _Items:
    items, at = _Items(), 0
    while at < len(lines):
        end = _pipes_end(lines, at)
        if end > at:
            items.grid(with_repeats(pipe_grid(lines[at:end])))
        else:
            rows, end = _tab_rows(lines, at)
            if end > at:
                items.grid(with_repeats(tab_grid(rows)))
            else:
                end = _text(items, lines, at, block)
        at = end
    return items


def _pipes_end(lines: list[str], at: int) -> int:
    """Where a block of pipe rows that begins here ends; ``at`` itself when none does."""
    first = lines[at].strip()
    if not first.startswith("|"):
        return at
    end = at
    while end < len(lines) and lines[end].strip() and lines[end].strip("\x0c"):
        end += 1
    if first == "|":
        end = _bars_end(lines, at, end)
    return end if "|" in "".join(lines[at + 1 : end]) or first.count("|") > 1 else at


def _bars_end(lines: list[str], at: int, end: int) -> int:
    """Where cells that bars on lines of their own enclose end: what no bar closes, and the body itself, is no cell."""
    if any("|" in x and not _LONE_BAR.fullmatch(x) for x in lines[at:end]):
        return end
    bars = [i for i in range(at, end) if _LONE_BAR.fullmatch(lines[i])]
    closed = at
    for bar in bars:
        if bar - closed > _LONGEST_CELL or any(_NO_CELL.match(x) for x in lines[closed + 1 : bar]):
            break
        closed = bar
    return closed + 1


def _tab_rows(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a table of tabs that begins here and the line behind it; no rows when it is none."""
    rows: list[str] = []
    end = look = at
    while look < len(lines) and look - end <= _BLANKS:
        if len(rows) == _HOPELESS and not _full(rows):
            return [], at
        line = lines[look]
        if "\t" in line.strip(" "):
            rows.append(line)
            end = look + 1
        elif line.strip() and not _fragment(rows, line, look - end):
            break
        elif line.strip():
            rows[-1] = f"{rows[-1].rstrip()} {line.strip()}"
            end = look + 1
        look += 1
    return (rows, end) if _full(rows) > 1 else ([], at)


def _full(rows: list[str]) -> int:
    """How many rows have more than one cell with words."""
    return sum(sum(bool(c.strip()) for c in r.split("\t")) > 1 for r in rows)


def _fragment(rows: list[str], line: str, gap: int) -> bool:
    """The rest of a last cell, cut by a page break: small letters after a cell that no stop has ended."""
    if not rows or gap > 1 or len(line) > _LONGEST_FRAGMENT:
        return False
    words = line.strip()
    return words[:1].islower() and not LABEL.match(words) and not rows[-1].rstrip().endswith((".", ";", ":"))


def _text(items: _Items, lines: list[str], at: int, block: Fold) -> int:
    """Take the lines up to the next empty one (or table) as paragraphs; returns the line behind."""
    if _blank(lines[at]):
        return at + 1
    end = at + 1
    while end < len(lines) and not _blank(lines[end]) and not lines[end].strip().startswith("|"):
        if _tab_rows(lines, end)[0]:
            break
        end += 1
    if end == at + 1 and _is_page(lines, at):
        items.done.append(_Page(lines[at]))
        return end
    for para in block(lines[at:end]):
        items.paragraph(para)
    return end


def _is_page(lines: list[str], at: int) -> bool:
    """Whether a line that stands alone is a page number."""
    if _PAGE.fullmatch(lines[at]):
        return True
    if not _BARE_PAGE.fullmatch(lines[at]):
        return False
    before = next((lines[n] for n in range(at - 1, -1, -1) if lines[n].strip()), "")
    after = next((lines[n] for n in range(at + 1, len(lines)) if lines[n].strip()), "")
    feeds = "\x0c" in "".join(lines[max(0, at - _BLANKS) : at + _BLANKS + 1])
    return feeds or parted(before, after)


def _put(builder: TextBuilder, item: Paragraph | Grid | _Page, wrapped: bool) -> None:
    if isinstance(item, _Page):
        builder.furniture(item.raw)
    elif isinstance(item, Paragraph):
        _put_paragraph(builder, item)
    elif is_layout([bare(row) for row in item.rows]):
        for cell in columns_of([bare(row) for row in item.rows]):
            for para in fold([x for x in cell.split("\n") if not _blank(x)], wrapped, cell=True):
                _put_paragraph(builder, para)
    else:
        put_grid(builder, item)


def _put_paragraph(builder: TextBuilder, para: Paragraph) -> None:
    raw = para.raw
    heading = _HEADING.match(raw)
    raw = raw[heading.end() :] if heading else raw
    star = _STAR.match(raw)
    marked = unmark(raw[star.end() :] if star else raw)
    words = ("- " if star else "") + marked.words.strip()
    bullet = BULLET.match(words)
    if bullet:
        rest = words[bullet.end() :].lstrip("✓✔ ")
        mark = "+" if words.startswith("+") else "-"
        words = rest if LABEL.match(rest) else f"{mark} {rest}"
    piece = Piece(
        Span(0, 0),
        PieceKind.PARAGRAPH,
        Place(),
        level=len(heading[1]) if heading else None,
        bold=marked.bold,
        italic=marked.italic,
        indent=_indent(para.first) if bullet else 0,
    )
    builder.paragraph(words, piece)


def _indent(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip())]
    return lead.count("\t") + lead.count(" ") // _TAB_INDENT
