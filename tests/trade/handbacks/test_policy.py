"""A shopper may deny what a family says it gave: for a week, and not once the office has looked into it. How the two reach each
other stays known as long as cash is to be given back."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.trade.handbacks import DENY_DAYS, knows_shopper, may_deny
from storefront.trade.orders import Parcel
from storefront.treasury.payments import Refund

GIVEN = datetime(2026, 11, 1, 12, tzinfo=UTC)
LAST = GIVEN + timedelta(days=DENY_DAYS)


@pytest.mark.parametrize(
    ("changed", "now", "may"),
    [
        ({}, GIVEN, True),
        ({}, LAST, True),
        ({}, LAST + timedelta(seconds=1), False),
        ({"state": "asked"}, GIVEN, False),
        ({"way": "hand"}, GIVEN, False),
        ({"trouble": "أقرّ المشتري"}, GIVEN, False),
        ({"done_at": None}, GIVEN, False),
    ],
)
def test_a_shopper_may_deny_what_a_family_says(changed: dict[str, str], now: datetime, may: bool) -> None:
    refund = Refund(**{"state": "done", "way": "family", "trouble": "", "done_at": GIVEN, **changed})

    assert may_deny(refund, now) is may


@pytest.mark.parametrize(
    ("state", "knows"),
    [("placed", False), ("accepted", True), ("sent", True), ("completed", False), ("returned", False)],
)
def test_an_order_names_both_while_it_is_made_and_can_be_given_back(state: str, knows: bool) -> None:
    assert knows_shopper(Parcel(state=state), []) is knows


@pytest.mark.parametrize(
    ("state", "way", "knows"),
    [("asked", "family", True), ("failed", "family", True), ("done", "family", False), ("asked", "provider", False)],
)
def test_both_are_named_while_a_family_holds_cash_of_the_shopper(state: str, way: str, knows: bool) -> None:
    assert knows_shopper(Parcel(state="returned"), [Refund(state=state, way=way)]) is knows
