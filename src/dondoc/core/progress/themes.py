"""Groups of solutions in a plan's body, to which tasks may be linked: headings under "nhiệm vụ và giải pháp"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dondoc.core.progress.wording import Wording, load_wording


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A heading of the outline, by its place in it."""

    place: int
    label: str
    title: str


def propose_themes(outline: Iterable[Mapping[str, Any]], wording: Wording | None = None) -> tuple[ProposedTheme, ...]:
    """The headings one level below a heading that speaks of solutions, in order.

    >>> outline = [{"label": "II", "heading": "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "level": 2},
    ...            {"label": "1", "heading": "Hoàn thiện thể chế", "level": 3},
    ...            {"label": "a", "heading": "Rà soát", "level": 4},
    ...            {"label": "III", "heading": "TỔ CHỨC THỰC HIỆN", "level": 2},
    ...            {"label": "1", "heading": "Các Vụ", "level": 3}]
    >>> [theme.title for theme in propose_themes(outline)]
    ['Hoàn thiện thể chế']
    """
    words = (wording or load_wording()).theme_parents
    found: list[ProposedTheme] = []
    above: int | None = None
    for place, heading in enumerate(outline):
        level, title = heading["level"], " ".join((heading.get("heading") or "").split())
        if above is not None and level <= above:
            above = None
        if above is None and any(word in title.casefold() for word in words):
            above = level
        elif above is not None and level == above + 1 and title:
            found.append(ProposedTheme(place, heading.get("label") or "", title))
    return tuple(found)
