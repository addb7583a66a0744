"""Number and day of a head, which clerks write into the print: read by two readers, left open where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dondoc.core.text.scanning.picture import POINT, Mask
from dondoc.core.text.scanning.slotreading import figures_in
from dondoc.core.text.scanning.slots import Slot, find_slots, is_figure
from dondoc.core.text.scanning.words import Seen

OPEN = "…"
"""What stands for figures that nobody could read."""
_KINDS = ("month", "day", "number")
_PLAIN = 0.88
"""How sure the recogniser is of figures that are printed."""
_LIKELY, _CERTAIN = 0.5, 0.8
_AGREED, _ALONE, _GUESSED = 0.9, 0.7, 0.5
_BODY = 0.6
_BARE = len("Số")
_HEAD_SHARE = 0.4


@dataclass(slots=True)
class FigureReader:
    """Reads again the figures in the slots of one page.

    Attributes:
        ink: the page.
        left_open: the kinds of slots of the head that could not be read.
    """

    ink: Mask
    left_open: list[str] = field(default_factory=list)

    def set_figures(self, seen: Sequence[Seen]) -> list[Seen]:
        """The words, the figures of their slots as two readers have them."""
        out: list[Seen] = []
        start = 0
        for end in range(1, len(seen) + 1):
            if end == len(seen) or seen[end].row != seen[start].row:
                out += self._line(list(seen[start:end]))
                start = end
        return out

    def _line(self, line: list[Seen]) -> list[Seen]:
        for kind in _KINDS:
            for slot in reversed([s for s in find_slots(line) if s.kind == kind]):
                head = self._in_head(line, slot)
                said, sure = self._read(slot, head)
                if said != slot.said or sure != slot.sure:
                    line = _with(line, slot, said, sure, opens=head)
        return line

    def _in_head(self, line: Sequence[Seen], slot: Slot) -> bool:
        """Whether a slot stands where the head of a document has it: high up, its line opened or closed by it."""
        if slot.box[3] > _HEAD_SHARE * self.ink.shape[0]:
            return False
        return slot.words[0] == 0 if slot.kind == "number" else slot.words[1] >= len(line) - 4

    def _read(self, slot: Slot, head: bool) -> tuple[str, float]:
        """The figures of a slot and how sure they are; as they were where they are printed and plain."""
        plain = is_figure(slot)
        if plain and slot.sure >= (_PLAIN if head else _BODY) and not (head and slot.kind == "number"):
            return slot.said, slot.sure
        own, likely = figures_in(self.ink, slot)
        if plain and own == slot.said:
            return own, max(_AGREED, slot.sure)
        if plain and (likely < _CERTAIN or len(own) != len(slot.said)) and (slot.sure >= _PLAIN or not head):
            return slot.said, slot.sure
        if likely >= _LIKELY:
            return own, _ALONE
        if not head:
            return slot.said, min(slot.sure, _GUESSED)
        self.left_open.append(slot.kind)
        return OPEN, 0.0


def _with(line: list[Seen], slot: Slot, said: str, sure: float, *, opens: bool) -> list[Seen]:
    """The line with other figures in a slot."""
    first, last = slot.words
    left, right = line[first], line[last - 1]
    x0, _, x1, _ = slot.box
    before = slot.before
    if slot.kind == "number":
        before = f"{before[0].upper() if opens else before[0]}ố{':' if len(before) > _BARE else ''}"
    new = [_cut(left, before, left.box[0], x0)]
    if slot.kind == "number":
        new.append(_cut(right, said + slot.after, x0, right.box[2], sure))
    else:
        new += [_cut(right, said, x0, x1, sure), _cut(right, slot.after, x1, right.box[2])]
    return [*line[:first], *new, *line[last:]]


def _cut(seen: Seen, text: str, x0: int, x1: int, sure: float | None = None) -> Seen:
    """A word with other letters between other edges."""
    sure = max(seen.word.sure, _AGREED) if sure is None else sure
    word = replace(seen.word, text=text, x0=x0 / POINT, x1=max(x0 + 1, x1) / POINT, sure=sure)
    return replace(seen, word=word, box=(x0, seen.box[1], max(x0 + 1, x1), seen.box[3]))
