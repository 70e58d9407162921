"""Transfers: offered where there is an account, waited for by the days of banks, given back by people."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from storefront.kernel import clock
from storefront.treasury import gateways
from storefront.treasury.gateways import ProviderRefused, RefundRequest

pytestmark = pytest.mark.usefixtures("app")
NAME = gateways.BankTransfer.name


def test_it_is_offered_where_there_is_an_account(app: Flask) -> None:
    with_one = gateways.offers("transfer", 5000)
    gateways.open_with({**app.config, "BANK_IBAN": ""})

    assert (with_one, gateways.offers("transfer", 5000)) == (True, False)


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        (datetime(2026, 11, 22, 9, tzinfo=UTC), datetime(2026, 11, 25, 21, tzinfo=UTC)),  # a Sunday, until Wednesday
        (datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 11, 30, 21, tzinfo=UTC)),  # over a weekend
        (datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 12, 1, 21, tzinfo=UTC)),  # on a Friday
        (datetime(2026, 11, 22, 22, tzinfo=UTC), datetime(2026, 11, 26, 21, tzinfo=UTC)),  # Monday in Riyadh
    ],
)
def test_banks_take_their_days(asked: datetime, until: datetime) -> None:
    with clock.set_to(asked):
        assert gateways.time_to_pay(NAME, clock.now()) == until


def test_no_program_gives_it_back() -> None:
    request = RefundRequest("once", "ref", None, 100, "SAR", "twice")

    with pytest.raises(ProviderRefused):
        gateways.GATEWAYS[NAME].refund(request)
