"""HTML as a legal database shows it: the head in a borderless table, annexes with bordered ones."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sampledocs.markup import Block, Row, Source

STYLE = (
    "body{font:14pt/1.35 'Times New Roman',serif;max-width:19cm;margin:2cm auto;padding:0 1cm}"
    "table{border-collapse:collapse;width:100%}.bang td,.bang th{border:1px solid;padding:3px 5px;vertical-align:top}"
    ".giua{text-align:center}.deu{text-align:justify;text-indent:1.27cm}"
)


def draw(source: Source) -> str:
    """A complete HTML 5 page."""
    head = source.head
    name = escape(f"{head['number']} {head.get('title', head.get('subject', ''))}".replace(" //", ""))
    opening = f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>'
    lines = [opening, f"<style>{STYLE}</style>", "</head>", "<body>", *_head(source), *_body(source.blocks)]
    return "\n".join([*lines, "</body>", "</html>", ""])


def _lines(lines: list[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _head(source: Source) -> Iterator[str]:
    head = source.head
    subject = f"<br>{escape(head['subject'])}" if "subject" in head else ""
    left = f"<b>{head['agency']}</b><br>_______<br>Số: {head['number']}{subject}"
    right = "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>_______________<br>"
    yield f'<table><tr class="giua"><td>{left}</td><td>{right}<i>{source.place_and_day}</i></td></tr></table>'
    if "title" in head:
        title = _lines([line.strip() for line in head["title"].split("//")])
        yield f'<p class="giua"><b>{head["kind"]}</b></p>\n<p class="giua"><b>{title}</b></p>'


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    before = ""
    for block in blocks:
        if block.kind in {"to_file", "dear"} and block.kind != before:
            yield "<p><b><i>Nơi nhận:</i></b></p>" if block.kind == "to_file" else "<p>Kính gửi:</p>"
        before = block.kind
        yield _block(block)


def _block(block: Block) -> str:
    words = escape(block.words)
    match block.kind:
        case "table":
            return "\n".join(
                ['<table class="bang">', *(_row(row, len(block.widths)) for row in block.rows), "</table>"]
            )
        case "plan" | "annex" | "sign":
            return "\n".join(f'<p class="giua"><b>{_lines(lines)}</b></p>' for lines in block.parts)
        case "issuer" | "order":
            return f'<p class="giua"><b>{words}</b></p>'
        case "#":
            return f"<p><b>{block.label} {words}</b></p>"
        case "-" | "dear" | "to_file":
            return f"<p>- {words}</p>"
        case "basis":
            return f'<p class="deu"><i>{words}</i></p>'
        case "article":
            return f'<p class="deu"><b>{block.label}</b> {words}</p>'
        case _:
            return f'<p class="deu">{f"{block.label} {words}".strip()}</p>'


def _row(row: Row, columns: int) -> str:
    if row.kind == "+":
        first, words = (escape(cell) for cell in row.cells)
        return f'<tr><td class="giua"><b>{first}</b></td><td colspan="{columns - 1}"><b>{words}</b></td></tr>'
    cells = [escape(cell) for cell in row.cells]
    if row.kind == "=":
        return f"<tr>{''.join(f'<th>{cell}</th>' for cell in cells)}</tr>"
    if row.kind == "~":
        cells = [f"<i>{cell}</i>" if cell else "" for cell in cells]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
