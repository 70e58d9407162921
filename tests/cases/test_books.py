"""Cases 73 to 75: the ledger beside a provider's book, cash at doors, transfers to the market's own account."""

from datetime import timedelta
from typing import Any

import pytest

from storefront.goods import stock
from storefront.insight import invariants
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import handbacks, orders, returns
from storefront.treasury import alarms, bank, conversations, ledger, movements, payments, reconciliation, refunds
from tests.builders.bank import OFFICER, a_statement, a_transfer_order, imported, taken_in
from tests.builders.bending import bend
from tests.builders.card_refunds import call_off
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.money import a_settled_order, as_it_is, the_attempt, the_payment
from tests.builders.providers import provider
from tests.builders.trade import an_order, bring_to, heard, the_parcel
from tests.builders.treasury import an_officer

pytestmark = pytest.mark.usefixtures("app")
HOUR = timedelta(hours=1)


def compared(*, after: timedelta = HOUR) -> list[dict[str, Any]]:
    """The differences between a provider's book and the ledger."""
    with clock.set_to(clock.now() + after):
        run_id = reconciliation.reconcile(provider().name)
    db.session.expire_all()
    return list(reconciliation.get(run_id).findings)


def broken() -> list[str]:
    """The rules that do not hold now."""
    db.session.rollback()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


OF_ONE = "transaction_id = (SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale')"
BENT = {  # what is done to the ledger behind everybody's back
    "missing": [f"DELETE FROM ledger_entry WHERE {OF_ONE}"],
    "altered": [f"UPDATE ledger_entry SET amount_minor = amount_minor * 3 WHERE {OF_ONE}"],
    "extra": [
        "UPDATE ledger_transaction SET provider_ref = 'nobody-paid-this' "
        "WHERE id = (SELECT MIN(id) FROM ledger_transaction WHERE kind = 'sale')"
    ],
}


@pytest.mark.parametrize("kind", BENT)
def test_case_73_a_night_finds_an_entry_that_is_missing_extra_or_altered(kind: str) -> None:
    order, _ = a_settled_order(), a_settled_order()
    ref = str(the_attempt(order).payment_ref)
    assert compared() == []

    bend(*BENT[kind])

    found = {row["kind"]: row["ref"] for row in compared()}
    assert found == ({"extra": "nobody-paid-this", "missing": ref} if kind == "extra" else {kind: ref})
    assert [alarm.kind for alarm in alarms.open_alarms()] == ["books-differ"]


def test_case_73_every_entry_trebled_is_as_many_differences() -> None:
    for _ in range(3):
        a_settled_order()

    bend("UPDATE ledger_entry SET amount_minor = amount_minor * 3")

    assert [row["kind"] for row in compared()] == ["altered"] * 3


def test_case_73_what_nobody_knows_is_found_however_long_no_night_was_looked_through() -> None:
    order = a_settled_order()
    page = provider().page_of(the_attempt(order).once)
    assert compared() == []
    with clock.set_to(clock.now() + 2 * HOUR):
        ref = provider().refund_in_office(page, 100).ref

    found = compared(after=timedelta(days=6)), compared(after=timedelta(days=60))

    assert [[(row["kind"], row["ref"]) for row in night] for night in found] == [[("missing", ref)]] * 2


def cash_parcel(way: str, pieces: int = 1) -> orders.Parcel:
    """A parcel to be paid at the door."""
    family = a_family(ways=frozenset({way}))
    return the_parcel(an_order((a_product(of=family, price=10_000, stock=5), pieces)))


@pytest.mark.parametrize("way", ["courier", "collect"])
def test_case_74_what_nobody_takes_at_the_door_was_never_sold(way: str) -> None:
    parcel = bring_to(cash_parcel(way), "ready")
    actor = desk(parcel.family)
    if way == "courier":
        orders.hand_over(parcel, actor, code="")
        actor = OFFICER

    orders.doors.refuse(parcel, actor, reason="لم يفتح أحد الباب", sells_again=True)
    heard()

    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    assert (payment.state, parcel.state, ledger.balances()) == ("cancelled", "refused", {})
    assert (payments.refunds_of(payment.id), stock.free(parcel.lines[0].variant_id)) == ([], 5)
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


