"""How near a family is to the tax on sales: by the year that ends now, or the one that ended with last month."""

import pytest

from storefront.insight.income import Income, MonthEarned, Sums, ending, thresholds
from storefront.insight.income.thresholds import FAR, MAY, MUST, REGISTERED, SOON_MAY, SOON_MUST, Meter
from storefront.insight.statements import Month

MONTH = Month(2026, 12)


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
        (290_000_00, 310_000_00, SOON_MUST),
        (180_000_00, 190_000_00, MAY),
        (0, 150_000_00, SOON_MAY),
    ],
)
def test_where_a_family_stands(now: int, before: int, stage: str) -> None:
    assert Meter(now, before, is_registered=False, month=MONTH).stage == stage
    assert Meter(now, before, is_registered=True, month=MONTH).stage == REGISTERED


@pytest.mark.parametrize(
    ("now", "percent", "left"), [(-5, 0, 37_500_005), (187_500_00, 50, 187_500_00), (10**9, 100, 0)]
)
def test_how_much_is_reached_and_left(now: int, percent: int, left: int) -> None:
    meter = Meter(now, -10, is_registered=False, month=MONTH)

    assert (meter.percent, meter.left_minor) == (percent, left)


def test_thirteen_months_give_two_years_of_what_was_not_given_back() -> None:
    period = ending(Month(2026, 11), 13)
    sums = [Sums(sold_minor=10 ** (place % 3), back_minor=1, fees_minor=5) for place in range(13)]
    months = [MonthEarned(month, {"market": one}) for month, one in zip(period.months, sums, strict=True)]

    meter = thresholds.meter(Income(period, months), is_registered=False)

    assert meter.now_minor == sum(one.sold_minor for one in sums[1:]) - 12
    assert meter.before_minor == sum(one.sold_minor for one in sums[:-1]) - 12


def test_the_larger_of_the_two_years_counts_and_says_its_months() -> None:
    on_the_first = Meter(16_708_00, 19_500_00, is_registered=False, month=MONTH)
    later = Meter(20_000_00, 19_500_00, is_registered=False, month=MONTH)

    assert (on_the_first.sold_minor, str(on_the_first.period.first)) == (19_500_00, "2025-12")
    assert str(on_the_first.period.last) == "2026-11"
    assert (later.sold_minor, str(later.period.first), str(later.period.last)) == (20_000_00, "2026-01", "2026-12")
