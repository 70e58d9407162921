"""A line of the bank is taken in once, whoever imports it and how often; what nobody can place is decided by a person."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.money import plain
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.kernel.units import unit_of_work
from storefront.treasury import bank, ledger
from storefront.treasury.bank import BankCredit, sifting
from storefront.treasury.extracts import First, StatementIsOfAnotherAccount
from storefront.treasury.interests import OwnInterest
from tests.builders.bank import OFFICER, Sum, a_statement, a_transfer_order, credits_of, imported
from tests.builders.money import the_payment

pytestmark = pytest.mark.usefixtures("app")


def kept(*sums: Sum) -> bank.BankStatement:
    with unit_of_work():
        return bank.keep_statement("b.csv", a_statement(*sums).encode(), OFFICER)


def in_the_bank() -> int:
    return ledger.balances().get(ledger.BANK, 0)


def test_looking_at_a_statement_changes_nothing() -> None:
    order = a_transfer_order()
    with unit_of_work():
        statement = bank.keep_statement("a.csv", a_statement((100, order.reference, "FT1")).encode(), OFFICER)

    seen = bank.preview(statement, OFFICER)

    assert [(line.amount_minor, code) for line, code in seen.rows] == [(100, order.reference)]
    assert (db.session.scalar(select(func.count(BankCredit.id))), in_the_bank()) == (0, 0)


def test_a_line_that_is_known_is_passed_over() -> None:
    imported((100, "x", "FT1"), (200, "y", "FT2"))

    again = imported((200, "y", "FT2"), (300, "z", "FT3"))

    assert [credit.amount_minor for credit in again] == [300]
    assert in_the_bank() == 600


def test_two_payers_under_one_reference_are_both_booked() -> None:
    first, second = a_transfer_order(), a_transfer_order()

    imported((first.total_minor, first.reference, "SARIE"), (second.total_minor, second.reference, "SARIE"))

    assert [the_payment(order).state for order in (first, second)] == ["settled", "settled"]
    assert in_the_bank() == first.total_minor + second.total_minor


def test_the_same_file_twice_books_nothing_twice() -> None:
    sums = [(11_000, "SARIE INCOMING", ""), (11_000, "SARIE INCOMING", ""), (500, "late", "")]
    imported(*sums)

    assert imported(*sums) == []
    assert in_the_bank() == 22_500


def test_one_sum_alone_in_two_files_is_asked_about() -> None:
    (first,), (second,) = (imported((11_000, "SARIE INCOMING", "")) for _ in range(2))

    assert (first.state, second.state, second.doubt) == ("unknown", "asked", "again")
    assert in_the_bank() == 11_000


def test_one_transfer_is_booked_once_in_whichever_years_its_day_is_written() -> None:
    order = a_transfer_order()
    for day in ("19/06/1448", "29/11/2026", "11/29/2026"):
        text = f"Date,Description,Amount,Debit,Balance\n{day},from Sara {order.reference},154.00,,9154.00"
        with unit_of_work():
            bank.import_statement(bank.keep_statement("kashf.csv", text.encode(), OFFICER), OFFICER)

    assert in_the_bank() == 15_400
    assert db.session.scalars(select(BankCredit.booked_on)).all() == [date(2026, 11, 29)]


def test_one_transfer_that_other_files_of_the_bank_tell_is_booked_once_and_asked_about() -> None:
    order = a_transfer_order()
    day, sum_, words = clock.today(), plain(order.total_minor), f"SARAH {order.reference}"
    texts = [
        f"date,description,amount,balance\n{day},{words},{sum_},1000",
        f"date,description,amount,reference\n{day},{words},{sum_},FT2026334001",
        f"date,description,amount,transaction id\n{day - timedelta(days=1)},{words},{sum_},T9",
        f"date,description,amount,sender\n{day},{order.reference},{sum_},SARAH",
    ]
    for text in texts:
        with unit_of_work():
            statement = bank.keep_statement("kashf.csv", text.encode(), OFFICER)
            assert len(bank.preview(statement, OFFICER).rows) == int(text is texts[0])
            bank.import_statement(statement, OFFICER)

    assert in_the_bank() == order.total_minor
    assert db.session.scalars(select(BankCredit.doubt).order_by(BankCredit.id)).all() == ["", "again", "again", "again"]


def test_an_order_number_pays_in_whichever_column_it_stands() -> None:
    order = a_transfer_order()
    head = "Date,Transaction ID,Description,Customer Reference,Debit,Credit"
    with unit_of_work():
        text = f"{head}\n{clock.today()},FT1001,SARIE,{order.reference},,{plain(order.total_minor)}"
        bank.import_statement(bank.keep_statement("kashf.csv", text.encode(), OFFICER), OFFICER)

    assert the_payment(order).state == "settled"


@pytest.mark.parametrize(("currency", "status"), [("YER", "Posted"), ("SAR", "Rejected")])
def test_what_is_no_riyal_or_was_not_done_pays_nothing(currency: str, status: str) -> None:
    order = a_transfer_order()
    row = f"{clock.today()},{order.reference},{currency},{status},{plain(order.total_minor)}"
    with unit_of_work():
        text = f"Date,Description,Currency,Status,Credit\n{row}"
        bank.import_statement(bank.keep_statement("kashf.csv", text.encode(), OFFICER), OFFICER)

    assert (the_payment(order).state, in_the_bank()) == ("open", 0)


def test_a_statement_of_another_account_is_not_kept() -> None:
    text = f"Account Number: SA4420000001234567891234\n{a_statement((100, 'x', 'FT1'))}"

    with pytest.raises(StatementIsOfAnotherAccount):
        bank.keep_statement("kashf.csv", text.encode(), OFFICER)


def test_what_does_not_fit_its_balance_or_is_long_ago_is_asked_about() -> None:
    text = "Date,Description,Amount,Balance\n2025-11-01,a,5,105\n2026-11-01,b,1,1204"
    with unit_of_work():
        statement = bank.keep_statement("kashf.csv", text.encode(), OFFICER)
        bank.import_statement(statement, OFFICER)

    assert [(credit.state, credit.doubt) for credit in credits_of(statement.id)] == [
        ("asked", "old"),
        ("asked", "unfit"),
    ]
    assert in_the_bank() == 0


def test_nothing_is_taken_in_while_nobody_knows_its_days() -> None:
    with unit_of_work():
        statement = bank.keep_statement("kashf.csv", b"Date,Amount,Description\n05/11/2026,5,x", OFFICER)

    with pytest.raises(bank.DaysAreUnclear), unit_of_work():
        bank.import_statement(bank.get_statement(statement.id), OFFICER)
    with unit_of_work():
        bank.import_statement(bank.get_statement(statement.id), OFFICER, asked=First.DAY)

    assert [credit.booked_on for credit in credits_of(statement.id)] == [date(2026, 11, 5)]


def test_what_may_be_another_is_kept_and_asked_about_and_booked_when_it_is() -> None:
    imported((11_000, "SARIE INCOMING", ""))
    statement = kept((11_000, "SARIE INCOMING", ""), (500, "late", ""))
    seen = bank.preview(statement, OFFICER)

    with unit_of_work():
        new = bank.import_statement(bank.get_statement(statement.id), OFFICER)
    asked = next(credit for credit in credits_of(statement.id) if credit.state == "asked")
    before = in_the_bank()
    with unit_of_work():
        bank.take_in(bank.get_credit(asked.id), OFFICER)

    assert ([line.amount_minor for line, _ in seen.rows], [doubt for _, doubt in seen.asked]) == ([500], ["again"])
    assert (new, before, in_the_bank()) == (1, 11_500, 22_500)
    assert bank.get_credit(asked.id).state == "unknown"


def test_what_is_asked_about_pays_what_its_payer_named() -> None:
    order = a_transfer_order()
    with clock.set_to(clock.now() - timedelta(days=2)):
        (asked,) = imported((order.total_minor, order.reference, "FT1"), day=clock.today() + timedelta(days=2))

    with unit_of_work():
        bank.take_in(bank.get_credit(asked.id), OFFICER)

    assert (asked.doubt, the_payment(order).state) == ("future", "settled")
    with pytest.raises(NotNow):
        bank.take_in(bank.get_credit(asked.id), OFFICER)


def test_what_is_no_sum_of_its_own_is_dropped_and_a_second_one_is_not_lost_later() -> None:
    imported((11_000, "SARIE INCOMING", ""))
    (asked, _) = imported((11_000, "SARIE INCOMING", ""), (1, "a", ""))
    with unit_of_work():
        bank.drop(bank.get_credit(asked.id), OFFICER)

    again = imported((11_000, "SARIE INCOMING", ""), (11_000, "SARIE INCOMING", ""))

    assert (bank.get_credit(asked.id).state, in_the_bank()) == ("dropped", 22_001)
    assert sorted(credit.state for credit in again) == ["asked", "unknown"]
    for decide in (bank.drop, bank.take_in):
        with pytest.raises(NotNow):
            decide(bank.get_credit(asked.id), OFFICER)


def test_nothing_else_is_decided_about_what_is_only_asked() -> None:
    order = a_transfer_order()
    (asked,) = imported((sifting.ABSURD_MINOR, "from Sara", "FT1"))

    for decide in (
        lambda: bank.assign(bank.get_credit(asked.id), order.reference, OFFICER),
        lambda: bank.give_back(bank.get_credit(asked.id), OFFICER, note="x"),
        lambda: bank.leave_to_others(bank.get_credit(asked.id), OFFICER, note="x"),
    ):
        with pytest.raises(NotNow):
            decide()

    assert (asked.state, asked.doubt, in_the_bank(), bank.unknown_count()) == ("asked", "huge", 0, 1)


def test_a_part_that_was_given_to_the_wrong_order_is_taken_away_again() -> None:
    wrong, right = a_transfer_order(), a_transfer_order()
    (credit,) = imported((1_000, "nobody", "R1"))
    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), wrong.reference, OFFICER)

    with unit_of_work():
        bank.take_away(bank.get_credit(credit.id), OFFICER)
    left = bank.arrived_for(the_payment(wrong).id)
    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), right.reference, OFFICER)

    assert (left, bank.arrived_for(the_payment(right).id)) == (0, 1_000)


def test_what_has_paid_is_not_taken_away() -> None:
    order = a_transfer_order()
    paid, strange = imported((order.total_minor, order.reference, "FT1"), (5, "?", "FT2"))

    for credit in (paid, strange):
        with pytest.raises(NotNow):
            bank.take_away(bank.get_credit(credit.id), OFFICER)


def test_a_statement_is_imported_once() -> None:
    with unit_of_work():
        statement = bank.keep_statement("a.csv", a_statement((100, "x", "FT1")).encode(), OFFICER)
        bank.import_statement(statement, OFFICER)

    with pytest.raises(NotNow), unit_of_work():
        bank.import_statement(statement, OFFICER)

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


def test_nobody_places_a_sum_on_what_concerns_them_nor_takes_it_away() -> None:
    order = a_transfer_order()
    (credit,) = imported((1_000, "sara", "FT1"))
    relative = Actor(None, OFFICER.roles, frozenset({order.parcels[0].family_id}))

    with pytest.raises(OwnInterest), unit_of_work():
        bank.assign(credit, order.reference, relative)
    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), order.reference, OFFICER)
    with pytest.raises(OwnInterest), unit_of_work():
        bank.take_away(bank.get_credit(credit.id), relative)

    assert bank.get_credit(credit.id).state == "waiting"


def test_nobody_pays_what_concerns_them_with_a_statement_they_brought() -> None:
    order, other = a_transfer_order(), a_transfer_order()
    relative = Actor(None, OFFICER.roles, frozenset({order.parcels[0].family_id}))
    statement = kept((order.total_minor, order.reference, "FT1"), (other.total_minor, other.reference, "FT2"))

    seen = bank.preview(statement, relative)
    with unit_of_work():
        bank.import_statement(bank.get_statement(statement.id), relative)
    own, _ = credits_of(statement.id)
    before = (own.state, own.doubt, the_payment(order).state, the_payment(other).state)
    with unit_of_work():
        bank.take_in(bank.get_credit(own.id), OFFICER)

    assert ([code for _, code in seen.rows], [doubt for _, doubt in seen.asked]) == ([other.reference], ["own"])
    assert before == ("asked", "own", "open", "settled")
    assert the_payment(order).state == "settled"


def test_nobody_takes_in_a_sum_that_was_asked_about_where_it_pays_what_concerns_them() -> None:
    order = a_transfer_order()
    (credit,) = imported((order.total_minor, order.reference, "FT1"), day=clock.today() + timedelta(days=9))
    relative = Actor(None, OFFICER.roles, frozenset({order.parcels[0].family_id}))

    with pytest.raises(OwnInterest), unit_of_work():
        bank.take_in(credit, relative)

    assert (bank.get_credit(credit.id).state, in_the_bank()) == ("asked", 0)
