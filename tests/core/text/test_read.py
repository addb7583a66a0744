"""The one door: which reader takes which bytes, and what no reader takes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.core.text import CannotRead, Limits, Text, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = "BỘ PHÁT TRIỂN XÃ HỘI\n\n{mark}\n\nSố: 01/QĐ-BPTXH\n\nQUYẾT ĐỊNH\n\nVề việc quản lý\n"


def a_zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, "x")
    return out.getvalue()


def test_the_bytes_decide_before_the_name() -> None:
    assert read(b"<!DOCTYPE html><html><body><p>Xin</p></body></html>", "a.txt").reader == "html"
    assert read("Số: 01".encode(), "a.docx").reader == "plain"
    assert read(b"<p>Xin</p>", "a.htm").reader == "html"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "broken"),
        (OLE + b"\x00" * 600, "unknown-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (a_zip("xl/workbook.xml"), "unknown-format"),
        (a_zip("word/document.xml")[:40], "broken"),
        (a_zip("van-ban/ke-hoach.pdf"), "bundle"),
        (b"Rar!\x1a\x07\x01\x00" + b"\x00" * 40, "bundle"),
        (
            b"From: a@b.vn\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nK\xc3\xadnh g\xe1\xbb\xadi",
            "bundle",
        ),
        (bytes(range(256)) * 9, "unknown-format"),
    ],
)
def test_bad_input_is_refused_with_a_reason_in_vietnamese(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(data, "van-ban.docx")
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_a_file_above_the_limit_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(CannotRead) as refused:
        read(b"x" * 11, "a.txt", Limits(bytes=10))
    assert refused.value.code == "too-large"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "* MẬT *", "[TỐI MẬT]", "Độ mật: Mật"])
def test_a_mark_of_secrecy_alone_in_the_head_is_refused(mark: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(HEAD.format(mark=mark).encode(), "a.txt")
    assert refused.value.code == "secret"


@pytest.mark.parametrize("mark", ["MẬT ONG", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "HỎA TỐC", "Mật độ: 20", "CỤC BẢO MẬT"])
def test_words_that_only_hold_the_syllable_are_read(mark: str) -> None:
    assert mark.strip() in read(HEAD.format(mark=mark).encode(), "a.txt").text


def test_a_mark_deep_in_the_body_is_no_mark_of_the_document() -> None:
    body = "Căn cứ Luật;\n\n" + "Nội dung của văn bản.\n\n" * 60 + "MẬT\n"
    assert read((HEAD.format(mark="") + body).encode(), "a.txt").text.endswith("MẬT\n")


def solid(words: str) -> int:
    return sum(not c.isspace() for c in words)


def read_or_code(data: bytes, name: str) -> Text | str:
    """The text, or the code under which the bytes are refused."""
    try:
        return read(data, name)
    except CannotRead as refused:
        return refused.code


def check(text: Text) -> None:
    """Spans give back their words, pieces stand in order, never overlap and hold every word."""
    last = 0
    for piece in text.pieces:
        assert last <= piece.span.start < piece.span.end <= len(text.text)
        assert not text.text[last : piece.span.start].strip()
        last = piece.span.end
    assert not text.text[last:].strip()
    for table in text.tables:
        for cell in (c for row in table.rows for c in row):
            assert table.span.covers(cell.span)
            assert "\t" not in cell.span.of(text.text)


PARTS = ["**QUYẾT ĐỊNH**", "Số: 01/QĐ-BNV", "- Như trên;", "| a | b |", "|---|---|", "|", "1\tRà soát\tVụ A", ""]
PARTS += [
    "TT\tViệc\tĐơn vị",
    "quy định tại",
    "12",
    "## I. MỤC ĐÍCH",
    "*   nghiêng*",
    "<b>đậm</b> &lt;",
    "\x0c",
    "a) điểm",
]
PARTS += ["kinh_tế xã_hội", "Nơi nhận:      KT. BỘ TRƯỞNG"]
LINES = st.sampled_from(PARTS)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=40), max_size=25))
def test_any_text_is_tiled_by_its_pieces_or_refused(lines: list[str]) -> None:
    text = read_or_code("\n".join(lines).encode(), "a.md")
    if isinstance(text, Text):
        check(text)
    else:
        assert text in {"empty", "no-text", "unknown-format", "secret", "broken"}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", ""]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    text = read_or_code(data, name)
    if isinstance(text, Text):
        check(text)


OPEN = [
    "<p>",
    "<div>",
    "<table>",
    "<tr>",
    "<td>",
    "<ul>",
    "<li>",
    "<b>",
    "<br>",
    "<h1>",
    "<nav>",
    "</p>",
    "</div>",
    "</table>",
    "</td>",
    "</b>",
    "</nav>",
]
WORDS = [
    "<td rowspan=3>",
    "<td colspan=2>",
    "<a href=x>",
    "<!-- x -->",
    "Căn cứ Luật",
    "một hai ba",
    "12/01/2026",
    "&nbsp;",
]
TAGS = st.sampled_from(OPEN + WORDS)


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=40))
def test_any_page_keeps_every_word_it_shows(parts: list[str]) -> None:
    source = "<html><body>" + "".join(parts)
    text = read_or_code(source.encode(), "a.html")
    if not isinstance(text, Text):
        assert text in {"no-text", "too-deep"}
        return
    check(text)
    said = sum(solid(p) for p in parts if not p.startswith(("<", "&")) and any(c.isalnum() for c in p))
    assert solid(text.text.replace("-", "")) >= said
