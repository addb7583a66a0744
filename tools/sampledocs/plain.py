"""Plain text, as a portal or a mail would carry it: one paragraph a line, tables with tabs."""

from __future__ import annotations

from collections.abc import Iterator

from sampledocs.markup import Block, Source


def draw(source: Source) -> str:
    """The whole document as text, ended by a line feed."""
    return "\n".join([*_head(source), *_body(source.blocks), ""])


def _head(source: Source) -> Iterator[str]:
    head = source.head
    yield from (head["agency"], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "")
    yield f"Số: {head['number']}"
    if "subject" in head:
        yield head["subject"]
    yield from (source.place_and_day, "")
    if "title" in head:
        yield from (head["kind"], *(line.strip() for line in head["title"].split("//")), "")


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    before = ""
    for block in blocks:
        if block.kind in {"to_file", "dear"} and block.kind != before:
            yield from ("", "Nơi nhận:" if block.kind == "to_file" else "Kính gửi:")
        before = block.kind
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.kind == "table":
        for row in block.rows:
            cells = (*row.cells, *[""] * (len(block.widths) - len(row.cells)))
            yield "\t".join(cells)
    elif block.kind in {"plan", "annex", "sign"}:
        yield ""
        for lines in block.parts:
            yield from (*lines, "")
    elif block.kind in {"-", "dear", "to_file"}:
        yield f"- {block.words}"
    else:
        yield f"{block.label} {block.words}".strip()
        yield ""
