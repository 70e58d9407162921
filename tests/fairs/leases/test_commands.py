"""Letting a unit: by hand and to who waits, signed, declined, lapsed."""

from datetime import timedelta

import pytest

from storefront.fairs import leases, markets
from storefront.fairs.leases import refusals
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from tests.builders.community import a_family, desk
from tests.builders.fairs import a_body, acting_for
from tests.builders.goods import a_category
from tests.builders.letting import (
    NOON,
    RENT,
    a_lease,
    a_market,
    a_tenant,
    an_offer,
    later,
    manager_of,
    on,
    run_rents,
    tenant_of,
    terms_of,
    turned,
    unit_words,
    waits,
)

pytestmark = pytest.mark.usefixtures("app")


def test_a_family_signs_what_it_was_offered_and_has_it_from_the_first_day() -> None:
    with clock.set_to(NOON):
        lease = an_offer(starts_on=clock.today() + timedelta(days=3))
        assert (lease.state, lease.rent_minor, lease.offered_until) == (
            "offered",
            RENT,
            clock.end_of_day(lease.starts_on),
        )

        leases.sign(lease, tenant_of(lease))
        assert lease.state == "signed"
    with clock.set_to(on(2027, 1, 12)):
        turned()
        assert lease.state == "signed"
    with clock.set_to(on(2027, 1, 13)):
        turned()
        assert lease.state == "active"


def test_one_that_begins_today_begins_when_it_is_signed() -> None:
    assert a_lease().state == "active"


def test_a_unit_is_let_once_and_a_family_has_one_in_a_market() -> None:
    market = a_market()
    lease = an_offer(market)

    with pytest.raises(refusals.UnitIsLet):
        an_offer(market)
    with pytest.raises(refusals.HasLease):
        an_offer(market, unit=1, family=leases.get(lease.id).family)


def test_no_more_families_of_a_line_than_its_quota() -> None:
    market = a_market(most=1)
    an_offer(market)

    with pytest.raises(refusals.LineIsFull):
        an_offer(market, unit=1)


def test_of_a_line_that_is_not_taken_nobody_is() -> None:
    market = a_market()
    unit, other = markets.units_of(market.id)[0], a_category(slug="oud")

    with pytest.raises(refusals.LineIsNotTaken):
        leases.offer(unit, a_tenant().id, other.id, terms_of(unit), manager_of(market))


def test_a_closed_market_lets_nothing() -> None:
    market = a_market()
    markets.close_market(market, manager_of(market))

    with pytest.raises(refusals.MarketIsNotOpen):
        an_offer(market)


@pytest.mark.parametrize(("starts", "lasts"), [(-1, None), (0, 0), (5, -1)])
def test_a_lease_begins_today_or_later_and_ends_after(starts: int, lasts: int | None) -> None:
    first = clock.today() + timedelta(days=starts)
    last = None if lasts is None else first + timedelta(days=lasts)

    with pytest.raises(refusals.StartIsNotValid):
        an_offer(starts_on=first, last_day=last)


def test_a_family_whose_shop_is_not_open_is_not_let_to() -> None:
    with pytest.raises(refusals.ShopIsNotOpen):
        an_offer(family=a_family(status="draft"))


def test_nobody_else_offers_signs_or_declines() -> None:
    lease = an_offer()
    market = markets.get(lease.market_id)
    unit = markets.units_of(market.id)[1]
    for who in (VISITOR, acting_for(a_body())):
        with pytest.raises(NotAllowed):
            leases.offer(unit, a_tenant().id, a_category().id, terms_of(unit), who)
    for act in (leases.sign, leases.decline):
        for who in (VISITOR, manager_of(market)):
            with pytest.raises(NotAllowed):
                act(lease, who)


def test_what_is_declined_goes_to_the_first_in_line_and_to_one() -> None:
    market = a_market(units=1, most=5)
    lease = an_offer(market)
    first, second = waits(market), waits(market)

    leases.decline(lease, tenant_of(lease))

    assert (lease.state, lease.ended_as) == ("ended", "declined")
    assert [one.family_id for one in leases.living_of_market(market.id)] == [first.id]
    assert [one.family_id for one in leases.waiting_of(market.id)] == [second.id]
    with pytest.raises(NotNow):
        leases.decline(lease, tenant_of(lease))


def test_an_offer_nobody_answers_lapses_and_goes_on() -> None:
    market = a_market(units=1, most=5)
    lease = an_offer(market, starts_on=clock.today() + timedelta(days=30))
    second = waits(market)

    with clock.set_to(later(9)):
        with pytest.raises(refusals.OfferIsOver):
            leases.sign(lease, tenant_of(lease))
        turned()

        assert lease.ended_as == "lapsed"
        assert [one.family_id for one in leases.living_of_market(market.id)] == [second.id]


def test_the_first_whose_line_has_room_is_offered_what_is_free() -> None:
    market = a_market(units=1, most=1)
    oud = a_category(slug="oud")
    lease = a_lease(market)
    markets.set_lines(market, {a_category().id: 1, oud.id: 1}, manager_of(market))
    db.session.flush()
    waits(market)
    other = a_tenant()
    leases.join(market.id, other.id, oud.id, desk(other))
    from_the_desk = markets.units_of(market.id)[0]
    assert from_the_desk.id == lease.unit_id

    markets.add_unit(market, unit_words("Z-1"), manager_of(market))
    leases.fill_market(market.id, manager_of(market))

    assert {one.family_id for one in leases.living_of_market(market.id)} == {lease.family_id, other.id}


def test_who_is_in_arrears_is_passed_over_and_signs_nothing() -> None:
    owing = a_tenant()
    with clock.set_to(NOON):
        a_lease(a_market(), family=owing)
        market = a_market(units=1, most=5)
        taken = a_lease(market)
        waits(market, owing)
        next_one = waits(market)
    with clock.set_to(on(2027, 1, 20)):
        run_rents()
    with clock.set_to(on(2027, 2, 20)):
        leases.give_notice(taken, tenant_of(taken))
    with clock.set_to(on(2027, 4, 1)):
        turned()

        assert next_one.id in {one.family_id for one in leases.living_of_market(market.id)}
        with pytest.raises(refusals.RentIsOverdue):
            an_offer(a_market(), family=owing)