@pytest.mark.parametrize("way", ["courier", "collect"])
def test_case_74_what_is_accepted_in_part_is_paid_in_part_and_the_rest_was_never_sold(way: str) -> None:
    parcel = bring_to(cash_parcel(way, pieces=3), "ready")
    actor, code = desk(parcel.family), parcel.handover_code
    if way == "courier":
        orders.hand_over(parcel, actor, code="")
        actor = OFFICER

    refused = {parcel.lines[0].id: 1}
    returns.doorsteps.hand_over_part(parcel, refused, actor, reason="مكسورة", code=code, sells_again=True)
    heard()

    payment, account = (
        payments.find_for("parcel", parcel.id),
        ledger.COURIER_CASH if way == "courier" else ledger.FAMILY,
    )
    assert payment is not None
    assert (payment.state, payment.amount_minor) == ("settled", 20_000 + parcel.delivery_minor)
    assert (payments.refunds_of(payment.id), stock.free(parcel.lines[0].variant_id)) == ([], 3)
    assert ledger.balances()[account] == (payment.amount_minor if way == "courier" else 1_600)
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_case_74_what_is_found_faulty_after_the_door_comes_back_out_of_the_familys_hand() -> None:
    parcel = bring_to(cash_parcel("collect", pieces=2), "handed_over")
    owed = ledger.owed_to(parcel.family_id)
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()
    (refund,) = handbacks.of_parcel(parcel.id)
    between = (refund.state, refund.amount_minor, ledger.owed_to(parcel.family_id))

    handbacks.give(parcel, refund, desk(parcel.family))
    heard()

    assert (owed, between) == (-1_600, ("asked", 10_000, -1_600 - 9_200))
    assert (refund.state, ledger.owed_to(parcel.family_id)) == ("done", -800)
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def test_case_74_what_the_courier_is_short_of_stays_on_its_account_and_holds_the_share_up() -> None:
    first, second = (bring_to(cash_parcel("courier"), "handed_over") for _ in range(2))
    total, fees = first.total_minor + second.total_minor, first.delivery_minor + second.delivery_minor
    with clock.set_to(clock.now() + timedelta(days=8)):
        orders.complete_reached()
        heard()

    movements.note_cash(total - 1_500, fees, an_officer(), reference="ST-1", reason="كشف نوفمبر")
    heard()
    with pytest.raises(movements.refusals.MoreThanIsThere):
        movements.note_cash(1_501, 0, an_officer(), reference="ST-2", reason="كشف نوفمبر")

    found = ledger.balances()
    assert (found[ledger.COURIER_CASH], found[ledger.BANK]) == (1_500, total - 1_500 - fees)
    assert [(sale.subject, sale.left_minor) for sale in ledger.cash.owed()] == [(f"parcel:{second.id}", 1_500)]
    standings = [ledger.standing(one.family_id) for one in (first, second)]
    assert standings == [ledger.Standing(0, 9_200), ledger.Standing(9_200, 0)]
    assert [rule.sentence for rule in invariants.RULES if rule.broken_by()] == []


def going_back(order: orders.Order) -> list[tuple[int, str]]:
    return [(one.amount_minor, one.reason) for one in payments.refunds_of(the_payment(order).id)]


def test_case_75_more_than_was_asked_pays_the_order_and_the_rest_goes_back() -> None:
    order = a_transfer_order()

    imported((order.total_minor + 250, order.reference, "FT1"))

    assert as_it_is(order).confirmed_at is not None
    assert (going_back(order), broken()) == ([(250, "over")], [])


def test_case_75_less_than_was_asked_waits_and_goes_back_when_the_time_is_over() -> None:
    order = a_transfer_order()
    imported((1_000, order.reference, "FT1"))
    between = (as_it_is(order).confirmed_at, going_back(order))

    with clock.set_to(clock.now() + timedelta(days=30)):
        conversations.release(the_payment(order).id)

    assert between == (None, [])
    assert (going_back(order), broken()) == ([(1_000, "short")], [])


def test_case_75_what_comes_twice_goes_back_and_the_order_stays_paid() -> None:
    order = a_transfer_order()

    for line in ("FT1", "FT2"):
        taken_in((order.total_minor, order.reference, line))

    assert as_it_is(order).confirmed_at is not None
    assert (going_back(order), broken()) == ([(order.total_minor, "twice")], [])


def test_case_75_money_without_a_number_waits_for_a_person() -> None:
    order = a_transfer_order()

    (credit,) = imported((order.total_minor, "سارة", "FT1"))

    assert (credit.state, as_it_is(order).confirmed_at) == ("unknown", None)


def test_case_75_a_person_says_what_money_without_a_number_is_for() -> None:
    order = a_transfer_order()
    (credit,) = imported((order.total_minor, "سارة", "FT1"))

    with unit_of_work():
        bank.assign(bank.get_credit(credit.id), order.reference, OFFICER)

    assert (as_it_is(order).confirmed_at is not None, broken()) == (True, [])


def test_case_75_the_same_statement_pays_once_however_often_it_comes() -> None:
    order = a_transfer_order()
    text = a_statement((order.total_minor, order.reference, "FT1"))

    for name in ("kashf.csv", "again.csv"):
        with unit_of_work():
            bank.import_statement(bank.keep_statement(name, text.encode(), OFFICER), OFFICER)

    assert (ledger.balances()[ledger.BANK], going_back(order)) == (order.total_minor, [])


def test_case_75_what_goes_back_of_a_transfer_a_person_sends_from_the_bank() -> None:
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"))
    call_off(order)
    refund = payments.refunds_of(the_payment(order).id)[0]
    conversations.carry_out_refund(refund.id)
    between = [alarm.kind for alarm in alarms.open_alarms()]

    with unit_of_work():
        refunds.give_by_hand(payments.get_refund(refund.id), OFFICER, note="حوالة 771")

    assert between == ["refund-by-hand"]
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), broken()) == (0, [])
