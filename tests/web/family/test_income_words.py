"""How near the tax on sales is, in words for each stage; every channel and every kind of booking has its own."""

import pytest
from flask import Flask

from storefront.insight.income import HAPPENED, STALL, VOIDED, Period, thresholds
from storefront.insight.income.booked import EARNING
from storefront.insight.income.thresholds import Meter
from storefront.insight.statements import Month
from storefront.trade.checkouts.channels import CHANNELS
from storefront.web.family import income_words
from storefront.web.kit.locale import read_in


@pytest.mark.parametrize(
    ("now", "kind", "says", "advises"),
    [
        (0, "good", "far from the VAT limit", ""),
        (thresholds.worrying(thresholds.MAY_MINOR), "good", "SAR 187,500", "Do nothing now"),
        (thresholds.MAY_MINOR, "good", "above SAR 375,000", "Ask somebody"),
        (thresholds.MUST_MINOR - 1_000_00, "warn", "SAR 1,000", "Prepare now"),
        (thresholds.MUST_MINOR + 1, "bad", "more than SAR 375,000", "within 30 days"),
    ],
)
def test_each_stage_says_what_it_means_and_what_to_do(app: Flask, now: int, kind: str, says: str, advises: str) -> None:
    with app.test_request_context(), read_in("en"):
        near = income_words.near_words(Meter(now, 0, is_registered=False, month=Month(2026, 11)))

    assert (near.kind, near.months) == (kind, "From December 2025 to November 2026")
    assert says in near.meaning.replace("\N{NO-BREAK SPACE}", " ")
    assert advises in near.advice


def test_every_channel_and_kind_has_its_words(app: Flask) -> None:
    assert set(income_words.BROUGHT) == {*CHANNELS, STALL}
    assert set(income_words.KINDS) == {*EARNING, VOIDED, *HAPPENED}
    with app.test_request_context(), read_in("en"):
        assert all(income_words.channel_words(channel)[0].isascii() for channel in (*CHANNELS, STALL))


def test_a_period_is_told_by_its_ends(app: Flask) -> None:
    first, last = Month(2025, 12), Month(2026, 11)

    with app.test_request_context(), read_in("en"):
        said = [income_words.period_words(one) for one in (Period(first, last), Period(last, last))]
        short = income_words.short_month(first)

    assert (said, short) == (["From December 2025 to November 2026", "November 2026"], "Dec")
