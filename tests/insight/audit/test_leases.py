"""Questions about leases: quiet about what families and managers did, and naming what they did not."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storefront.fairs import leases, markets
from storefront.fairs.invoices import InvoiceLine
from storefront.fairs.leases import Lease
from storefront.insight.audit import leases as questions
from storefront.kernel import clock
from storefront.kernel.database import db
from tests.builders.community import desk
from tests.builders.letting import NOON, a_lease, a_market, a_tenant, an_offer, on, run_rents, tenant_of, turned

pytestmark = pytest.mark.usefixtures("app")


def broken() -> dict[str, list[str]]:
    return {question.__name__: list(found) for _, question in questions.TOLD if (found := question())}


def handed_on() -> Lease:
    """A lease that was handed on in the middle of a story of others."""
    with clock.set_to(NOON):
        lease, other = a_lease(), a_tenant()
        leases.name_successor(lease, other.slug, "ابنة", tenant_of(lease))
        leases.agree(lease, desk(other))
        leases.decline(refused := an_offer(), tenant_of(refused))
        leases.give_notice(leaving := a_lease(), tenant_of(leaving))
        an_offer()
        run_rents()
    return lease


def test_what_families_and_managers_do_is_right() -> None:
    handed_on()
    for moment in (NOON, on(2027, 2, 1), on(2027, 3, 4)):
        with clock.set_to(moment):
            turned()
            run_rents()
            assert broken() == {}


def test_what_the_clock_forgot_is_named() -> None:
    lease = handed_on()

    with clock.set_to(on(2027, 3, 4)):
        found = broken()

    assert len(found["leases_the_clock_forgot"]) == 2
    assert f"lease {lease.id}, 2027-02" in found["months_nobody_asked_for"]


def test_a_unit_of_another_market_is_named() -> None:
    lease, other = a_lease(), a_market()
    run_rents()
    db.session.execute(update(Lease).values(unit_id=markets.units_of(other.id)[0].id))

    assert broken() == {"units_of_another_market": [f"lease {lease.id}"]}


def test_a_rent_of_other_days_is_named() -> None:
    a_lease()
    run_rents()
    db.session.execute(update(InvoiceLine).values(amount_minor=InvoiceLine.amount_minor + 1))

    assert len(broken()["rents_that_are_not_their_days"]) == 1


def test_a_successor_of_nothing_is_named() -> None:
    lease = handed_on()
    with clock.set_to(on(2027, 2, 1)):
        turned()
        run_rents()
        db.session.execute(update(Lease).where(Lease.id == lease.id).values(ended_as="run_out"))

        assert list(broken()) == ["successors_of_nothing"]


def test_months_are_those_the_days_lie_in() -> None:
    day = NOON.date()

    assert [one.month for one in questions.months(day, day + timedelta(days=60))] == [1, 2, 3]
    assert questions.months(day, day - timedelta(days=40)) == []
