"""Reading the ledger: every family's standing, each apart from the others."""

import pytest

from storefront.treasury import ledger
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


def test_families_stand_each_for_themselves() -> None:
    seller, taker, idle = (a_family().id for _ in range(3))
    ledger.record_sale("parcel:1", ledger.Share(seller, 10_000, 0, 800, by_courier=False), received_in="bank")
    ledger.record_sale("parcel:2", ledger.Share(taker, 5_000, 0, 400, by_courier=False), received_in=ledger.FAMILY)

    assert ledger.owing() == {seller: ledger.Standing(9_200, 0), taker: ledger.Standing(0, -400)}
    assert [ledger.standing(one) for one in (seller, taker, idle)] == [
        ledger.Standing(9_200, 0),
        ledger.Standing(0, -400),
        ledger.Standing(0, 0),
    ]
