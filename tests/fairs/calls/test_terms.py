"""What a call may say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from storefront.fairs.calls import Terms, refusals, terms
from storefront.kernel.wording import TextIsTooLong

OPENS = datetime(2026, 12, 10, 5, tzinfo=UTC)
CLOSES = datetime(2027, 1, 9, 20, 59, 59, tzinfo=UTC)
FIRST, OPENING = date(2027, 2, 8), datetime(2027, 2, 8, 13, tzinfo=UTC)
RIGHT = Terms(OPENS, CLOSES, date(2027, 1, 20), 12, {5: 3, 6: 12}, ("الحضور كل الأيام.", ""))


def columns(**other: Any) -> dict[str, object]:
    return terms.columns(replace(RIGHT, **other), first_day=FIRST, opening=OPENING)


def test_what_is_right_becomes_columns() -> None:
    told = columns(fee_minor=30000, deposit_minor=10000, offer_days=5, fee_due_on=date(2027, 1, 25))

    assert (told["places"], told["offer_days"], told["fee_minor"], told["terms_ar"]) == (
        12,
        5,
        30000,
        "الحضور كل الأيام.",
    )
    assert told["fee_due_on"] is None  # a day is only for fees that are paid later


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"closes_at": OPENS}, refusals.CallEndsBeforeItBegins),
        ({"opens_at": CLOSES - timedelta(days=181)}, refusals.CallIsTooLong),
        ({"closes_at": OPENING + timedelta(seconds=1)}, refusals.CallEndsTooLate),
        ({"decides_on": date(2027, 1, 8)}, refusals.DecisionDayIsNotValid),
        ({"decides_on": FIRST}, refusals.DecisionDayIsNotValid),
        ({"places": 0}, refusals.PlacesAreNotValid),
        ({"places": 2001}, refusals.PlacesAreNotValid),
        ({"quotas": {}}, refusals.CategoriesAreMissing),
        ({"quotas": {5: 13}}, refusals.QuotaIsNotValid),
        ({"quotas": {5: 0}}, refusals.QuotaIsNotValid),
        ({"selection": "lots"}, refusals.SelectionIsUnknown),
        ({"fee_moment": "never"}, refusals.SelectionIsUnknown),
        ({"least_score": 101}, refusals.ScoreIsNotValid),
        ({"offer_days": 0}, refusals.OfferDaysAreNotValid),
        ({"offer_days": 31}, refusals.OfferDaysAreNotValid),
        ({"fee_minor": -1}, refusals.FeeIsNotValid),
        ({"deposit_minor": 10_000_001}, refusals.FeeIsNotValid),
        ({"fee_minor": 100, "fee_moment": "later"}, refusals.FeeDayIsNotValid),
        ({"fee_minor": 100, "fee_moment": "later", "fee_due_on": FIRST}, refusals.FeeDayIsNotValid),
        ({"words": (" ", "Terms")}, refusals.TermsAreMissing),
        ({"words": ("شرط " * 2000, "")}, TextIsTooLong),
    ],
)
def test_what_cannot_be(other: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        columns(**other)


def test_a_fee_that_is_paid_later_has_its_day() -> None:
    told = columns(fee_minor=100, fee_moment="later", fee_due_on=date(2027, 1, 20))

    assert told["fee_due_on"] == date(2027, 1, 20)


def test_a_call_may_end_with_the_day_it_is_decided_on() -> None:
    assert columns(decides_on=date(2027, 1, 9))["decides_on"] == date(2027, 1, 9)
