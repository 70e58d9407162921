"""How leases go on and end: notice, a pause, the successor, the clock."""

from datetime import date

import pytest

from storefront.fairs import leases, markets
from storefront.fairs.leases import Lease, refusals
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from tests.builders.community import desk
from tests.builders.fairs import a_body, acting_for
from tests.builders.letting import (
    NOON,
    a_lease,
    a_market,
    a_tenant,
    an_offer,
    manager_of,
    on,
    rents_of,
    run_rents,
    tenant_of,
    turned,
    waits,
)

pytestmark = pytest.mark.usefixtures("app")


def manager(lease: Lease) -> Actor:
    return manager_of(markets.get(lease.market_id))


def test_a_family_gives_notice_and_its_unit_goes_to_who_waits() -> None:
    with clock.set_to(NOON):
        market = a_market(units=1, most=9)
        lease = a_lease(market)
        family = waits(market)
        leases.give_notice(lease, tenant_of(lease))
        assert (lease.state, lease.last_day, lease.notice_by) == ("notice", date(2027, 2, 28), "family")
    with clock.set_to(on(2027, 2, 28)):
        turned()
        assert lease.state == "notice"
    with clock.set_to(on(2027, 3, 1)):
        turned()

    assert (lease.state, lease.ended_as) == ("ended", "after_notice")
    assert [one.family_id for one in leases.living_of_market(market.id)] == [family.id]


def test_a_manager_says_why() -> None:
    lease = a_lease()
    with pytest.raises(ReasonIsMissing):
        leases.give_notice(lease, manager(lease), reason=" ")

    leases.give_notice(lease, manager(lease), reason="يُهدم الجناح")

    assert (lease.notice_by, lease.reason) == ("manager", "يُهدم الجناح")
    with pytest.raises(NotNow):
        leases.give_notice(lease, tenant_of(lease))


def test_a_lease_that_was_agreed_until_a_day_ends_then() -> None:
    with clock.set_to(NOON):
        lease = a_lease(last_day=date(2027, 1, 20))
    with clock.set_to(on(2027, 1, 21)):
        turned()

    assert lease.ended_as == "run_out"


def test_a_pause_needs_a_reason_and_hides_the_family_until_it_is_over() -> None:
    lease = a_lease()
    with pytest.raises(ReasonIsMissing):
        leases.suspend(lease, manager(lease), reason="")

    leases.suspend(lease, manager(lease), reason="ينقص شهادة صحية")
    assert leases.running_of_market(lease.market_id) == []
    with pytest.raises(NotNow):
        leases.suspend(lease, manager(lease), reason="مرة أخرى")

    leases.resume(lease, manager(lease))
    assert [one.id for one in leases.running_of_market(lease.market_id)] == [lease.id]
    with pytest.raises(NotNow):
        leases.resume(lease, manager(lease))


def test_nobody_else_ends_pauses_or_names() -> None:
    lease = a_lease()
    acts = (
        lambda who: leases.give_notice(lease, who, reason="لا"),
        lambda who: leases.suspend(lease, who, reason="لا"),
        lambda who: leases.resume(lease, who),
        lambda who: leases.name_successor(lease, "x", "ابنة", who),
        lambda who: leases.drop_successor(lease, who),
    )
    for act in acts:
        for who in (VISITOR, acting_for(a_body()), desk(a_tenant())):
            with pytest.raises(NotAllowed):
                act(who)


def test_a_successor_takes_over_with_the_next_month_and_the_history_stays() -> None:
    with clock.set_to(NOON):
        lease, daughter = a_lease(), a_tenant()
        leases.name_successor(lease, f"https://dakkah.example/families/{daughter.slug}", "ابنة", tenant_of(lease))
        with pytest.raises(NotAllowed):
            leases.agree(lease, tenant_of(lease))
        leases.agree(leases.named_successor(daughter.id, lease.id), desk(daughter))
        run_rents()
    with clock.set_to(on(2027, 1, 31)):
        turned()
        assert lease.state == "active"
    with clock.set_to(on(2027, 2, 1)):
        assert run_rents() == 0  # the month is the successor's, even when the worker asks before it hands on
        turned()
        run_rents()

        after = leases.living_of_market(lease.market_id)[0]
        assert (lease.ended_as, lease.last_day) == ("transferred_to_successor", date(2027, 1, 31))
        assert (after.family_id, after.starts_on, after.rent_minor) == (daughter.id, date(2027, 2, 1), lease.rent_minor)
        assert [one.id for one in leases.chain_of(after)] == [lease.id]
        assert [one.month for one in (*rents_of(lease), *rents_of(after))] == [date(2027, 1, 1), date(2027, 2, 1)]


