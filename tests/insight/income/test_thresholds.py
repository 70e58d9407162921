"""How near a family is to the tax on sales: by the year that ends now, or the one that ended with last month."""

import pytest

from storefront.insight.income import Income, MonthEarned, Period, Sums, ending, thresholds
from storefront.insight.income.thresholds import FAR, MAY, MUST, REGISTERED, SOON_MAY, SOON_MUST, Meter
from storefront.insight.statements import Month

LAST = Month(2026, 12)


@pytest.mark.parametrize(
    ("now", "before", "stage"),
    [
        (0, 0, FAR),
        (149_999_99, 0, FAR),
        (150_000_00, 0, SOON_MAY),
        (187_499_99, 0, SOON_MAY),
        (187_500_00, 0, MAY),
        (299_999_99, 0, MAY),
        (300_000_00, 0, SOON_MUST),
        (375_000_00, 375_000_00, SOON_MUST),
        (375_000_01, 0, MUST),
        (10_000_00, 375_000_01, MUST),
        (10_000_00, 300_000_00, SOON_MUST),
        (10_000_00, 187_500_00, MAY),
        (10_000_00, 150_000_00, SOON_MAY),
    ],
)
def test_where_a_family_stands(now: int, before: int, stage: str) -> None:
    assert Meter(now, before, is_registered=False, month=LAST).stage == stage
    assert Meter(now, before, is_registered=True, month=LAST).stage == REGISTERED


@pytest.mark.parametrize(
    ("now", "percent", "left"), [(-5, 0, 37_500_005), (187_500_00, 50, 187_500_00), (10**9, 100, 0)]
)
def test_how_much_is_reached_and_left(now: int, percent: int, left: int) -> None:
    meter = Meter(now, now, is_registered=False, month=LAST)

    assert (meter.percent, meter.left_minor) == (percent, left)


def test_thirteen_months_give_two_years_of_what_was_not_given_back() -> None:
    period = ending(Month(2026, 11), 13)
    sums = [Sums(sold_minor=10 ** (place % 3), back_minor=1, fees_minor=5) for place in range(13)]
    months = [MonthEarned(month, {"market": one}) for month, one in zip(period.months, sums, strict=True)]

    meter = thresholds.meter(Income(period, months), is_registered=False)

    assert meter.now_minor == sum(one.sold_minor for one in sums[1:]) - 12
    assert meter.before_minor == sum(one.sold_minor for one in sums[:-1]) - 12


@pytest.mark.parametrize(
    ("now", "sold", "first", "last"),
    [(0, 7_000, Month(2025, 12), Month(2026, 11)), (7_001, 7_001, Month(2026, 1), LAST)],
)
def test_the_year_with_more_in_it_counts_and_is_named(now: int, sold: int, first: Month, last: Month) -> None:
    """On the first of December a whole December leaves the year that ends now."""
    period = ending(LAST, 13)
    sums = {period.first: Sums(sold_minor=7_000), LAST: Sums(sold_minor=now)}
    months = [MonthEarned(month, {"market": sums.get(month, Sums())}) for month in period.months]

    meter = thresholds.meter(Income(period, months), is_registered=False)

    assert (meter.sold_minor, meter.period) == (sold, Period(first, last))
