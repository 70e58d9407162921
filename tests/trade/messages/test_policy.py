"""Until when a message can be written."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.trade.messages import policy

THEN = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "days", "may"),
    [("placed", 0, True), ("delivered", 200, True), ("completed", 90, True), ("completed", 91, False),
     ("cancelled", 91, False), ("returned", 89, True)],
)  # fmt: skip
def test_until_ninety_days_after_the_end(state: str, days: int, may: bool) -> None:
    assert policy.may_write(state, THEN, THEN, THEN + timedelta(days=days)) is may


def test_not_before_the_family_was_told() -> None:
    assert not policy.may_write("placed", THEN, None, THEN)
