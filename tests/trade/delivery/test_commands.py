"""Where a family brings its goods itself, and for how much."""

import pytest

from storefront.trade import delivery
from storefront.trade.delivery.commands import DEAREST_FEE
from tests.builders.community import a_city, a_family

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("fee", [0, 1, 1500, DEAREST_FEE])
def test_a_fee_is_set_and_set_anew(fee: int) -> None:
    family, city = a_family(), a_city()

    first = delivery.set_zone(family, city.id, 700)
    second = delivery.set_zone(family, city.id, fee)

    assert first.id == second.id
    assert delivery.own_fees([family.id], city.id) == {(family.id, city.id): fee}


@pytest.mark.parametrize("fee", [-1, DEAREST_FEE + 1])
def test_another_fee_is_refused(fee: int) -> None:
    family = a_family()

    with pytest.raises(delivery.FeeIsNotValid):
        delivery.set_zone(family, a_city().id, fee)
    assert delivery.zones(family.id) == []
