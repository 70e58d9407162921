"""Which providers families can be paid through: those the settings name, and no others."""

from flask import Flask

from storefront.treasury import payouts, transfers


def test_families_are_paid_by_the_bank_alone_unless_the_settings_say_more(app: Flask) -> None:
    named = payouts.names_online()

    transfers.open_with({**app.config, "STRIPE_TRANSFERS": False})

    assert (named, payouts.names_online()) == (["stripe"], [])
    assert (transfers.openings.offered(), transfers.openings.pages(), transfers.openings.to_look_at()) == ("", (), [])
    assert payouts.online("bank_file") is None
