"""What is with the courier, for the office."""

import pytest

from storefront.insight import waiting
from tests.trade.orders.test_doors import at_the_door

pytestmark = pytest.mark.usefixtures("app")


def test_what_is_with_the_courier_is_listed_the_longest_there_first() -> None:
    first, second = at_the_door("courier"), at_the_door("courier")
    at_the_door("collect")

    assert [parcel.id for parcel in waiting.couriers.parcels().rows] == [first.id, second.id]
