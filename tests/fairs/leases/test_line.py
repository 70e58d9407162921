"""The line for a unit of a market."""

import pytest

from storefront.fairs import leases, markets
from storefront.fairs.leases import refusals
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound, NotValid
from tests.builders.community import a_family, desk
from tests.builders.fairs import a_body, acting_for
from tests.builders.goods import a_category
from tests.builders.letting import a_lease, a_market, a_tenant, manager_of, unit_words, waits

pytestmark = pytest.mark.usefixtures("app")


def test_who_comes_while_something_is_free_is_offered_it_at_once() -> None:
    market = a_market(units=1)

    family = waits(market)

    lease = leases.living_of_market(market.id)[0]
    assert (lease.family_id, lease.state) == (family.id, "offered")
    assert lease.starts_on > lease.offered_at.date()
    assert leases.waiting_of(market.id) == []


def test_families_wait_in_the_order_in_which_they_came_and_may_leave() -> None:
    market = a_market(units=1, most=9)
    a_lease(market)
    first, second, third = (waits(market) for _ in range(3))
    assert leases.places_of_family(third.id)[0][1] == 2

    leases.leave(market.id, first.id, desk(first))
    leases.leave(market.id, second.id, manager_of(market))

    assert leases.places_of_family(third.id)[0][1] == 0
    with pytest.raises(NotFound):
        leases.leave(market.id, first.id, desk(first))
    waits(market, first)
    assert [one.family_id for one in leases.waiting_of(market.id)] == [third.id, first.id]


def test_nobody_else_joins_or_leaves_for_a_family() -> None:
    market = a_market(units=1, most=9)
    a_lease(market)
    family = waits(market)

    for who in (VISITOR, desk(a_tenant()), acting_for(a_body())):
        with pytest.raises(NotAllowed):
            leases.leave(market.id, family.id, who)
        with pytest.raises(NotAllowed):
            leases.join(market.id, a_tenant().id, a_category().id, who)


def test_a_family_stands_in_a_line_once_and_not_beside_a_unit_of_its_own() -> None:
    market = a_market(units=1, most=9)
    lease = a_lease(market)
    family = waits(market)

    with pytest.raises(refusals.IsWaiting):
        waits(market, family)
    with pytest.raises(refusals.HasLease):
        waits(market, leases.get(lease.id).family)


def test_a_line_that_is_not_let_to_and_a_kind_there_is_not_are_refused() -> None:
    market, family = a_market(), a_tenant()

    with pytest.raises(refusals.LineIsNotTaken):
        leases.join(market.id, family.id, a_category(slug="oud").id, desk(family))
    with pytest.raises(NotValid):
        waits(market, kind="tent")
    with pytest.raises(refusals.ShopIsNotOpen):
        waits(market, a_family(status="draft"))
    with pytest.raises(refusals.MarketIsNotOpen):
        waits(a_market(is_open=False))


def test_who_wants_a_shelf_waits_for_a_shelf() -> None:
    market = a_market(units=1, most=9)
    for_shelf = waits(market, kind="shelf")
    assert leases.living_of_market(market.id) == []

    unit = markets.add_unit(market, unit_words("R-1", kind="shelf"), manager_of(market))
    assert leases.fill_one()

    lease = leases.living_of_market(market.id)[0]
    assert (lease.family_id, lease.unit_id) == (for_shelf.id, unit.id)
    assert not leases.fill_one()


def test_what_is_not_to_let_is_offered_to_nobody() -> None:
    market = a_market(units=1)
    unit = markets.units_of(market.id)[0]
    markets.change_unit(market, unit, unit_words("A-1", to_let=False), manager_of(market))

    waits(market)

    assert leases.living_of_market(market.id) == []
    assert leases.free_units(market.id) == []


def test_only_its_body_fills_a_market() -> None:
    market = a_market()

    with pytest.raises(NotAllowed):
        leases.fill_market(market.id, acting_for(a_body()))
    assert leases.fill_market(market.id, manager_of(market)) == 0
