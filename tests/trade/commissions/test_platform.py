"""The platform as a taxpayer: registered or not, and what that does to its commission."""

from collections.abc import Iterator

import pytest
from flask import Flask

from storefront.trade import commissions
from storefront.treasury import ledger
from tests.builders.community import VAT_NUMBER
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order


@pytest.fixture
def registered(app: Flask) -> Iterator[None]:
    commissions.open_with({"PLATFORM_VAT_NUMBER": VAT_NUMBER})
    yield
    commissions.open_with(app.config)


def test_an_unregistered_platform_owes_no_tax(app: Flask) -> None:
    a_paid_order((a_product(price=10_000), 1))

    assert commissions.is_registered() is False
    assert ledger.VAT_DUE not in ledger.balances()


@pytest.mark.usefixtures("registered")
def test_a_registered_platform_owes_the_tax_inside_its_commission() -> None:
    parcel = a_paid_order((a_product(price=11_500), 1)).parcels[0]

    assert (parcel.commission_minor, parcel.commission_vat_minor) == (920, 120)
    assert {name: ledger.balances()[name] for name in (ledger.COMMISSION, ledger.VAT_DUE)} == {
        ledger.COMMISSION: -800,
        ledger.VAT_DUE: -120,
    }
