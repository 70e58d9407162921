"""Reading leases."""

import pytest

from storefront.fairs import leases, markets
from storefront.kernel.refusals import NotFound
from tests.builders.community import desk
from tests.builders.letting import a_lease, a_market, a_tenant, an_offer, tenant_of

pytestmark = pytest.mark.usefixtures("app")


def test_a_lease_is_found_through_who_it_belongs_to() -> None:
    lease, other = a_lease(), a_lease()

    assert leases.of_family(lease.family_id, lease.id).unit.number == "A-1"
    assert leases.of_market(lease.market_id, lease.id).family.id == lease.family_id
    for asked in (
        lambda: leases.of_family(other.family_id, lease.id),
        lambda: leases.of_market(other.market_id, lease.id),
        lambda: leases.named_successor(other.family_id, lease.id),
        lambda: leases.get(0),
    ):
        with pytest.raises(NotFound):
            asked()


def test_who_is_named_sees_what_they_are_asked() -> None:
    lease, other = a_lease(), a_tenant()
    leases.name_successor(lease, other.slug, "أخت", tenant_of(lease))

    assert [one.id for one in leases.asked_to_succeed(other.id)] == [lease.id]
    assert leases.named_successor(other.id, lease.id).relation == "أخت"
    leases.agree(lease, desk(other))
    assert leases.asked_to_succeed(lease.family_id) == []


def test_free_and_taken_are_told_apart() -> None:
    market, empty = a_market(units=3, most=9), a_market(units=1)
    a_lease(market)
    an_offer(market, unit=1)

    assert [one.number for one in leases.free_units(market.id)] == ["A-3"]
    assert leases.counts_of_markets([market.id, empty.id]) == {market.id: (1, 1), empty.id: (0, 1)}
    assert leases.taken_of(market.id) == {leases.living_of_market(market.id)[0].category_id: 2}


def test_what_is_over_is_kept() -> None:
    lease = an_offer()
    leases.decline(lease, tenant_of(lease))
    again = an_offer(markets.get(lease.market_id), family=leases.get(lease.id).family)

    assert [one.id for one in leases.ended_of_market(lease.market_id).rows] == [lease.id]
    assert [one.id for one in leases.all_of_family(lease.family_id)] == [again.id, lease.id]
