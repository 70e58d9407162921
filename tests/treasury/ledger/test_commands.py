"""Booking: balanced, once, and never changed afterwards, whoever tries."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from storefront.treasury.ledger.commands import UnbalancedBooking
from storefront.treasury.ledger.entries import Line
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")


def test_what_does_not_add_up_is_not_booked() -> None:
    with pytest.raises(UnbalancedBooking):
        ledger.book("once", "sale", [Line(ledger.clearing("obedient"), 100), Line(ledger.COMMISSION, -99)])


def test_an_account_nobody_knows_is_not_booked() -> None:
    with pytest.raises(UnbalancedBooking):
        ledger.book("once", "sale", [Line(ledger.clearing("obedient"), 100), Line("pocket", -100)])


def test_one_name_is_booked_once() -> None:
    lines = [Line(ledger.clearing("obedient"), 100), Line(ledger.COMMISSION, -100)]

    assert [ledger.book("once", "sale", lines), ledger.book("once", "sale", lines)] == [True, False]
    assert ledger.balances() == {ledger.clearing("obedient"): 100, ledger.COMMISSION: -100}


def test_nothing_is_not_booked() -> None:
    assert ledger.book("once", "sale", []) is False


def test_a_sale_its_undoing_and_its_refund_leave_empty_accounts() -> None:
    share = ledger.Share(a_family().id, 10_000, 2_500, 800, by_courier=True)

    ledger.record_sale("parcel:1", share, received_in=ledger.clearing("obedient"))
    ledger.record_taken_back("parcel:1", share)
    ledger.record_paid_back("refund:1", share.total_minor, from_account=ledger.clearing("obedient"))

    assert set(ledger.balances().values()) == {0}
    assert (ledger.owed_to(share.family_id), ledger.unbalanced()) == (0, [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET amount_minor = amount_minor + 1",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_transaction SET kind = 'gift'",
        "DELETE FROM ledger_transaction",
    ],
)
def test_the_running_database_refuses_to_change_what_is_booked(statement: str) -> None:
    with unit_of_work():
        ledger.book("once", "sale", [Line(ledger.clearing("obedient"), 100), Line(ledger.COMMISSION, -100)])

    with pytest.raises(DBAPIError, match="append-only"), unit_of_work() as session:
        session.execute(text(statement))

    assert ledger.balances() == {ledger.clearing("obedient"): 100, ledger.COMMISSION: -100}


def test_a_booking_behind_our_back_is_found() -> None:
    ledger.book("once", "sale", [Line(ledger.clearing("obedient"), 100), Line(ledger.COMMISSION, -100)])
    transaction = db.session.query(ledger.LedgerTransaction).one()

    db.session.add(
        ledger.LedgerEntry(transaction_id=transaction.id, account=ledger.COMMISSION, amount_minor=-5, currency="SAR")
    )
    db.session.flush()

    assert ledger.unbalanced() == [transaction.id]
