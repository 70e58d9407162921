"""Booking: balanced, once, and never changed afterwards, whoever tries."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from storefront.treasury.ledger import commands
from storefront.treasury.ledger.commands import UnbalancedBooking
from storefront.treasury.ledger.entries import Line
from tests.builders.community import a_family
from tests.builders.people import told

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


def test_that_cash_came_in_is_told_when_it_is_booked_and_not_again() -> None:
    for is_new in (True, False):
        assert ledger.record_cash_handed_in("2026-11-29", 12_500, fees_minor=0) is is_new
        assert told(ledger.CashHandedIn) == [ledger.CashHandedIn(12_500)]


def test_each_turn_of_an_arrival_cash_or_fees_is_booked_and_the_first_is_the_one_not_named() -> None:
    def arrives(**turn: int) -> list[bool]:
        return [
            ledger.record_arrival("1", "obedient", 100, **turn),
            ledger.record_cash_handed_in("1", 100, fees_minor=10, **turn),
            ledger.record_courier_paid("1", 30, **turn),
        ]

    assert [arrives(), arrives(turn=1), arrives(turn=2), arrives(turn=0)] == [[True] * 3, [False] * 3] + [
        [True] * 3
    ] * 2
    assert ledger.balances()[ledger.COURIER_FEES] == 3 * (30 + 10)


def test_what_happens_between_the_platform_and_others_is_booked_once() -> None:
    for _ in range(2):
        ledger.record_provider_fee("attempt:1", "stripe", 290)
        ledger.record_arrival("po_1", "stripe", 9_000)
        ledger.record_cash_handed_in("2026-11-29", 12_500, fees_minor=2_500)
        ledger.record_disputed("dp_1", "stripe", 700)
        ledger.record_dispute_won("dp_2", "stripe", 300)
        commands.record_rounding("2026-11", ledger.clearing("stripe"), 1)
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


def by_hand(*entries: tuple[int, str], currency: str = "SAR") -> None:
    """A transaction written past all our code, in a unit of work of its own: sums on accounts."""
    with unit_of_work() as session:
        session.execute(text(f"INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) {NEW}"))
        for amount, account in entries:
            put_in(amount, account, currency)


NEW = "VALUES ('by-hand', 'sale', '', '{}', CURRENT_TIMESTAMP)"


def put_in(amount: int, account: str, currency: str = "SAR") -> None:
    """An entry more, of the newest transaction."""
    columns = "transaction_id, account, amount_minor, currency, booked_at"
    values = f"SELECT MAX(id), '{account}', {amount}, '{currency}', MAX(booked_at) FROM ledger_transaction"
    db.session.execute(text(f"INSERT INTO ledger_entry ({columns}) {values}"))


@pytest.mark.parametrize(
    "entries", [[(777, "bank")], [(100, "bank"), (-99, "commission")], [(-1, "bank"), (2, "bank")]]
)
def test_what_does_not_add_up_cannot_be_kept_by_anybody(entries: list[tuple[int, str]]) -> None:
    with pytest.raises(IntegrityError):
        by_hand(*entries)

    db.session.rollback()
    assert ledger.balances() == {}


def test_what_adds_up_only_over_two_currencies_does_not() -> None:
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text(f"INSERT INTO ledger_transaction (once, kind, subject, told, booked_at) {NEW}"))
        put_in(100, "bank", "SAR")
        put_in(-100, "commission", "AED")


def test_what_adds_up_is_kept_in_whatever_currency() -> None:
    by_hand((100, "bank"), (-60, "commission"), (-40, "vat_due"), currency="AED")

    assert ledger.balances() == {"bank": 100, "commission": -60, "vat_due": -40}


@pytest.mark.parametrize("entries", [[(5, "bank")], [(5, "bank"), (-5, "commission")]])
def test_what_is_booked_whole_takes_no_entry_more(entries: list[tuple[int, str]]) -> None:
    with unit_of_work():
        ledger.book("once", "sale", [Line(ledger.BANK, 100), Line(ledger.COMMISSION, -100)])

    with pytest.raises(DBAPIError, match="booked whole"), unit_of_work():
        for amount, account in entries:
            put_in(amount, account)

    assert ledger.balances() == {ledger.BANK: 100, ledger.COMMISSION: -100}


@pytest.mark.parametrize("sums", [(5, -5, 3, -3), (-5, 5, -3, 3), (-1, 1, 5, -5), (1, -1, -1, 1)])
def test_lines_that_make_up_for_each_other_in_between_are_one_booking(sums: tuple[int, ...]) -> None:
    accounts = (ledger.BANK, ledger.COUPONS, ledger.ROUNDING, ledger.COMMISSION)
    lines = [Line(account, amount) for account, amount in zip(accounts, sums, strict=True)]

    with unit_of_work():
        ledger.book("once", "sale", lines)

    assert len(ledger.transactions(ledger.Search()).rows[0].sides) == 4


REPLACED = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
}


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_transaction"])
def test_what_is_booked_is_not_replaced(table: str) -> None:
    with unit_of_work():
        ledger.book("once", "sale", [Line(ledger.BANK, 100), Line(ledger.COMMISSION, -100)])

    with pytest.raises(DBAPIError, match=r"append-only|booked whole"), unit_of_work() as session:
        session.execute(text(REPLACED[db.engine.dialect.name].format(table=table)))

    assert ledger.balances() == {ledger.BANK: 100, ledger.COMMISSION: -100}


def test_a_name_that_is_booked_is_not_taken_over() -> None:
    with unit_of_work():
        ledger.book("by-hand", "gift", [Line(ledger.BANK, 100), Line(ledger.COMMISSION, -100)])
    verb = "INSERT OR REPLACE" if db.engine.dialect.name == "sqlite" else "INSERT"

    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text(f"{verb} INTO ledger_transaction (once, kind, subject, told, booked_at) {NEW}"))

    assert [row.transaction.kind for row in ledger.transactions(ledger.Search()).rows] == ["gift"]
