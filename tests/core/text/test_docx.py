"""Word files: body order, numbers, tables, tracked changes, fields, what belongs to the carrier."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from documents import decision
from docx.shared import Pt
from tests.nasties import files
from tests.nasties.files import paragraph as p
from tests.nasties.files import word

from dondoc.core.text import CannotRead, Limits, Text
from dondoc.core.text.builder import tidy
from dondoc.core.text.docx import read_docx
from dondoc.core.text.model import PieceKind
from dondoc.core.text.package import parse_xml
from dondoc.core.text.stylesheet import read_sheet

_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}" Target="{2}"/>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(inner: str, **parts: str) -> Text:
    """Read a Word file with this body; parts by relation ("styles", "numbering", "header" …) around their inside."""
    links = "".join(_REL.format(n, name, f"{name}.xml") for n, name in enumerate(parts))
    more = {f"word/{name}.xml": f"<w:{name} {_W}>{words}</w:{name}>".encode() for name, words in parts.items()}
    more["word/_rels/document.xml.rels"] = _RELS.format(links).encode()
    return read_docx(word(inner, parts=more), Limits())


def lines(text: Text) -> list[str]:
    return text.text.splitlines()


def cell(*paragraphs: str, marks: str = "") -> str:
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{''.join(map(p, paragraphs))}</w:tc>"


def row(*cells: str, marks: str = "") -> str:
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (), lines_drawn: bool = True) -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    drawn = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if lines_drawn else ""
    return f"<w:tbl><w:tblPr>{drawn}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def shape(text: Text) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [(c.span.of(text.text), c.row, c.column, c.row_span, c.column_span) for c in cells]
        for t in text.tables
        for cells in t.rows
    ]


def kinds(text: Text) -> list[tuple[str, str]]:
    return [(x.kind.value, x.span.of(text.text)) for x in text.pieces]


# --- the whole decision -------------------------------------------------------------------------


def test_every_row_and_every_sentence_of_the_decision() -> None:
    made = decision()
    text = read_docx(made.docx, Limits())
    assert [[[c.span.of(text.text) for c in r] for r in t.rows] for t in text.tables] == [
        [[tidy(words) for words in cells] for cells in rows] for rows in made.tables
    ]
    said = [piece.span.of(text.text) for piece in text.pieces]
    assert [words for words in made.paragraphs if tidy(words) not in said] == []


def test_letterhead_and_signature_are_read_column_by_column() -> None:
    said = lines(read_docx(decision(tasks=1).docx, Limits()))
    assert said[:5] == [
        "BỘ PHÁT TRIỂN XÃ HỘI",
        "Số: 07/QĐ-BPTXH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 12 tháng 01 năm 2026",
    ]
    at = said.index("Nơi nhận:")
    assert said[at + 1 : at + 6] == [
        "- Như Điều 3 (để thực hiện);", "- Thủ tướng Chính phủ (để báo cáo);", "- Lưu: VT, KHNS.", "BỘ TRƯỞNG", "Trần Minh Khải",
    ]  # fmt: skip


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ("<w:r><w:t>Rà</w:t><w:tab/><w:t>soát</w:t></w:r>", "Rà soát"),
        ("<w:r><w:t>kế hoạch</w:t></w:r><w:r><w:br/><w:t>thực hiện</w:t></w:r>", "kế hoạch thực hiện"),
        ("<w:r><w:t>báo</w:t><w:softHyphen/><w:t>cáo</w:t></w:r>", "báocáo"),
        ("<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "KH-UBND"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> xong</w:t></w:r>', "✓ xong"),
        ("<w:r><w:t>Bô\u0323 Lao</w:t></w:r>", "Bộ Lao"),
        ("<w:hyperlink><w:r><w:t>Điều</w:t></w:r></w:hyperlink><w:r><w:t> 3</w:t></w:r>", "Điều 3"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ngày 12</w:t></w:r></w:sdtContent></w:sdt>", "ngày 12"),
        ("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", "mới"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>12/01</w:t></w:r></w:fldSimple>', "12/01"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>MÃ</w:t><w:instrText>REF</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> cuối</w:t></w:r>',
            "kết quả cuối",
        ),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x+1</m:t></m:r></m:oMath>',
            "x+1",
        ),
    ],
)
def test_words_of_a_paragraph(runs: str, said: str) -> None:
    assert read(f"<w:p>{runs}</w:p>").text == f"{said}\n"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    inner = f"<w:p>{gone}<w:r><w:t>Rà soát </w:t></w:r></w:p><w:p>{gone}<w:r><w:t>và </w:t></w:r></w:p>{p('báo cáo')}"
    assert lines(read(inner)) == ["Rà soát và báo cáo"]


def test_line_breaks_part_items_but_not_sentences() -> None:
    inner = "<w:p><w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Như Điều 3;</w:t><w:br/><w:t>- Lưu: VT.</w:t></w:r></w:p>"
    assert lines(read(inner)) == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."]


def test_text_boxes_stand_where_they_are_anchored_and_once() -> None:
    box = f"<w:txbxContent>{p('HỎA TỐC')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(f"{p('Một')}<w:p><w:r>{drawn}</w:r><w:r><w:t>Hai</w:t></w:r></w:p>")) == ["Một", "HỎA TỐC", "Hai"]


def test_headers_footers_and_footnotes_are_furniture() -> None:
    note = '<w:footnote w:id="2">' + p("Theo báo cáo năm 2025") + "</w:footnote>"
    text = read(
        '<w:p><w:r><w:t>Rà soát</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Hết"),
        footnotes=note, header=p("CÔNG BÁO"), footer=p("12"),
    )  # fmt: skip
    assert kinds(text) == [
        ("furniture", "CÔNG BÁO"), ("paragraph", "Rà soát"), ("furniture", "Theo báo cáo năm 2025"), ("paragraph", "Hết"),
    ]  # fmt: skip


def test_a_table_of_contents_is_furniture() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('I. MỤC TIÊU 2')}</w:sdtContent></w:sdt>"
    )
    assert kinds(read(contents + p("I. MỤC TIÊU"))) == [("furniture", "I. MỤC TIÊU 2"), ("paragraph", "I. MỤC TIÊU")]


def test_strict_open_xml_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = files.document_xml(p("Điều 1")).replace(files.W.encode(), strict)
    assert read_docx(files.word_of_xml(xml), Limits()).text == "Điều 1\n"


def test_pages_are_hinted_where_word_left_hints() -> None:
    inner = p("Một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Hai</w:t></w:r></w:p>"
    text = read(inner)
    assert (text.pages, [x.place.page for x in text.pieces]) == (2, [1, 2])
    assert (read(p("Một")).pages, read(p("Một")).pieces[0].place.page) == (None, None)


# --- looks ----------------------------------------------------------------------------------------


def test_bold_italic_centred_and_outline_level_come_from_runs_paragraphs_and_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
        '<w:rPr><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    )
    run = "<w:r>{}<w:t>Chữ</w:t></w:r>"
    styled = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>'
    text = read(
        styled.format("B", run.format(""))
        + styled.format("B", run.format('<w:rPr><w:rStyle w:val="C"/></w:rPr>'))
        + styled.format("A", run.format("<w:rPr><w:i/></w:rPr>") + run.format(""))
        + p("thường"),
        styles=styles,
    )
    assert [(x.bold, x.italic, x.centred, x.level) for x in text.pieces] == [
        (True, True, True, 2), (False, True, True, 2), (True, False, True, 2), (False, False, False, None),
    ]  # fmt: skip


def test_styles_taken_one_by_one_are_the_styles_of_the_whole() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as archive:
        data = archive.read("word/styles.xml")
    cut = read_sheet(data, parse_xml)
    whole = read_sheet(data.replace(b"<w:docDefaults>", b"<!-- whole --><w:docDefaults>"), parse_xml)
    assert len(cut.sources) == len(whole.elements) > 100
    assert (cut.kinds, cut.default) == (whole.kinds, whole.default)
    for style in whole.kinds:
        one, other = cut.get(style), whole.get(style)
        assert one is not None
        assert other is not None
        assert [(e.tag, dict(e.attrib)) for e in one.iter()] == [(e.tag, dict(e.attrib)) for e in other.iter()]


def test_styles_in_another_code_are_read_as_their_head_says() -> None:
    sheet = (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><w:styles {_W}>'
        '<w:style w:type="paragraph" w:styleId="Tiêu"/></w:styles>'
    )
    assert list(read_sheet(sheet.encode("latin-1"), parse_xml).kinds) == ["Tiêu"]
    with pytest.raises(CannotRead) as refusal:
        read_sheet(sheet.replace("ISO-8859-1", "UTF-8").encode("latin-1"), parse_xml)
    assert refusal.value.code == "broken"


# --- tables ---------------------------------------------------------------------------------------


def test_merged_cells_stand_once_with_their_extent() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    text = read(
        table(
            row("TT", cell("Thời gian", marks=wide), "Chủ trì"),
            row(cell("1", marks=down), "Từ", "Đến", "Vụ A"),
            row(cell("", marks=on), "Quý I", "Quý II", "Vụ B"),
            widths=(500, 1000, 1000, 2000),
        )
    )
    assert shape(text) == [
        [("TT", 0, 0, 1, 1), ("Thời gian", 0, 1, 1, 2), ("Chủ trì", 0, 3, 1, 1)],
        [("1", 1, 0, 2, 1), ("Từ", 1, 1, 1, 1), ("Đến", 1, 2, 1, 1), ("Vụ A", 1, 3, 1, 1)],
        [("Quý I", 2, 1, 1, 1), ("Quý II", 2, 2, 1, 1), ("Vụ B", 2, 3, 1, 1)],
    ]
    assert lines(text) == ["TT\tThời gian\tChủ trì", "1\tTừ\tĐến\tVụ A", "Quý I\tQuý II\tVụ B"]


def test_grid_columns_that_only_come_from_slips_are_no_columns() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    text = read(
        table(
            row("TT", cell("Nhiệm vụ", marks=wide), "Hạn"),
            row(cell("1", marks=wide), "Rà soát", "Quý I"),
            row("2", cell("Báo cáo", marks=wide), "Quý II"),
            widths=(500, 40, 3000, 1000),
        )
    )
    assert [[c[2] for c in cells] for cells in shape(text)] == [[0, 1, 2]] * 3


def test_pieces_of_a_table_that_repeat_the_header_are_one() -> None:
    header = row("TT", "Nhiệm vụ", marks="<w:tblHeader/>")
    text = read(
        table(header, row("1", "Một"), widths=(500, 4000)) + p("") + table(header, row("2", "Hai"), widths=(500, 4000))
    )
    assert lines(text) == ["TT\tNhiệm vụ", "1\tMột", "TT Nhiệm vụ", "2\tHai"]
    assert [len(t.rows) for t in text.tables] == [3]
    assert text.tables[0].heading
    assert ("furniture", "TT Nhiệm vụ") in kinds(text)


def test_tables_with_a_title_between_them_stay_apart() -> None:
    one, two = (table(row("TT", "Nhiệm vụ"), row(n, "x"), widths=(500, 4000)) for n in "12")
    assert [len(t.rows) for t in read(one + p("Phụ lục II") + two).tables] == [2, 2]


def test_rows_and_cells_deleted_while_changes_were_tracked_are_gone() -> None:
    text = read(
        table(
            row("TT", "A", cell("B", marks="<w:cellDel/>")),
            row("1", "x", marks="<w:del/>"),
            row("2", "y"),
            widths=(500, 900, 900),
        )
    )
    assert lines(text) == ["TT\tA", "2\ty"]


def test_paragraphs_of_a_cell_are_one_cell_and_a_table_in_it_too() -> None:
    inner = table(row("a", "b"), row("c", "d"), widths=(500, 500))
    text = read(table(row("TT", "Nội dung"), f"<w:tr>{cell('1')}<w:tc>{p('Một;')}{p('Hai.')}{inner}</w:tc></w:tr>"))
    assert lines(text) == ["TT\tNội dung", "1\tMột; Hai. a b c d"]


def test_a_small_table_without_lines_sets_words_side_by_side() -> None:
    layout = table(row(cell("BỘ X", "Số: 1"), cell("CỘNG HÒA", "Hà Nội")), lines_drawn=False)
    assert lines(read(layout)) == ["BỘ X", "Số: 1", "CỘNG HÒA", "Hà Nội"]


def test_a_table_without_lines_that_counts_is_a_table() -> None:
    plain = table(row("TT", "Nhiệm vụ"), row("1", "Rà soát"), row("2", "Báo cáo"), lines_drawn=False)
    assert [len(t.rows) for t in read(plain).tables] == [3]


def test_python_docx_agrees_cell_by_cell() -> None:
    document = docx.Document()
    made = document.add_table(6, 4, style="Table Grid")
    for r, cells in enumerate(made.rows):
        for c, one in enumerate(cells.cells):
            one.text = f"Ô {r}.{c}"
            one.paragraphs[0].runs[0].font.size = Pt(12)
    made.cell(1, 0).merge(made.cell(3, 0)).text = "gộp dọc"
    made.cell(0, 2).merge(made.cell(0, 3)).text = "gộp ngang"
    out = io.BytesIO()
    document.save(out)
    text = read_docx(out.getvalue(), Limits())
    ours = {
        (r + i, c + k): words
        for row_ in shape(text)
        for words, r, c, down, wide in row_
        for i in range(down)
        for k in range(wide)
    }
    theirs = {(r, c): made.cell(r, c).text for r in range(6) for c in range(4)}
    assert ours == theirs


def test_every_word_lies_in_exactly_one_piece() -> None:
    text = read_docx(decision(tasks=40).docx, Limits())
    covered = [0] * len(text.text)
    for piece in text.pieces:
        for i in range(piece.span.start, piece.span.end):
            covered[i] += 1
    assert all(n == 1 or (n == 0 and c.isspace()) for n, c in zip(covered, text.text, strict=True))
    assert all(x.kind is not PieceKind.CELL or x.place.cell for x in text.pieces)
