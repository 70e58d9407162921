"""Booking: balanced, once, and never changed afterwards, whoever tries."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from storefront.treasury.ledger import commands
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


def test_of_two_who_book_the_same_at_one_moment_the_second_books_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [Line(ledger.clearing("obedient"), 100), Line(ledger.COMMISSION, -100)]
    monkeypatch.setattr(commands, "is_booked", lambda once: False)  # neither sees the other's booking yet

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


def test_a_familys_account_says_whose_it_is_and_no_other_does() -> None:
    card, family_id = ledger.clearing("obedient"), a_family().id
    nobodys = [Line(card, 100), Line(ledger.FAMILY, -100)]
    somebodys = [Line(card, 100, family_id), Line(ledger.COMMISSION, -100)]

    for lines in (nobodys, somebodys):
        with pytest.raises(UnbalancedBooking):
            ledger.book("once", "sale", lines)


def test_a_sale_is_coming_until_it_is_cleared_and_cleared_once() -> None:
    share = ledger.Share(a_family().id, 10_000, 0, 800, by_courier=False)
    ledger.record_sale("parcel:1", share, received_in=ledger.COURIER_CASH)
    before = ledger.standing(share.family_id)

    for _ in range(2):
        ledger.record_cleared("parcel:1", share.family_id)

    assert before == ledger.Standing(coming_minor=9_200, payable_minor=0)
    assert ledger.standing(share.family_id) == ledger.Standing(coming_minor=0, payable_minor=9_200)
    assert (ledger.owed_to(share.family_id), ledger.coming_of("parcel:1")) == (9_200, 0)


def test_a_part_taken_back_before_the_clearing_leaves_less_to_clear() -> None:
    family_id = a_family().id
    ledger.record_sale("parcel:1", ledger.Share(family_id, 10_000, 0, 800, by_courier=False), received_in="bank")
    half = ledger.Share(family_id, 5_000, 0, 400, by_courier=False)

    ledger.record_taken_back("return:1", half, subject="parcel:1")
    ledger.record_cleared("parcel:1", family_id)

    assert ledger.standing(family_id) == ledger.Standing(0, 4_600)


def test_a_part_taken_back_after_the_clearing_comes_out_of_what_may_be_paid() -> None:
    family_id = a_family().id
    ledger.record_sale("parcel:1", ledger.Share(family_id, 10_000, 0, 800, by_courier=False), received_in="bank")
    ledger.record_cleared("parcel:1", family_id)

    ledger.record_taken_back("return:1", ledger.Share(family_id, 5_000, 0, 400, by_courier=False), subject="parcel:1")

    assert ledger.standing(family_id) == ledger.Standing(0, 4_600)


def test_what_explains_a_booking_stays_with_it() -> None:
    share = ledger.Share(a_family().id, 10_000, 0, 800, by_courier=False)

    ledger.record_sale("parcel:7", share, received_in="bank", told={"parcel": "7KQ34U7M", "rates": [800]})

    booked = db.session.query(ledger.LedgerTransaction).one()
    assert (booked.subject, booked.told) == ("parcel:7", {"parcel": "7KQ34U7M", "rates": [800]})


def test_what_happens_between_the_platform_and_others_is_booked_once() -> None:
    for _ in range(2):
        ledger.record_provider_fee("attempt:1", "stripe", 290)
        ledger.record_arrival("po_1", "stripe", 9_000)
        ledger.record_cash_handed_in("2026-11-29", 12_500, fees_minor=2_500)
        ledger.record_disputed("dp_1", "stripe", 700)
        ledger.record_dispute_won("dp_2", "stripe", 300)
        ledger.commands.record_rounding("2026-11", ledger.clearing("stripe"), 1)

    assert ledger.balances() == {
        ledger.BANK: 19_000,
        ledger.COURIER_CASH: -12_500,
        ledger.COURIER_FEES: 2_500,
        ledger.DISPUTES_LOSS: 400,
        ledger.PROVIDER_FEES: 290,
        ledger.ROUNDING: -1,
        ledger.clearing("stripe"): -9_689,
    }


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
