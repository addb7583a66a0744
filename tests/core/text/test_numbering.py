"""Automatic numbers come out as they stand on the page."""

from __future__ import annotations

import pytest
from tests.core.text.test_docx import lines, read
from tests.nasties.files import paragraph as p


def level(i: int, form: str, pattern: str, more: str = "", *, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def lists(*levels: str, more: str = "", nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{more}{"".join(levels)}</w:abstractNum>{nums}'


def item(words: str = "x", at: int = 0, num: str = "1", more: str = "", lang: str = "") -> str:
    marked = f'<w:rPr><w:lang w:val="{lang}"/></w:rPr>' if lang else ""
    numbered = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{more}{numbered}</w:pPr><w:r>{marked}<w:t>{words}</w:t></w:r></w:p>"


def labels(body: str, numbering: str, **parts: str) -> list[str | None]:
    return [x.label for x in read(body, numbering=numbering, **parts).pieces]


@pytest.mark.parametrize(
    ("form", "pattern", "start", "seen"),
    [
        ("decimal", "Điều %1.", 1, ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("upperRoman", "%1.", 3, ["III.", "IV.", "V."]),
        ("lowerRoman", "(%1)", 8, ["(viii)", "(ix)", "(x)"]),
        ("lowerLetter", "%1)", 1, ["a)", "b)", "c)"]),
        ("upperLetter", "%1.", 25, ["Y.", "Z.", "AA."]),
        ("decimalZero", "%1", 9, ["09", "10", "11"]),
        ("bullet", "-", 1, ["-", "-", "-"]),
        ("bullet", "\uf0b7", 1, ["•", "•", "•"]),
        ("none", "Mục", 1, ["Mục", "Mục", "Mục"]),
        ("decimal", "%1.", 0, ["0.", "1.", "2."]),
    ],
)
def test_formats(form: str, pattern: str, start: int, seen: list[str]) -> None:
    assert labels(item() * 3, lists(level(0, form, pattern, start=start))) == seen


def test_the_label_opens_the_words() -> None:
    text = read(item("Phạm vi điều chỉnh"), numbering=lists(level(0, "decimal", "Điều %1.")))
    assert lines(text) == ["Điều 1. Phạm vi điều chỉnh"]
    assert text.pieces[0].span.start == 0


def test_levels_restart_below_the_one_that_counts_on() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
    body = "".join(item(at=at) for at in (0, 1, 1, 2, 2, 0, 1, 2))
    assert labels(body, numbering) == ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]


def test_numbers_of_several_levels_and_legal_ones() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>")
    )
    assert labels("".join(item(at=at) for at in (0, 1, 1, 2)), numbering) == ["I.", "I.1.", "I.2.", "1.2.1."]


def test_a_level_that_never_restarts() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert labels("".join(item(at=at) for at in (0, 1, 1, 0, 1)), numbering) == ["I.", "1.", "2.", "II.", "3."]


def test_lists_of_one_abstract_list_count_on_unless_they_force_a_start() -> None:
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{forced}</w:num>'
        for n, forced in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        )
    )
    body = item() + item() + item(num="2") + item(num="3") + item(num="3")
    assert labels(body, lists(level(0, "decimal", "%1."), nums=nums)) == ["1.", "2.", "3.", "1.", "2."]


def test_an_override_may_bring_its_own_level() -> None:
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride></w:num>'
    assert labels(item() * 2, lists(level(0, "decimal", "%1."), nums=nums)) == ["a)", "b)"]


def test_lists_of_styles_their_ancestors_and_numbers_taken_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'))
    set_as = '<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        set_as.format("Dieu", "") + set_as.format("Khoan", "") + set_as.format("Con", "") + set_as.format("Dieu", off)
    )
    assert labels(body, numbering, styles=styles) == ["Điều 1.", "1.", "Điều 2.", None]


def test_lists_that_are_kept_in_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="S"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert labels(item(num="2") * 2, numbering, styles=styles) == ["1)", "2)"]


def test_an_unknown_list_or_level_has_no_number() -> None:
    assert labels(item(num="9") + item(at=5), lists(level(0, "decimal", "%1."))) == [None, None]


def test_a_deleted_paragraph_does_not_count_and_an_empty_one_does() -> None:
    gone = item("", more="<w:rPr><w:del/></w:rPr>")
    assert labels(item() + gone + item() + item("") + item(), lists(level(0, "decimal", "%1."))) == ["1.", "2.", "4."]


def test_automatic_numbers_in_a_column_of_numbers() -> None:
    one = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = "".join(one.format(item(""), p("Rà soát"), p("Quý I"), p("Vụ A")) for _ in range(2))
    text = read(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>", numbering=lists(level(0, "decimal", "%1")))
    assert lines(text) == ["1\tRà soát\tQuý I\tVụ A", "2\tRà soát\tQuý I\tVụ A"]


LETTERS = lists(level(0, "lowerLetter", "%1)"))


def test_vietnamese_words_are_lettered_along_the_vietnamese_alphabet() -> None:
    assert labels(item(lang="vi-VN") * 7, LETTERS) == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_other_words_are_lettered_along_the_latin_alphabet() -> None:
    assert labels(item(lang="en-US") * 6, LETTERS) == ["a)", "b)", "c)", "d)", "e)", "f)"]


def test_a_document_that_cites_point_d_with_a_stroke_letters_its_lists_so() -> None:
    assert labels(item() * 6 + p("theo điểm đ khoản 1"), LETTERS)[:6] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_a_gap_filled_by_hand_is_not_filled_twice() -> None:
    body = item(lang="vi-VN") * 4 + p("đ) viết tay") + item(lang="vi-VN") * 2
    text = read(body, numbering=LETTERS)
    assert [x.split(")")[0] for x in lines(text)] == ["a", "b", "c", "d", "đ", "e", "f"]
