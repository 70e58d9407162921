"""Nobody is woken by what can wait."""

from datetime import UTC, datetime

import pytest

from storefront.community.notices.hours import CODE, URGENT, is_quiet


@pytest.mark.parametrize(
    ("utc", "quiet"),
    [("18:59", False), ("19:00", True), ("21:30", True), ("04:59", True), ("05:00", False), ("12:00", False)],
)
def test_the_night_of_riyadh_is_from_ten_to_eight(utc: str, quiet: bool) -> None:
    hour, minute = map(int, utc.split(":"))

    assert is_quiet(datetime(2026, 3, 4, hour, minute, tzinfo=UTC)) is quiet


def test_codes_and_what_concerns_signing_in_cannot_wait() -> None:
    assert {CODE, "password-changed", "email-changed"} <= URGENT
    assert not URGENT & {"parcel-new", "parcel-moved", "followed-goods", "payout-done"}
