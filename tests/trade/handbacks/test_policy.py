"""A shopper may deny what a family says it gave: for a week, and not once the office has looked into it."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.trade.handbacks import DENY_DAYS, may_deny
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
