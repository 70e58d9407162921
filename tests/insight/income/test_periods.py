"""Periods of whole months, however they are asked for."""

import pytest

from storefront.insight.income import MOST, Period, asked, ending
from storefront.insight.statements import Month


def test_a_year_ends_with_its_month() -> None:
    assert ending(Month(2026, 11)) == Period(Month(2025, 12), Month(2026, 11))
    assert ending(Month(2026, 12)) == Period(Month(2026, 1), Month(2026, 12))
    assert ending(Month(2026, 1), 1) == Period(Month(2026, 1), Month(2026, 1))


def test_its_months_come_the_oldest_first_and_meet() -> None:
    period = Period(Month(2025, 11), Month(2026, 2))

    assert [str(month) for month in period.months] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert (period.begins, period.ends) == (Month(2025, 11).begins, Month(2026, 3).begins)


def test_either_end_may_be_named_first_and_no_more_is_shown_than_fits() -> None:
    assert asked(Month(2026, 5), Month(2026, 2)) == Period(Month(2026, 2), Month(2026, 5))
    assert len(asked(Month(2001, 1), Month(2026, 2)).months) == MOST


def test_nothing_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(Month(2026, 2), Month(2026, 1))
