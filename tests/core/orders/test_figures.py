"""Figures as Vietnamese writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.orders.drafts import pack

from dondoc.core.orders.figures import find_figures, read_figure, read_number


@pytest.mark.parametrize(
    ("words", "comparator", "low", "high"),
    [
        ("Khoảng 66", "about", "66", "66"),
        ("Trên 86", "above", "86", "86"),
        ("1-1,5", "range", "1", "1.5"),
        ("100", "equal", "100", "100"),
        ("Khoảng 2.371.000", "about", "2371000", "2371000"),
        ("ít nhất 30%", "at_least", "30", "30"),
        ("dưới 50%", "below", "50", "50"),
        ("không quá 3%", "at_most", "3", "3"),
        ("70% trở lên", "at_least", "70", "70"),
        ("từ 7-12 bậc so với năm 2019", "range", "7", "12"),
        ("gần 79 ngàn người", "almost", "79000", "79000"),
        ("gần 1.2 tỉ đồng", "almost", "1200000000", "1200000000"),
        ("≥ 95%", "at_least", "95", "95"),
    ],
)
def test_a_target_is_read(words: str, comparator: str, low: str, high: str) -> None:
    figure = read_figure(words, pack())
    assert figure is not None
    assert (figure.comparator, figure.low, figure.high) == (comparator, Decimal(low), Decimal(high))


def test_the_base_year_is_kept() -> None:
    figure = read_figure("lên 7-12 bậc so với năm 2019", pack())
    assert figure is not None
    assert figure.base_year == 2019


def test_words_without_a_figure_state_no_target() -> None:
    assert read_figure("Hoàn thành cơ bản", pack()) is None


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_are_parted_by_dots(value: int) -> None:
    assert read_number(f"{value:,}".replace(",", ".")) == value


@given(st.text(alphabet="0123456789.,-–% ngànkhoảtrêhấ", max_size=60))
def test_a_figure_lies_in_its_words(words: str) -> None:
    for figure in find_figures(words, pack()):
        assert 0 <= figure.span.start < figure.span.end <= len(words)
        assert figure.low <= figure.high
