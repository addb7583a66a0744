"""Files from before Unicode and .docx: Word 97, RTF, OpenDocument, TCVN3, VNI."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.text import CannotRead, read
from dondoc.core.text.olden.codes import _TCVN3, _UNICODE, from_tcvn3, from_vni
from dondoc.core.text.olden.guess import guess_code
from dondoc.core.text.olden.office import _run, to_docx

LINES = [
    "BỘ PHÁT TRIỂN XÃ HỘI",
    "Số: 12/KH-BPTXH",
    "KẾ HOẠCH",
    "1. Vụ Kế hoạch và Ngân sách chủ trì, phối hợp với Cục Trẻ em xây dựng báo cáo kết quả thực hiện, "
    "trình Bộ trưởng trước ngày 30 tháng 6 năm 2026.",
    "2. Các đơn vị thuộc Bộ rà soát, đề xuất sửa đổi những quy định còn vướng mắc; gửi về Văn phòng Bộ để tổng hợp.",
]
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(("held", "ends_well"), [(1 << 28, True), (1 << 30, False)])
def test_a_program_that_helps_holds_less_than_a_file_may(held: int, ends_well: bool, tmp_path: Path) -> None:
    said = _run([sys.executable, "-c", f"print(len(bytearray({held})))"], 20, tmp_path)
    assert (said is not None) is ends_well


def tcvn3(words: str) -> str:
    back = dict(zip(_UNICODE, _TCVN3, strict=True))
    capitals = {c.upper(): back[c] for c in _UNICODE[:67]}
    return "".join(capitals.get(c, c) if c not in back else back[c] for c in words)


VNI = (
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"
)


def vni(words: str) -> str:
    letters = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
    codes = VNI.split()
    back = dict(zip(letters, codes, strict=True))
    back |= {c.upper(): v.upper() for c, v in back.items()}
    return "".join(back.get(c, c) for c in words)


def word(lines: list[str], font: str = "Times New Roman") -> bytes:
    file = docx.Document()
    for line in lines:
        file.add_paragraph().add_run(line).font.name = font
    table = file.add_table(2, 2, style="Table Grid")
    for cell, words in zip((c for row in table.rows for c in row.cells), ("TT", "Task", "1", "Report"), strict=True):
        cell.text = words
    file.add_paragraph("Nơi nhận:")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def office(data: bytes, kind: str, folder: Path) -> bytes:
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{kind}").read_bytes()


@needs_office
@pytest.mark.parametrize(("kind", "media"), [("doc", "msword"), ("rtf", "rtf"), ("odt", "opendocument.text")])
def test_old_files_are_read_with_their_tables(kind: str, media: str, tmp_path: Path) -> None:
    text = read(office(word(LINES), kind, tmp_path), f"a.{kind}")
    assert [text.text[p.span.start : p.span.end] for p in text.pieces][: len(LINES)] == LINES
    assert len(text.tables) == 1
    assert len(text.tables[0].rows) == 2
    assert text.media_type.endswith(media)


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_without_office_the_words_are_read_and_said_to_be_all(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = office(word(LINES), kind, tmp_path)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    if shutil.which("catdoc"):
        (bin_ / "catdoc").symlink_to(str(shutil.which("catdoc")))
    monkeypatch.setenv("PATH", str(bin_))
    text = read(data, f"a.{kind}")
    assert "30 tháng 6 năm 2026" in text.text
    assert "text-only" in dict(text.notes)


@needs_office
def test_without_any_program_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = office(word(LINES), "doc", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRead, match=r"lưu thành \.docx") as refusal:
        read(data, "a.doc")
    assert refusal.value.code == "unknown-format"


def test_an_office_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {tmp_path}/child\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert to_docx(b"x", ".doc", seconds=1) is None
    state = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.parametrize("code", [tcvn3, vni])
def test_a_text_file_in_an_old_code_is_recognised(code: object) -> None:
    words = "\n\n".join(line.lower() for line in LINES)
    data = code(words).encode("cp1252")  # type: ignore[operator]
    text = read(data, "a.txt")
    assert "xây dựng báo cáo kết quả thực hiện" in text.text
    assert "encoding" in dict(text.notes)


def test_unicode_is_left_as_it_is() -> None:
    assert guess_code("\n".join(LINES)) is None
    assert guess_code("Le présent décret est publié à Genève, où siège l'organisation internationale. " * 20) is None


@pytest.mark.parametrize(("font", "code"), [(".VnTime", tcvn3), ("VNI-Times", vni)])
def test_runs_in_an_old_font_are_converted(font: str, code: object) -> None:
    text = read(word([code(line) for line in LINES], font), "a.docx")  # type: ignore[operator]
    assert LINES[4] in text.text
    assert font in dict(text.notes)["old-font"]


def test_a_font_of_capitals_gives_capitals() -> None:
    assert "KẾ HOẠCH CÔNG TÁC" in read(word([tcvn3("kế hoạch công tác")], ".VnTimeH"), "a.docx").text


def test_unicode_typed_in_an_old_font_is_left_alone() -> None:
    text = read(word(LINES, ".VnTime"), "a.docx")
    assert LINES[3] in text.text
    assert "old-font" not in dict(text.notes)


@given(st.text(alphabet=_UNICODE + "bcdghklmnpqrstvx ", max_size=60))
def test_both_codes_go_there_and_back(words: str) -> None:
    assert from_tcvn3(tcvn3(words)) == words


@given(st.lists(st.sampled_from(" ".join(LINES).lower().split()), max_size=30))
def test_vni_goes_there_and_back(words: list[str]) -> None:
    line = " ".join(words)
    assert from_vni(vni(line)) == line


@pytest.mark.parametrize(
    "data", [b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"{\\rtf1" + b"{" * 5000]
)
def test_broken_old_files_are_refused(data: bytes) -> None:
    with pytest.raises(CannotRead):
        read(data, "a.doc")


def test_a_locked_opendocument_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        archive.writestr("content.xml", b"\x01\x02")
    with pytest.raises(CannotRead) as refusal:
        read(out.getvalue(), "a.odt")
    assert refusal.value.code == "encrypted"
