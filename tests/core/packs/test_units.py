"""How written names are taken: on which day, in which form, how sure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.core.packs import Pack, Unit, UnknownPack, load_pack
from dondoc.core.packs.folding import fold, key

Y2009, Y2021, Y2025 = date(2009, 12, 18), date(2021, 1, 4), date(2025, 11, 1)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.mark.parametrize(
    ("written", "unit", "how"),
    [
        ("Vụ bảo hiểm xã hội", "Vụ Bảo hiểm xã hội", "exact"),
        ("Bộ Lao động – Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", "exact"),
        ("BỘ LAO ĐỘNG-THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội", "exact"),
        ("Chánh Văn phòng Bộ", "Văn phòng", "role"),
        ("Vụ trưởng Kế hoạch – Tài chính", "Vụ Kế hoạch - Tài chính", "role"),
        ("Vụ trưởng Vụ Hợp tác quốc tế", "Vụ Hợp tác quốc tế", "role"),
        ("Giám đốc Sở Tài chính", "Sở Tài chính", "role"),
        ("Chủ tịch UBND tỉnh Đồng Tháp", "Ủy ban nhân dân tỉnh Đồng Tháp", "role"),
        ("Cục Phòng, chống tệ nạn xã", "Cục Phòng, chống tệ nạn xã hội", "truncated"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", "abbreviation"),
        ("Tổng cục GDNN", "Tổng cục Giáo dục nghề nghiệp", "abbreviation"),
        ("Vụ KHTC", "Vụ Kế hoạch - Tài chính", "abbreviation"),
        ("VPCP", "Văn phòng Chính phủ", "abbreviation"),
        ("TT Thông tin", "Trung tâm Thông tin", "alias"),
        ("Văn phòng Bộ", "Văn phòng", "alias"),
        ("Uỷ ban nhân dân TP. Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", "exact"),
        ("Vụ Hợp tác quốc tế (phòng ASEAN)", "Vụ Hợp tác quốc tế", "exact"),
        ("Sở Kế hoạch - Đầu tư", "Sở Kế hoạch và Đầu tư", "alias"),
        ("UBND huyện An Bình", "Ủy ban nhân dân huyện An Bình", "exact"),
        ("Đài Truyền hình", "Đài Truyền hình", "exact"),
        ("tỉnh Nghệ An", "tỉnh Nghệ An", "exact"),
        ("Thứ trưởng Bộ Nội vụ", "Bộ Nội vụ", "role"),
        ("Bo Thong tin va Truyen thong", "Bộ Thông tin và Truyền thông", "fuzzy"),
        ("Bộ Thông tin và Truyền thồng", "Bộ Thông tin và Truyền thông", "fuzzy"),
    ],
)
def test_a_written_form_gives_the_name_of_the_register(pack: Pack, written: str, unit: str, how: str) -> None:
    match = pack.resolve_unit(written, Y2021)
    assert (match.unit, match.how) == (unit, how)
    assert match.confidence >= 0.95


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("Các đơn vị thuộc Bộ", "units"),
        ("Thủ trưởng các cơ quan, đơn vị thuộc và trực thuộc Bộ", "units"),
        ("các vụ, đơn vị có liên quan", "related"),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", "provinces"),
        ("Ủy ban nhân dân các xã, phường", "communes"),
        ("Các bộ, ngành, địa phương", "ministries"),
        ("các địa phương", "localities"),
        ("các sở, ban, ngành", "bodies"),
        ("Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", "departments"),
        ("Lãnh đạo Bộ", "leaders"),
        ("Thứ trưởng Nguyễn Văn An", "leaders"),
        ("Thủ trưởng các đơn vị thuộc Bộ", "units"),
        ("các Ủy ban của Quốc hội", "organisations"),
        ("các bộ, cơ quan, địa phương", "ministries"),
        ("Chủ tịch UBND cấp xã", "communes"),
    ],
)
def test_a_collective_has_a_group_and_no_unit(pack: Pack, written: str, group: str) -> None:
    match = pack.resolve_unit(written, Y2021)
    assert (match.unit, match.group, match.how) == (None, group, "group")


@pytest.mark.parametrize(
    "written", ["Môi trường", "Công ty TNHH Một thành viên Sông Xanh", "Đài Sao Mai", "Sở Công", "", "  . ", "Bộ"]
)
def test_what_is_not_near_enough_stays_unknown(pack: Pack, written: str) -> None:
    match = pack.resolve_unit(written, Y2021)
    assert match.unit is None
    assert match.confidence < 0.95


def test_units_differ_by_day(pack: Pack) -> None:
    assert pack.resolve_unit("Tổng cục Dạy nghề", Y2009).unit == "Tổng cục Dạy nghề"
    later = pack.resolve_unit("Tổng cục Dạy nghề", Y2021)
    assert (later.unit, later.confidence) == ("Tổng cục Giáo dục nghề nghiệp", 0.9)
    assert pack.resolve_unit("Vụ Lao động - Tiền lương", Y2009).confidence == 1
    assert pack.resolve_unit("Vụ Lao động - Tiền lương", Y2021).confidence < 0.95
    assert pack.resolve_unit("Cục Tiền lương và Bảo hiểm xã hội", Y2021).confidence < 0.95
    assert pack.resolve_unit("Cục Tiền lương và Bảo hiểm xã hội", Y2025).confidence == 1
    assert pack.resolve_unit("Cục Trẻ em", Y2025).confidence < 0.95
    assert pack.resolve_unit("Vụ Pháp chế", Y2025).confidence == 1


def test_every_succession_names_known_bodies_and_its_document(pack: Pack) -> None:
    names = {u.name for u in pack.data.units} | {p.name for p in pack.data.provinces}
    for succession in pack.data.successions:
        assert {succession.old, succession.new} <= names
        assert succession.citation
    (ministry,) = [s.new for s in pack.successors("Bộ Kế hoạch và Đầu tư", Y2025)]
    assert ministry == "Bộ Tài chính"
    assert pack.successors("Bộ Kế hoạch và Đầu tư", Y2021) == ()


def test_provinces_before_and_after_the_merger(pack: Pack) -> None:
    assert sum(p.valid_to is None or p.valid_to > Y2021 for p in pack.data.provinces if p.name != "Huế") == 63
    assert sum(p.valid_to is None for p in pack.data.provinces) == 34


def test_own_units_win_and_change_the_hash(pack: Pack) -> None:
    own = Unit("Vụ An sinh xã hội", "vu", abbreviations=("ASXH",), code="VASXH", valid_from=date(2024, 3, 1))
    mine = load_pack(extra_units=[own])
    assert mine.resolve_unit("Vụ ASXH", Y2025).unit == "Vụ An sinh xã hội"
    assert mine.issuer_of_code("VASXH", Y2025) == "Vụ An sinh xã hội"
    assert mine.issuer_of_code("VASXH", Y2021) is None
    assert pack.resolve_unit("Vụ ASXH", Y2025).unit is None
    assert mine.sha256 == pack.with_units([own]).sha256 != pack.sha256


def test_the_ministry_alone_means_the_issuer() -> None:
    assert load_pack(issuer="Bộ Nội vụ").resolve_unit("Bộ", Y2025).unit == "Bộ Nội vụ"


def test_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownPack):
        load_pack("../vn")


def test_codes_and_kinds(pack: Pack) -> None:
    assert pack.kind_of_abbreviation("QĐ") == "Quyết định"
    assert pack.kind_of_abbreviation("TTr") == "Tờ trình"
    assert pack.kind_of_abbreviation("XX") is None
    assert pack.issuer_of_code("LĐTBXH", Y2021) == "Bộ Lao động - Thương binh và Xã hội"
    assert pack.issuer_of_code("LĐTBXH", Y2025) is None
    assert pack.issuer_of_code("QH14", Y2021) == "Quốc hội"
    assert pack.issuer_of_code("BTC", None) == "Bộ Tài chính"
    assert len([k for k in pack.kinds if k.law == "administrative"]) == 29


@given(st.text(max_size=80))
def test_resolving_never_raises_and_never_claims_an_unknown(words: str) -> None:
    match = load_pack().resolve_unit(words, Y2021)
    assert 0 <= match.confidence <= 1
    assert not (match.unit and match.group)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_folding_keeps_the_length(words: str) -> None:
    assert len(fold(words)) == len(words)
    assert key(key(words)) == key(words)
