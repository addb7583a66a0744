"""Indicators on the page: as written, in their tree, with sums that do not add up."""

from __future__ import annotations

from decimal import Decimal

from tests.apps.directives.contracts import JSON, decision
from tests.apps.directives.factories import confirmed_document
from tests.apps.programmes.plans import choices
from tests.conftest import Org

from dondoc.apps.accounts.models import Post
from dondoc.apps.indicators.selectors.plan import IndicatorLine, indicator_groups
from dondoc.apps.programmes.services.publish import publish


def _lines(org: Org, officer: Post, first: int, second: JSON) -> list[IndicatorLine]:
    contract = decision()
    whole, part = contract["indicators"]
    whole["target"] |= {"low": first, "high": first}
    part |= {"parent": whole["id"], **second}
    version = publish(document=confirmed_document(contract, by=officer), by=officer, choices=choices(org.planning))
    return [line for group in indicator_groups(version) for line in group.lines]


def test_parts_that_do_not_add_up_show_both_figures(org: Org, officer: Post) -> None:
    whole, part = _lines(org, officer, 66, {"additive": True})
    assert whole.wrong_sum is not None
    assert (whole.wrong_sum.expected, whole.wrong_sum.found) == (Decimal(66), Decimal("25.5"))
    assert (whole.depth, part.depth) == (0, 1)


def test_a_part_may_be_less_than_its_whole(org: Org, officer: Post) -> None:
    whole, part = _lines(org, officer, 66, {"additive": False})
    assert whole.wrong_sum is None
    assert part.row.parent == whole.row


def test_targets_and_leads_are_shown_as_written(org: Org, officer: Post) -> None:
    whole, part = _lines(org, officer, 66, {})
    assert [target.raw for target in whole.targets] == ["Khoảng 66"]
    assert part.lead == "Cục Việc làm"
    assert part.targets[0].goal.low == Decimal("25.5")
