"""Where tables and pages stand in a layout, asked once for the whole of a document and not once a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.directives.contract.layout import Pages, Tables, layout_of_words
from dondoc.apps.directives.contract.spread import spread

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 12))


class Counted(list[Any]):
    """A list that counts how often somebody goes through it."""

    walks = 0

    def __iter__(self) -> Iterator[Any]:
        self.walks += 1
        return super().__iter__()


@given(st.lists(SPAN, max_size=6))
def test_tables_that_overlap_and_nest_are_found_as_one_by_one(spans: list[tuple[int, int]]) -> None:
    tables = [[[[start, start + length, 0, 0, 1, 1]]] for start, length in spans]
    for at, found in ((at, Tables({"tables": tables}).at(at)) for at in range(45)):
        assert found == next((i for i, (start, length) in enumerate(spans) if start <= at < start + length), None)


@given(st.lists(st.sampled_from([None, 1, 2, 3]), max_size=8))
def test_a_piece_without_a_page_stands_on_the_page_before_it(numbers: list[int | None]) -> None:
    pages = Pages({"pieces": [[5 * n, 5 * n + 4, page, ""] for n, page in enumerate(numbers)]})
    for at in range(5 * len(numbers)):
        assert pages.at(at) == next((page for page in reversed(numbers[: at // 5 + 1]) if page), None)


def test_the_tables_are_gone_through_once_for_all_facts() -> None:
    layout = layout_of_words("\n".join(f"{n}\tViệc {n}" for n in range(40)))
    layout["tables"] = Counted(layout["tables"])
    tasks = [{"id": f"t-{n}", "text": "", "span": [9 * n, 9 * n + 2]} for n in range(40)]
    assert {draft.group for draft in spread({"tasks": tasks}, layout)} == {"table:0"}
    assert layout["tables"].walks == 1
