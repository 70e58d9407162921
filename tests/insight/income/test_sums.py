"""Sums of sums: over months, channels and products, in whatever order they come."""

from storefront.insight.income import Income, MonthEarned, Period, Sold, Sums
from storefront.insight.statements import Month

OCTOBER, NOVEMBER, DECEMBER = (Month(2026, number) for number in (10, 11, 12))
FEW, MANY = Sums(1, 1_000, 100, 72, 500), Sums(2, 5_000, 0, 400, 0)


def year() -> Income:
    """Something sold through two channels, nothing, something through one."""
    first = MonthEarned(OCTOBER, {"market": FEW, "shared": MANY}, [Sold(1, 2, 900, 72), Sold(2, 1, 4_000, 400)])
    last = MonthEarned(DECEMBER, {"market": MANY}, [Sold(1, 9, 5_000, 400)])
    return Income(Period(OCTOBER, DECEMBER), [first, MonthEarned(NOVEMBER), last])


def test_what_is_left_is_what_was_sold_less_what_went_back_and_the_fees() -> None:
    assert (FEW.left_minor, FEW.turnover_minor) == (828, 900)
    assert year().sums == Sums(5, 11_000, 100, 872, 500)


def test_channels_and_products_come_the_most_first() -> None:
    assert [(channel, sums.sold_minor) for channel, sums in year().channels] == [("market", 6_000), ("shared", 5_000)]
    assert year().products == [Sold(1, 11, 5_900, 472), Sold(2, 1, 4_000, 400)]
    assert year().beside_minor == 1_100
    assert year().products[0].left_minor == 5_428


def test_a_part_is_of_the_months_within_and_nothing_else_is() -> None:
    part = year().part(Period(NOVEMBER, DECEMBER))

    assert part is not None
    assert ([one.month for one in part.months], part.sums) == ([NOVEMBER, DECEMBER], MANY)
    assert year().part(Period(NOVEMBER, Month(2027, 1))) is None
