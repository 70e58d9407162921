"""The terms of payouts come from the settings."""

from flask import Flask

from storefront.treasury import payouts


def test_the_terms_are_those_of_the_settings(app: Flask) -> None:
    try:
        payouts.open_with({"PAYOUT_MINIMUM": 1, "PAYOUT_FOUR_EYES": 2})
        assert payouts.terms() == payouts.Terms(1, 2)
    finally:
        payouts.open_with(app.config)

    assert payouts.terms() == payouts.Terms(minimum_minor=5_000, four_eyes_minor=500_000)
