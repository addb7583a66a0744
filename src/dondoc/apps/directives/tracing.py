"""Draws the boxes over the picture of a page as SVG: attributes only, every box a link to its fact."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dondoc.apps.directives.contract.places import Box
from dondoc.apps.directives.selectors.pictures import Leaf, Lit

_RADIUS = 8
_LOWER = 4


def trace(leaf: Leaf, base: str, signs: Mapping[int, str], current: int | None) -> SafeString:
    """The overlay of a page; empty when nothing stands on it.

    Args:
        leaf: the page.
        base: the address that shows a fact with ``?muc=``.
        signs: fact → its sign: "ok", "x", "wait", or its place among the doubtful.
        current: the fact on the card.
    """
    if not leaf.boxes and not leaf.doubtful:
        return SafeString("")
    unsure = "".join(f'<rect class="dim" {_rect(box)}/>' for box in leaf.doubtful)
    margin = _margin(leaf.boxes, signs)
    shown = _shown(leaf.boxes, signs)
    boxes = "".join(_box(lit, base, signs.get(lit.fact, ""), current, margin, shown) for lit in leaf.boxes)
    size = f'viewBox="0 0 {leaf.width:g} {leaf.height:g}" preserveAspectRatio="none"'
    return mark_safe(f'<svg {size} focusable="false">{unsure}{boxes}</svg>')


def _shown(boxes: Iterable[Lit], signs: Mapping[int, str]) -> set[int]:
    """The boxes to be seen (by ``id``): of those that lie on the same words one alone, lest they darken what they mark.

    One of a fact that was turned down gives way to one that stands.
    """
    ordered = sorted(boxes, key=lambda lit: signs.get(lit.fact) == "x")
    return {id(lit) for lit in {(lit.look, lit.box): lit for lit in reversed(ordered)}.values()}


def _margin(boxes: Iterable[Lit], signs: Mapping[int, str]) -> dict[int, tuple[float, float]]:
    """Fact → the middle of its sign, left of the paragraph or cell and clear of the signs of other doubtful facts."""
    places: dict[int, tuple[float, float]] = {}
    taken: list[tuple[float, float]] = []
    for lit in sorted((b for b in boxes if b.first), key=lambda b: (b.box.y, b.box.x)):
        x, y = lit.edge - _RADIUS - 3, lit.box.y + _RADIUS + 1
        while any(abs(x - there[0]) < 2 * _RADIUS and abs(y - there[1]) < 2 * _RADIUS for there in taken):
            x -= 2 * _RADIUS + 1
        places[lit.fact] = (max(_RADIUS + 1, x), y)
        if signs.get(lit.fact, "").isdigit():
            taken.append((x, y))
    return places


def _box(
    lit: Lit,
    base: str,
    sign: str,
    current: int | None,
    margin: Mapping[int, tuple[float, float]],
    shown: Container[int],
) -> str:
    on = (" on" if lit.fact == current else "") + ("" if id(lit) in shown else " again")
    apart = "" if lit.first else ' tabindex="-1" aria-hidden="true"'
    badge = _badge(sign, *margin[lit.fact]) if lit.first else ""
    return (
        f'<a class="box k-{lit.look}{on}" href="{escape(base)}?muc={lit.fact}" data-fact="{lit.fact}"'
        f' data-sign="{_plain(sign)}" aria-label="{escape(lit.label)}"{apart}><rect {_rect(lit.box)}/>{badge}</a>'
    )


def _plain(sign: str) -> str:
    return "q" if sign.isdigit() else sign


def _badge(sign: str, x: float, y: float) -> str:
    """The place among the doubtful; shown while the fact is doubtful."""
    number = sign if sign.isdigit() else ""
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="{_RADIUS}"/>'
    return f'<g class="no">{circle}<text x="{x:g}" y="{y + _LOWER:g}" text-anchor="middle">{number}</text></g>'


def _rect(box: Box) -> str:
    return f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="2"'
