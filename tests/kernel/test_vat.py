"""The rate of value added tax on a day."""

from datetime import date

import pytest

from storefront.kernel.vat import vat_rate


@pytest.mark.parametrize(
    ("day", "rate"),
    [(date(2017, 12, 31), 0), (date(2018, 1, 1), 500), (date(2020, 6, 30), 500), (date(2020, 7, 1), 1500)],
)
def test_the_rate_of_a_day(day: date, rate: int) -> None:
    assert vat_rate(day) == rate
