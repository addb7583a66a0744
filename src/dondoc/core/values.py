"""The value that every fact carries: where in the canonical text its words stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points of one canonical NFC text.

    >>> Span(3, 8).of("Số: 01/QĐ")
    ' 01/Q'
    >>> Span(0, 4).covers(Span(1, 3)), Span(0, 4).touches(Span(4, 6))
    (True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of the span, exactly as written in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same length of text, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)
