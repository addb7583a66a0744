"""A person's figure as Vietnamese documents write it: dots part thousands, a comma parts decimals; never guessed at."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+")
_HEDGED = re.compile(r"[^\W\d_]{2,}|[~≈<>≥≤+/…–]")
DIGITS, PLACES = 18, 6


class UnclearFigure(ValueError):
    """The words are not one figure.

    Attributes:
        code: "words" (khoảng 66), "two-ways" (1.5 or 90,000), "not-a-number" (1.5.2) or "too-long".
        readings: the figures that it may stand for, as they ought to be written, when it can be read in two ways.

    A comma before three digits may be English thousands, a dot before other than three an English decimal:

    >>> for words in ("90,000", "25.5", "khoảng 66", "60-70", "1.5.2", "12.34.567"):
    ...     try: read_figure(words)
    ...     except UnclearFigure as unclear: print(words, unclear.code, *unclear.readings)
    90,000 two-ways 90.000 90
    25.5 two-ways 25,5 255
    khoảng 66 words
    60-70 not-a-number
    1.5.2 not-a-number
    12.34.567 not-a-number
    """

    def __init__(self, code: str, readings: tuple[str, ...] = ()) -> None:
        """Keep what is wrong."""
        super().__init__(code)
        self.code, self.readings = code, readings


def read_figure(raw: str) -> Decimal | None:
    """The figure that ``raw`` writes, or None when it is blank; what can be read in two ways is refused.

    >>> [str(read_figure(words)) for words in ("90.000", "25,5", "1.768.000,25", "90 000", "-3", " 66 % ", "0", "")]
    ['90000', '25.5', '1768000.25', '90000', '-3', '66', '0', 'None']

    Raises:
        UnclearFigure: the words are not one figure, or may be two.
    """
    words = " ".join(raw.replace("\u00a0", " ").replace("−", "-").split()).removesuffix("%").strip()
    if not words:
        return None
    sign, body = ("-", words[1:].strip()) if words.startswith("-") else ("", words)
    if _HEDGED.search(body):
        raise UnclearFigure("words")
    _refuse_two_ways(sign, body)
    whole, comma, part = body.partition(",")
    if not _GROUPED.fullmatch(whole) or (comma and not re.fullmatch(r"\d+", part)):
        raise UnclearFigure("not-a-number")
    digits = re.sub(r"\D", "", whole)
    if len(digits) > DIGITS or len(part) > PLACES:
        raise UnclearFigure("too-long")
    return Decimal(f"{sign}{digits}.{part or 0}") if part else Decimal(f"{sign}{digits}")


def _refuse_two_ways(sign: str, body: str) -> None:
    english = re.fullmatch(r"([1-9]\d{0,2}),(\d{3})|(\d{1,3}(?:,\d{3}){2,})", body)
    if english:
        grouped = body.replace(",", ".")
        other = (english[1],) if english[1] and english[2] == "000" else (body + "0",) if english[1] else ()
        raise UnclearFigure("two-ways", tuple(f"{sign}{reading}" for reading in (grouped, *other)))
    dotted = re.fullmatch(r"(\d+)\.(\d{1,2}|\d{4,})", body)
    if dotted:
        raise UnclearFigure("two-ways", (f"{sign}{dotted[1]},{dotted[2]}", f"{sign}{dotted[1]}{dotted[2]}"))
