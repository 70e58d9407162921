"""A transfer that the bank takes back is put before a person, once; what we give back ourselves is not taken for one."""

import pytest
from sqlalchemy import select

from storefront.insight import invariants
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.money import plain
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import alarms, bank, ledger, payments, recipients
from storefront.treasury.payments import Refund
from tests.builders.bank import OFFICER, a_transfer_order, credits_of
from tests.builders.money import the_payment

pytestmark = pytest.mark.usefixtures("app")
HEAD = "Date,Transaction ID,Description,Debit,Credit"


def taken_in(*rows: str) -> bank.BankStatement:
    with unit_of_work():
        text = "\n".join([HEAD, *(f"{clock.today()},{row}" for row in rows)])
        statement = bank.keep_statement("kashf.csv", text.encode(), OFFICER)
        bank.import_statement(statement, OFFICER)
    return statement


def a_paid_order() -> tuple[orders.Order, str]:
    """An order that was paid by a transfer, and its sum as the bank writes it."""
    order = a_transfer_order()
    taken_in(f"FT3001,Incoming transfer {order.reference},,{plain(order.total_minor)}")
    return order, plain(order.total_minor)


def found() -> list[Refund]:
    db.session.expire_all()
    return list(db.session.scalars(select(Refund)))


def called() -> list[tuple[str, str]]:
    db.session.expire_all()
    return [(one.kind, str(one.values["riyals"])) for one in alarms.open_alarms()]


@pytest.mark.parametrize(
    "words", ["Reversal of incoming transfer FT3001", "Reversal {code}", "FT3001 / {code} returned"]
)
def test_a_transfer_that_the_bank_takes_back_holds_its_shares_and_calls_the_office(words: str) -> None:
    order, sum_ = a_paid_order()

    taken_in(f"FT3001R,{words.format(code=order.reference)},{sum_},")

    (refund,) = found()
    assert (refund.state, refund.reason, refund.amount_minor) == ("unattributed", "taken_back", order.total_minor)
    assert called() == [("transfer-taken-back", sum_)]
    assert recipients.held_subjects([f"parcel:{parcel.id}" for parcel in order.parcels])
    assert ledger.balances().get(ledger.BANK, 0) == 0
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_it_is_found_once_however_often_it_is_imported() -> None:
    order, sum_ = a_paid_order()
    row = f"FT3001R,Reversal FT3001 {order.reference},{sum_},"

    for rows in ((row,), (row,), (row.replace("FT3001R", "FT9"), "FT8,rent,5.00,")):
        taken_in(*rows)

    assert len(found()) == 1


def test_it_may_stand_in_the_file_that_brings_the_transfer() -> None:
    order = a_transfer_order()
    sum_ = plain(order.total_minor)

    taken_in(f"FT3001,from Sara {order.reference},,{sum_}", f"FT3001R,Reversal FT3001,{sum_},")

    assert [refund.reason for refund in found()] == ["taken_back"]


@pytest.mark.parametrize("words", ["rent", "Transfer FT3002", "salary 3001"])
def test_what_names_none_of_our_sums_went_out_and_no_more(words: str) -> None:
    _, sum_ = a_paid_order()

    taken_in(f"FT9,{words},{sum_},")

    assert (found(), called()) == ([], [])


def test_another_sum_that_names_a_transfer_is_only_looked_at() -> None:
    a_paid_order()

    taken_in("FT3001F,Fee of FT3001,0.50,")

    assert (found(), called()) == ([], [("credit-left", "0.50")])


def test_a_sum_that_has_paid_nothing_yet_is_only_looked_at() -> None:
    taken_in("FT5001,who is it,,50.00")

    taken_in("FT5001R,Reversal FT5001,50.00,")

    assert (found(), ("credit-left", "50.00") in called()) == ([], True)


def test_what_we_give_back_ourselves_is_no_surprise() -> None:
    order, sum_ = a_paid_order()
    with unit_of_work():
        refund = payments.refunding.ask_refund(
            the_payment(order), order.total_minor, once=f"parcel:{order.parcels[0].id}", reason="cancelled"
        )
    row = f"FT7,To Sara {order.reference},{sum_},"

    taken_in(row)
    waiting = called()
    with unit_of_work():
        payment, refund = payments.refunding.locked_refund(refund.id)
        payments.refunding.be_done(payment, refund, way="hand")
        alarms.end(f"credit:{db.session.query(bank.BankCredit).one().id}", "credit-left")
    taken_in(row, "FT8,rent,5.00,")

    assert (waiting, called(), len(found())) == ([("credit-left", sum_)], [], 1)


def test_the_preview_shows_what_the_bank_takes_back() -> None:
    order, sum_ = a_paid_order()
    with unit_of_work():
        text = f"{HEAD}\n{clock.today()},FT3001R,Reversal {order.reference},{sum_},"
        statement = bank.keep_statement("kashf.csv", text.encode(), OFFICER)

    (seen,) = bank.preview(statement, OFFICER).leaving

    assert (seen.line.reference, seen.credit.reference, seen.is_whole) == ("FT3001R", "FT3001", True)
    assert credits_of(statement.id) == []