@pytest.mark.parametrize(
    ("slug", "relation", "refusal"),
    [
        ("nobody-of-this-name", "ابنة", refusals.SuccessorIsNotValid),
        ("", "ابنة", refusals.SuccessorIsNotValid),
        ("itself", "ابنة", refusals.SuccessorIsNotValid),
        ("itself", " ", refusals.RelationIsMissing),
    ],
)
def test_a_successor_is_another_open_shop_of_a_relative(slug: str, relation: str, refusal: type[Exception]) -> None:
    lease = a_lease()

    with pytest.raises(refusal):
        leases.name_successor(
            lease, leases.get(lease.id).family.slug if slug == "itself" else slug, relation, tenant_of(lease)
        )


def test_either_family_may_leave_it_at_that_until_the_day() -> None:
    lease, other = a_lease(), a_tenant()
    for who in (desk(other), tenant_of(lease)):
        leases.name_successor(lease, other.slug, "أخت", tenant_of(lease))
        leases.agree(lease, desk(other))
        with pytest.raises(NotNow):
            leases.name_successor(lease, other.slug, "أخت", tenant_of(lease))
        leases.drop_successor(lease, who)

    assert (lease.successor_id, lease.agreed_at, lease.state) == (None, None, "active")
    with pytest.raises(NotNow):
        leases.agree(lease, desk(other))


def test_who_is_in_arrears_hands_nothing_on() -> None:
    with clock.set_to(NOON):
        lease, other = a_lease(), a_tenant()
        leases.name_successor(lease, other.slug, "أخت", tenant_of(lease))
        run_rents()
    with clock.set_to(on(2027, 1, 25)), pytest.raises(refusals.RentIsOverdue):
        leases.agree(lease, desk(other))


def test_a_successor_who_has_come_to_have_a_unit_there_keeps_that_one() -> None:
    with clock.set_to(NOON):
        market = a_market(units=2)
        lease, other = a_lease(market), a_tenant()
        leases.name_successor(lease, other.slug, "أخت", tenant_of(lease))
        leases.agree(lease, desk(other))
        a_lease(market, unit=1, family=other)
    with clock.set_to(on(2027, 2, 1)):
        turned()
        run_rents()

    assert (lease.state, lease.successor_id) == ("active", None)
    assert rents_of(lease)[-1].month == date(2027, 2, 1)


def test_who_only_helps_with_the_shop_binds_the_family_to_nothing() -> None:
    lease, daughter = a_lease(), a_tenant()
    helper = Actor(7, families=frozenset({lease.family_id}), limits={lease.family_id: frozenset({"shop"})})
    for step in (
        lambda: leases.give_notice(lease, helper),
        lambda: leases.name_successor(lease, daughter.slug, "ابنة", helper),
    ):
        with pytest.raises(NotAllowed):
            step()
    leases.name_successor(lease, daughter.slug, "ابنة", tenant_of(lease))
    with pytest.raises(NotAllowed):
        leases.drop_successor(lease, helper)
    hers = Actor(8, families=frozenset({daughter.id}), limits={daughter.id: frozenset({"shop"})})
    with pytest.raises(NotAllowed):
        leases.agree(lease, hers)
    offered = an_offer(a_market())
    mate = Actor(9, families=frozenset({offered.family_id}), limits={offered.family_id: frozenset({"shop"})})
    for answer in (leases.sign, leases.decline):
        with pytest.raises(NotAllowed):
            answer(offered, mate)

    assert (lease.state, lease.successor_id, offered.state) == ("active", daughter.id, "offered")


def test_a_lease_that_ends_leaves_nobody_named() -> None:
    with clock.set_to(NOON):
        lease, daughter = a_lease(last_day=date(2027, 1, 20)), a_tenant()
        leases.name_successor(lease, daughter.slug, "ابنة", tenant_of(lease))
    with clock.set_to(on(2027, 1, 21)):
        turned()

    assert (lease.ended_as, lease.successor_id) == ("run_out", None)
