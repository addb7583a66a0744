"""Draws the boxes over the picture of a page as SVG: attributes only, every box a link to its fact."""

from __future__ import annotations

from collections.abc import Mapping

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
    boxes = "".join(_box(lit, base, signs.get(lit.fact, ""), current) for lit in leaf.boxes)
    size = f'viewBox="0 0 {leaf.width:g} {leaf.height:g}" preserveAspectRatio="none"'
    return mark_safe(f'<svg {size} focusable="false">{unsure}{boxes}</svg>')


def _box(lit: Lit, base: str, sign: str, current: int | None) -> str:
    on = " on" if lit.fact == current else ""
    apart = "" if lit.first else ' tabindex="-1" aria-hidden="true"'
    badge = _badge(lit, sign) if lit.first else ""
    return (
        f'<a class="box k-{lit.look}{on}" href="{escape(base)}?muc={lit.fact}" data-fact="{lit.fact}"'
        f' data-sign="{_plain(sign)}" aria-label="{escape(lit.label)}"{apart}><rect {_rect(lit.box)}/>{badge}</a>'
    )


def _plain(sign: str) -> str:
    return "q" if sign.isdigit() else sign


def _badge(lit: Lit, sign: str) -> str:
    """The place among the doubtful, in the margin beside the box; shown while the fact is doubtful."""
    x, y = max(_RADIUS + 1, lit.box.x - _RADIUS - 3), lit.box.y + _RADIUS + 1
    number = sign if sign.isdigit() else ""
    circle = f'<circle cx="{x:g}" cy="{y:g}" r="{_RADIUS}"/>'
    return f'<g class="no">{circle}<text x="{x:g}" y="{y + _LOWER:g}" text-anchor="middle">{number}</text></g>'


def _rect(box: Box) -> str:
    return f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="2"'
