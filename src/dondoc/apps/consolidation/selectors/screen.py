"""What the page of a report shows: its outline, its blocks with their chips, the checks, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dondoc.apps.consolidation.blocks import ReportBlock
from dondoc.apps.consolidation.models import ConsolidatedReport
from dondoc.apps.consolidation.selectors.checks import Check, checks_of, left_out
from dondoc.apps.consolidation.selectors.drawing import chip_address
from dondoc.apps.consolidation.selectors.whole import Whole


@dataclass(frozen=True, slots=True)
class Shown:
    """A block on the screen.

    Attributes:
        chips: words and address of each source.
        theirs: what somebody else wrote in the meantime, or None; ``who`` wrote it.
        mine: what was typed against it.
    """

    block: ReportBlock
    chips: tuple[tuple[str, str], ...]
    theirs: str | None = None
    mine: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: a heading, how many paragraphs stand under it, whether something is to be looked at."""

    key: str
    title: str
    deep: bool
    count: int
    doubtful: bool


@dataclass
class Screen:
    """The page of a report.

    Attributes:
        clash: key of the block that two people wrote, and what was typed last; or None.
    """

    report: ConsolidatedReport
    clash: tuple[str, str] | None = None

    @cached_property
    def whole(self) -> Whole:
        """The report."""
        return Whole(self.report)

    @cached_property
    def checks(self) -> Sequence[Check]:
        """What is looked at before it is sent; none once it is."""
        return () if self.report.is_sent else checks_of(self.whole)

    @property
    def asks(self) -> bool:
        """Whether something is to be known before sending."""
        return any(check.asks for check in self.checks)

    @property
    def stops(self) -> bool:
        """Whether something keeps it from being sent."""
        return any(check.stops for check in self.checks)

    @property
    def gone(self) -> Sequence[ReportBlock]:
        """The blocks that were left out."""
        return () if self.report.is_sent else left_out(self.whole)

    @property
    def blocks(self) -> list[Shown]:
        """The blocks in order."""
        return [self._shown(block) for block in self.whole.blocks]

    def _shown(self, block: ReportBlock) -> Shown:
        chips = tuple((source.label, chip_address(source, self.report)) for source in block.sources)
        if self.clash is not None and self.clash[0] == block.key:
            last = self.report.changes.get("at", {}).get(block.key, {})
            return Shown(block, chips, block.text, self.clash[1], last.get("by", ""))
        return Shown(block, chips)

    @property
    def outline(self) -> list[Entry]:
        """The headings."""
        doubtful = {check.key for check in self.checks if check.key and check.status != "done"}
        parts: list[tuple[ReportBlock, list[str]]] = []
        for block in self.whole.blocks:
            if block.heading:
                parts.append((block, [block.key]))
            elif parts:
                parts[-1][1].append(block.key)
        return [
            Entry(head.key, head.text, not head.key.startswith("h-"), len(keys) - 1, bool(doubtful & set(keys)))
            for head, keys in parts
        ]
