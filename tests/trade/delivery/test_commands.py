"""Where a family brings its goods itself, and for how much."""

import pytest

from storefront.community import families
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.trade import delivery
from storefront.trade.delivery import Handover, Zone, refusals
from storefront.trade.delivery.commands import DEAREST_FEE
from tests.builders.community import a_city, a_family, desk

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("fee", [0, 1, 1500, DEAREST_FEE])
def test_a_fee_is_set_and_set_anew(fee: int) -> None:
    family, city = a_family(), a_city()

    first = delivery.set_zone(family, city.id, 700)
    second = delivery.set_zone(family, city.id, fee)

    assert first.id == second.id
    assert delivery.reach([family.id], city.id)[family.id].zones == {city.id: Zone(fee)}


@pytest.mark.parametrize("fee", [-1, DEAREST_FEE + 1])
def test_another_fee_is_refused(fee: int) -> None:
    family = a_family()

    with pytest.raises(delivery.FeeIsNotValid):
        delivery.set_zone(family, a_city().id, fee)
    assert delivery.zones(family.id) == []


def test_a_city_is_added_changed_and_taken_off() -> None:
    family, city = a_family(), a_city()

    zone = delivery.add_zone(family, city.id, Zone(1500, 20_000, 5_000), desk(family))
    with pytest.raises(refusals.ZoneIsKnown):
        delivery.add_zone(family, city.id, Zone(0), desk(family))
    delivery.change_zone(family, zone.id, Zone(900), desk(family))

    assert delivery.reach([family.id], city.id)[family.id].zones == {city.id: Zone(900)}
    delivery.drop_zone(family, zone.id, desk(family))
    assert delivery.zones(family.id) == []


@pytest.mark.parametrize(
    ("zone", "refusal"),
    [
        (Zone(-1), refusals.FeeIsNotValid),
        (Zone(100, 99), refusals.FreeFromIsNotValid),
        (Zone(100, 10_000_001), refusals.FreeFromIsNotValid),
        (Zone(100, 5_000, 5_001), refusals.LeastIsNotValid),
        (Zone(100, None, 1_000_001), refusals.LeastIsNotValid),
    ],
)
def test_sums_that_cannot_be(zone: Zone, refusal: type[Exception]) -> None:
    family = a_family()

    with pytest.raises(refusal):
        delivery.add_zone(family, a_city().id, zone, desk(family))


def test_the_last_way_stays() -> None:
    family = a_family(ways=frozenset())
    zone = delivery.add_zone(family, a_city().id, Zone(0), desk(family))
    by_nobody = Handover(False, False, ("النرجس", ""), "")

    with pytest.raises(refusals.LastWayOut):
        delivery.drop_zone(family, zone.id, desk(family))
    delivery.hand_over_by(family, by_nobody, desk(family))
    delivery.hand_over_by(family, Handover(True, False, ("النرجس", ""), "الباب الأزرق"), desk(family))
    delivery.drop_zone(family, zone.id, desk(family))
    with pytest.raises(families.refusals.NoWayToHandOver):
        delivery.hand_over_by(family, by_nobody, desk(family))

    assert (family.by_courier, family.collection_place) == (True, "الباب الأزرق")


def test_a_zone_is_its_familys_alone() -> None:
    family, other, waiting = a_family(), a_family(), a_family(status="submitted")
    zone = delivery.add_zone(family, a_city().id, Zone(0), desk(family))

    with pytest.raises(NotFound):
        delivery.change_zone(other, zone.id, Zone(1), desk(other))
    with pytest.raises(NotFound):
        delivery.drop_zone(other, zone.id, desk(other))
    with pytest.raises(NotAllowed):
        delivery.drop_zone(family, zone.id, VISITOR)
    with pytest.raises(NotNow):
        delivery.add_zone(waiting, a_city().id, Zone(0), desk(waiting))
