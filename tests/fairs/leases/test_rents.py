"""The rent run: each month of each lease once, the deposit with the first, and the money in the books of the market."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storefront.fairs import fees, invoices, leases
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine
from storefront.fairs.leases import Lease
from storefront.insight.audit import fees as questions
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import a_form
from tests.builders.letting import DEPOSIT, NOON, RENT, a_lease, on, rents_of, run_rents, tenant_of

pytestmark = pytest.mark.usefixtures("app")


def sums(lease: Lease) -> list[tuple[date | None, dict[str, int]]]:
    """The lines of every month of a lease."""
    return [(one.month, {line.kind: line.amount_minor for line in one.lines}) for one in rents_of(lease)]


def test_the_run_asks_for_each_month_once_however_often_it_is_run() -> None:
    with clock.set_to(NOON):
        lease = a_lease()
        assert [run_rents() for _ in range(3)] == [1, 0, 0]
    with clock.set_to(on(2027, 3, 2)):
        assert [run_rents() for _ in range(3)] == [2, 0, 0]  # a month nobody asked for is asked for late

    first = RENT * 22 // 31  # from the tenth of January
    assert sums(lease) == [
        (date(2027, 1, 1), {"fee": first, "deposit": DEPOSIT}),
        (date(2027, 2, 1), {"fee": RENT}),
        (date(2027, 3, 1), {"fee": RENT}),
    ]
    assert [one.due_on for one in rents_of(lease)] == [date(2027, 1, 13), date(2027, 3, 5), date(2027, 3, 5)]


def test_a_run_that_finds_its_month_asked_for_asks_nobody_twice() -> None:
    with clock.set_to(NOON):
        lease = a_lease()
        run_rents()
        lease.next_month = date(2027, 1, 1)  # as another worker saw it

        assert run_rents() == 1

        assert len(sums(lease)) == 1
        assert lease.next_month == date(2027, 2, 1)


def test_the_database_holds_one_invoice_a_month() -> None:
    lease = a_lease()
    run_rents()
    first = rents_of(lease)[0]
    again = {
        name: getattr(first, name)
        for name in ("lease_id", "market_id", "month", "family_id", "state", "issued_at", "due_on")
    }

    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(ExhibitInvoice(reference="AGAIN", changed_at=clock.now(), **again))
        db.session.flush()


def test_nothing_is_asked_for_before_a_lease_begins_or_after_it_ends() -> None:
    with clock.set_to(NOON):
        lease = a_lease(last_day=date(2027, 2, 14))
        later = a_lease(starts_on=date(2027, 2, 1))
        assert run_rents() == 1
    with clock.set_to(on(2027, 2, 1)):
        leases.turn_one()
        assert run_rents() == 2
    with clock.set_to(on(2027, 4, 1)):
        leases.turn_one()
        run_rents()

    assert sums(lease)[1:] == [
        (date(2027, 2, 1), {"fee": 15_500 + 2})
    ]  # 14 days of 28, of which the first 4 cost one more
    assert sums(later)[0] == (date(2027, 2, 1), {"fee": RENT, "deposit": DEPOSIT})


def test_rent_that_is_paid_is_the_markets_in_the_books() -> None:
    with clock.set_to(NOON):
        with unit_of_work():
            lease = a_lease()
            run_rents()
        invoice_id = rents_of(lease)[0].id
        manager = Actor(bodies=frozenset({invoices.get(invoice_id).held_at.body_id}))
        with unit_of_work(), pytest.raises(fees.refusals.SumIsNotValid):
            fees.begin(invoice_id, "transfer", 999_999, tenant_of(lease), once=a_form())
        with unit_of_work():
            fees.record_cash(invoice_id, RENT, manager, once=a_form())
        with unit_of_work():
            fees.waive(invoice_id, "fee", 1_000, manager, reason="نقص في الكهرباء")

        stands = fees.standing_of(fees.accounts.market_named(lease.market_id))
        rent = RENT * 22 // 31
        assert (stands.due_minor, stands.deposits_minor, stands.cash_minor) == (rent - 1_000, RENT - rent, RENT)
        assert stands.coming_minor == 0
        assert [name for name, question in questions.TOLD if question()] == []


def test_arrears_are_what_is_due_and_was_not_paid_and_nothing_else() -> None:
    with clock.set_to(NOON):
        lease = a_lease()
        run_rents()
        assert leases.arrears_of(lease.family_id) == 0
    with clock.set_to(on(2027, 1, 13)):
        assert leases.arrears_of(lease.family_id) == 0
    with clock.set_to(on(2027, 1, 14)):
        owed = RENT * 22 // 31 + DEPOSIT
        assert leases.arrears_in(lease.market_id) == {lease.id: owed}
        fees.begin(rents_of(lease)[0].id, "transfer", owed, SYSTEM, once=a_form())
        assert leases.arrears_of(lease.family_id) == owed

        db.session.execute(update(InvoiceLine).values(paid_minor=InvoiceLine.amount_minor))
        invoices.settle_state(invoices.hold(rents_of(lease)[0].id))
        assert leases.arrears_of(lease.family_id) == 0


def test_a_reminder_is_told_once() -> None:
    with clock.set_to(NOON):
        a_lease()
        run_rents()
        assert not fees.remind_one()
    with clock.set_to(on(2027, 1, 11)):
        assert [fees.remind_one() for _ in range(2)] == [True, False]
