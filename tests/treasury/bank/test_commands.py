"""A line of the bank is taken in once, whoever imports it and how often; what nobody can place is decided by a person."""

import pytest
from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, ledger
from storefront.treasury.bank import BankCredit
from tests.builders.bank import OFFICER, a_statement, a_transfer_order, imported
from tests.builders.money import the_payment

pytestmark = pytest.mark.usefixtures("app")


def in_the_bank() -> int:
    return ledger.balances().get(ledger.BANK, 0)


def test_looking_at_a_statement_changes_nothing() -> None:
    order = a_transfer_order()
    with unit_of_work():
        statement = bank.keep_statement("a.csv", a_statement((100, order.reference, "FT1")).encode(), OFFICER)

    seen = bank.preview(statement)

    assert [(line.amount_minor, code) for line, code in seen.rows] == [(100, order.reference)]
    assert (db.session.scalar(select(func.count(BankCredit.id))), in_the_bank()) == (0, 0)


def test_a_line_that_is_known_is_passed_over() -> None:
    imported((100, "x", "FT1"), (200, "y", "FT2"))

    again = imported((200, "y", "FT2"), (300, "z", "FT3"))

    assert [credit.amount_minor for credit in again] == [300]
    assert in_the_bank() == 600


def test_a_statement_is_imported_once() -> None:
    with unit_of_work():
        statement = bank.keep_statement("a.csv", a_statement((100, "x", "FT1")).encode(), OFFICER)
        bank.import_statement(statement)

    with pytest.raises(NotNow), unit_of_work():
        bank.import_statement(statement)

    assert in_the_bank() == 100


def test_a_person_says_what_a_sum_is_for() -> None:
    order = a_transfer_order()
    (credit,) = imported((order.total_minor, "from Sara", "FT1"))
    assert credit.state == "unknown"

    with unit_of_work():
        bank.assign(credit, f" {order.reference.lower()} ", OFFICER)

    assert the_payment(order).state == "settled"
    with pytest.raises(NotNow), unit_of_work():
        bank.assign(bank.get_credit(credit.id), order.reference, OFFICER)


@pytest.mark.parametrize("code", ["", "2345", "ZZZZZZZZ"])
def test_a_number_nobody_waits_for_is_refused(code: str) -> None:
    (credit,) = imported((100, "from Sara", "FT1"))

    with pytest.raises(bank.CodeIsUnknown):
        bank.assign(credit, code, OFFICER)


def test_what_nobody_can_place_is_sent_back_with_a_note() -> None:
    (credit,) = imported((100, "from Sara", "FT1"))
    with pytest.raises(ReasonIsMissing):
        bank.give_back(credit, OFFICER, note="  ")

    with unit_of_work():
        bank.give_back(credit, OFFICER, note="FT77")

    assert (bank.get_credit(credit.id).state, in_the_bank(), bank.unknown_count()) == ("returned", 0, 0)
    with pytest.raises(NotNow):
        bank.give_back(bank.get_credit(credit.id), OFFICER, note="FT78")


def test_what_a_provider_sent_does_not_count_twice() -> None:
    (credit,) = imported((5000, "STRIPE PAYOUT", "FT1"))
    with pytest.raises(ReasonIsMissing):
        bank.leave_to_others(credit, OFFICER, note=" ")

    with unit_of_work():
        bank.leave_to_others(credit, OFFICER, note="من شركة الدفع")
        ledger.record_arrival("stripe:txn-1", "stripe", 5000)

    assert (bank.get_credit(credit.id).state, in_the_bank()) == ("elsewhere", 5000)
    assert ledger.balances()[ledger.clearing("bank_transfer")] == 0
    with pytest.raises(NotNow):
        bank.leave_to_others(bank.get_credit(credit.id), OFFICER, note="مرة أخرى")
