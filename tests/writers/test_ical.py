"""The calendar as RFC 5545 wants it, over random words: read back by the letter of the standard."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dondoc.writers.ical import Entry, calendar

WORDS = st.text(max_size=200)
ENTRIES = st.builds(Entry, uid=st.from_regex(r"\A[a-z]{1,30}@dondoc\Z"), day=st.dates(max_value=date(9999, 12, 30)), title=WORDS, about=WORDS)  # fmt: skip


def read(data: bytes) -> list[tuple[str, str]]:
    """Names (without parameters) and values of the lines, unfolded and unescaped."""
    lines = re.sub(r"\r\n[ \t]", "", data.decode()).split("\r\n")
    assert lines.pop() == ""
    return [(name.split(";")[0], _plain(value)) for name, value in (line.split(":", 1) for line in lines)]


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def _shown(text: str) -> str:
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())


@given(st.lists(ENTRIES, max_size=4), WORDS)
def test_what_is_written_is_read_back(entries: list[Entry], name: str) -> None:
    data = calendar(name, entries)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    said = read(data)
    assert [value for key, value in said if key == "SUMMARY"] == [_shown(entry.title) for entry in entries]
    assert [value for key, value in said if key == "DESCRIPTION"] == [_shown(e.about) for e in entries if e.about]
    assert [value for key, value in said if key == "DTSTART"] == [f"{e.day:%Y}{e.day:%m%d}" for e in entries]
    assert [value for key, value in said if key in {"BEGIN", "END"}].count("VEVENT") == 2 * len(entries)


def test_a_line_is_never_cut_inside_a_character() -> None:
    data = calendar("x", [Entry("a@dondoc", date(2026, 9, 30), "ế" * 100)])
    assert all(line.decode() is not None for line in data.split(b"\r\n"))
    assert max(len(line) for line in data.split(b"\r\n")) in {74, 75}
    assert ("SUMMARY", "ế" * 100) in read(data)
