"""Damage to HTML and RTF: nesting, open ends, mad attributes and words."""

from __future__ import annotations

import random
import re
from html import escape

from fuzzing.torments import torment

_TAGS = (
    "div",
    "table",
    "tr",
    "td",
    "p",
    "span",
    "b",
    "ul",
    "li",
    "ol",
    "h1",
    "a",
    "sup",
    "center",
    "font",
    "blockquote",
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ATTRIBUTES = (
    *(' rowspan="1000000"', ' colspan="1000000"', ' rowspan="-1"', ' colspan="65534" rowspan="65534"', " hidden"),
    *(
        ' style="display:none"',
        ' style="' + "margin:1px;" * 5_000 + '"',
        ' start="99999999999"',
        ' value="-5"',
        " x=" + "y" * 100_000,
    ),
)
_OPENINGS = (
    "<!--",
    "<![CDATA[",
    "<script>",
    "<style>",
    "<textarea>",
    "<title>",
    "<svg>",
    "<select>",
    "<template>",
    "<x ",
)


def hurt_html(data: bytes, chance: random.Random) -> bytes:
    """A page with its tags dropped, doubled, nested and given mad attributes."""
    page = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 3, 10))):
        tags = list(_TAG.finditer(page))
        if not tags:
            break
        tag = chance.choice(tags)
        match chance.randrange(7):
            case 0:
                page = page[: tag.start()] + page[tag.end() :]
            case 1:
                page = page[: tag.start()] + tag[0] * chance.choice((2, 90, 3_000)) + page[tag.end() :]
            case 2:
                page = page[: tag.end() - 1] + chance.choice(_ATTRIBUTES) + page[tag.end() - 1 :]
            case 3:
                page = page[: tag.start()] + chance.choice(_OPENINGS) + page[tag.start() :]
            case 4:
                page = page[: tag.end()] + escape(torment(chance)) + page[tag.end() :]
            case 5:
                other = chance.choice(tags)
                piece = page[min(tag.start(), other.start()) : max(tag.end(), other.end())]
                page = (
                    page[: tag.end()]
                    + piece * min(chance.choice((1, 40)), 2_000_000 // len(piece) + 1)
                    + page[tag.end() :]
                )
            case _:
                page = page.replace(f"</{chance.choice(_TAGS)}>", "")
    return page.encode("utf-8", "replace")


def html_of(text: str, chance: random.Random) -> bytes:
    """A page of lines and, where they have tabs, of rows; ends of cells and rows left out now and then."""
    cell_end, row_end = chance.choice((("</td>", "</tr>"), ("", "")))
    out, inside = ["<html><body>"], False
    for line in text.split("\n"):
        row = "\t" in line
        if row != inside:
            out.append("<table>" if row else "</table>")
        inside = row
        cells = "".join(f"<td>{escape(cell)}{cell_end}" for cell in line.split("\t"))
        out.append(f"<tr>{cells}{row_end}" if row else f"<p>{escape(line)}</p>")
    return "".join(out).encode("utf-8", "replace")


def tower(chance: random.Random) -> bytes:
    """Tags in tags, up to a hundred thousand, closed or not."""
    tags = chance.sample(_TAGS, chance.choice((1, 2, 3)))
    depth = chance.choice((50, 95, 1_000, 100_000)) // len(tags)
    closed = "".join(f"</{tag}>" for tag in reversed(tags)) * chance.choice((0, depth))
    return ("<html><body>" + "".join(f"<{tag}>" for tag in tags) * depth + "1. Rà soát" + closed).encode()


def wide_table(chance: random.Random) -> bytes:
    """A table of spans that cover each other, or of a hundred thousand cells."""
    span = chance.choice((' rowspan="1000000"', ' colspan="1000000"', ' rowspan="500" colspan="500"', ""))
    row = "<tr>" + f"<td{span}>1. Rà soát" * chance.choice((1, 5, 50)) + "</tr>"
    return ("<html><body><table>" + row * (chance.choice((10, 500, 100_000)) // row.count("<td"))).encode()


def hurt_rtf(data: bytes, chance: random.Random) -> bytes:
    """A Rich Text file with groups nested and left open, numbers of control words made absurd, rows made many."""
    text = data.decode("latin-1")
    for _ in range(chance.choice((1, 3, 10))):
        marks = list(re.finditer(r"\\[a-z]+(-?\d*)|[{}]", text))
        if not marks:
            break
        mark = chance.choice(marks)
        match chance.randrange(6):
            case 0:
                number = chance.choice(("0", "-1", "2147483648", "99999999999999", "65536", ""))
                text = text[: mark.start()] + mark[0].rstrip("-0123456789") + number + text[mark.end() :]
            case 1:
                text = text[: mark.start()] + text[mark.end() :]
            case 2:
                text = text[: mark.start()] + "{" * chance.choice((1, 90, 100_000)) + text[mark.start() :]
            case 3:
                piece = text[mark.start() : mark.start() + chance.choice((20, 500, 5_000))]
                text = text[: mark.start()] + piece * chance.choice((2, 50)) + text[mark.start() :]
            case 4:
                word = chance.choice(
                    ("\\bin99999 ", "\\u-99999999?", "\\trowd", "\\cellx-5", "\\pict", "\\object", "\\'zz", "\\*")
                )
                text = text[: mark.start()] + word * chance.choice((1, 500)) + text[mark.start() :]
            case _:
                text = text[: mark.start()] + rtf_lines(torment(chance, (2_000, 20_000))) + text[mark.start() :]
    return text.encode("latin-1", "replace")


def rtf_lines(text: str) -> str:
    """Lines as Rich Text paragraphs, lines with tabs as rows of tables."""
    return "".join(_rtf_row(line) if "\t" in line else _rtf(line) + "\\par\n" for line in text.split("\n"))


def _rtf_row(line: str) -> str:
    cells = line.split("\t")
    edges = "".join(f"\\cellx{1000 * n}" for n in range(1, len(cells) + 1))
    return "\\trowd" + edges + "".join("\\intbl " + _rtf(cell) + "\\cell" for cell in cells) + "\\row\n"


def _rtf(words: str) -> str:
    plain = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(
        char if char.isascii() else f"\\u{ord(char) if ord(char) < 32768 else ord(char) - 65536}?" for char in plain
    )


def rtf_of(text: str) -> bytes:
    """A Rich Text file of lines and rows."""
    return ("{\\rtf1\\ansi\n" + rtf_lines(text) + "}").encode("latin-1", "replace")
