"""How much of a file a reader takes before it refuses: the guard against bombs and endless files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from dondoc.core.text.model import CannotRead


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a reader takes; beyond it the file is refused, never cut.

    Attributes:
        bytes: size of the file.
        unpacked: size of all that is unpacked from it (the parts of a Word file), counted while it is unpacked.
        pages: pages of a PDF.
        depth: nesting of tables, lists and elements.
        seconds: time for reading one file; a page that is a picture adds ``page_seconds``.
        page_seconds: time for recognising the words of one picture.
        whole: time for reading one file, its pictures included; whoever waits for it gives up then.
    """

    bytes: int = 50_000_000
    unpacked: int = 500_000_000
    pages: int = 2000
    depth: int = 100
    seconds: float = 60
    page_seconds: float = 5
    whole: float = inf


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse an empty file and one above ``limits.bytes``.

    Raises:
        CannotRead: ``empty`` or ``too-large``.
    """
    if not data:
        raise CannotRead("empty", "Tệp rỗng, không có nội dung. Hãy kiểm tra lại và tải lên tệp khác.")
    if len(data) > limits.bytes:
        megabytes = limits.bytes // 1_000_000
        raise CannotRead("too-large", f"Tệp lớn hơn {megabytes} MB cho phép. Hãy tách hoặc nén lại tệp rồi tải lên.")


_LAST_SECONDS, _LAST_SHARE = 20, 0.25


@dataclass(slots=True)
class Stopwatch:
    """Measures one reading against ``limits.seconds``.

    >>> Stopwatch(Limits(seconds=5), now=lambda: 0.0).check()
    """

    limits: Limits
    now: Callable[[], float] = time.monotonic
    started: float = field(init=False)
    more: float = 0.0

    def __post_init__(self) -> None:
        self.started = self.now()

    def allow(self, seconds: float) -> None:
        """Give a file more time, for work that its size alone does not show."""
        self.more += seconds

    @property
    def most(self) -> float:
        """How long the reading may take, in seconds."""
        return min(self.limits.seconds + self.more, self.limits.whole)

    def nearly_up(self) -> bool:
        """Whether hardly more than the time for putting together what has been read is left.

        >>> Stopwatch(Limits(seconds=60), now=iter([0.0, 50.0]).__next__).nearly_up()
        True
        """
        most = self.most
        return self.now() - self.started > most - min(_LAST_SECONDS, most * _LAST_SHARE)

    def check(self) -> None:
        """Refuse to go on when the time is used up.

        Raises:
            CannotRead: ``too-large``.
        """
        most = self.most
        if self.now() - self.started > most:
            seconds = f"{most:g}".replace(".", ",")
            raise CannotRead(
                "too-large",
                f"Tệp quá phức tạp, đọc quá {seconds} giây chưa xong. Hãy tách thành các tệp nhỏ hơn rồi tải lên.",
            )
