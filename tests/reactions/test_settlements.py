"""Money came in, ran out of time or went back: orders and books follow."""

from collections.abc import Callable

import pytest

from storefront.kernel.database import db
from storefront.reactions import REACTIONS, settlements
from storefront.trade import handbacks, orders, returns
from storefront.treasury import bank, disputes, ledger, payments, refunds
from storefront.treasury.gateways import Cost, DisputeSnapshot, RefundSnapshot
from tests.builders.adjusting import allow, of_one_parcel
from tests.builders.bank import OFFICER
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product, fill
from tests.builders.money import a_second_payment, the_attempt, told_to_expire
from tests.builders.people import letters
from tests.builders.providers import provider
from tests.builders.trade import (
    a_basket,
    a_paid_order,
    an_order,
    bring_to,
    carry_out,
    heard,
    open_page,
    pay,
    place,
    take_in,
    the_parcel,
)

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.settlements"
CLEARING = ledger.clearing("obedient")


def balances() -> dict[str, int]:
    """What stands on each account that is not empty."""
    return {account: total for account, total in ledger.balances().items() if total}


def called_off(order: orders.Order) -> payments.Refund:
    """The refund of an order its family could not make."""
    parcel = the_parcel(order)
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()
    return payments.refunds_to_do()[-1]


def test_a_card_payment_confirms_its_order_and_is_booked() -> None:
    order = an_order(method="card")
    before = order.confirmed_at

    pay(order)
    db.session.refresh(order)

    assert before is None
    assert order.confirmed_at is not None
    assert balances()[CLEARING] == order.total_minor


@pytest.mark.parametrize(("way", "holder"), [("courier", "courier_cash"), ("collect", "commission")])
def test_cash_at_a_door_is_booked_where_it_is(way: str, holder: str) -> None:
    order = an_order((a_product(of=a_family(ways=frozenset({way}))), 1))
    parcel = the_parcel(order)
    untouched = balances()

    bring_to(parcel, "handed_over")

    assert untouched == {}
    assert sum(balances().values()) == 0
    expected = {"courier_cash": order.total_minor, "commission": -parcel.commission_minor}
    assert balances()[holder] == expected[holder]


def test_what_the_provider_kept_is_booked_once() -> None:
    order = a_paid_order()
    attempt = the_attempt(order)
    page = provider().pages[str(attempt.session_ref)]
    page.fee_minor = 364

    for _ in range(2):
        take_in(payments.of_reference(page.request.group))

    assert balances()[ledger.PROVIDER_FEES] == 364
    assert balances()[CLEARING] == order.total_minor - 364


def test_a_fee_in_another_currency_is_kept_and_not_booked() -> None:
    order = a_paid_order()
    attempt = the_attempt(order)
    seen = provider().fetch(str(attempt.session_ref))
    other = Cost(fee_minor=300, settled_minor=12_000, settled_currency="AED")

    payments.record(attempt.id, type(seen)(**{**vars(seen), "cost": other}))
    heard()

    assert (attempt.fee_minor, attempt.settled_currency) == (300, "AED")
    assert ledger.PROVIDER_FEES not in balances()


def test_an_order_not_paid_in_time_is_abandoned() -> None:
    order = told_to_expire(an_order(method="card"))

    assert order.abandoned_at is not None
    assert [parcel.state for parcel in order.parcels] == ["cancelled"]


def test_money_that_comes_late_buys_the_goods_while_they_are_there() -> None:
    order = an_order((a_product(stock=1), 1), method="card")
    ref = open_page(payments.find_for("order", order.id))  # type: ignore[arg-type]
    order = told_to_expire(order)

    provider().pay(ref, fee=False)
    take_in(payments.find_for("order", order.id))  # type: ignore[arg-type]
    db.session.refresh(order)

    assert order.confirmed_at is not None
    assert (order.abandoned_at, order.parcels[0].state) == (None, "placed")
    assert balances()[CLEARING] == order.total_minor


def test_money_that_comes_too_late_goes_back_whole_and_its_shopper_is_told() -> None:
    product = a_product(stock=1)
    order = orders.get(place(a_basket((product, 1)), method="card", email="sara@example.com").id)
    ref = open_page(payments.find_for("order", order.id))  # type: ignore[arg-type]
    order = told_to_expire(order)
    fill(product, 0)

    provider().pay(ref, fee=False)
    take_in(payments.find_for("order", order.id))  # type: ignore[arg-type]
    owed = balances()
    carry_out(payments.refunds_to_do()[0])
    heard()

    assert owed == {CLEARING: order.total_minor, ledger.REFUNDS_DUE: -order.total_minor}
    assert (balances(), orders.get(order.id).confirmed_at) == ({}, None)
    assert len(letters("money-sent-back")) == 1


def test_what_is_paid_twice_goes_back_once_and_the_order_stays_paid() -> None:
    order = a_paid_order((a_product(price=10_000), 1))
    before = balances()

    a_second_payment(order)
    carry_out(payments.refunds_to_do()[0])
    heard()

    assert balances() == before
    assert orders.get(order.id).confirmed_at is not None
    assert [refund.amount_minor for refund in payments.refunds_of(the_attempt(order).payment_id)] == [12_500]


def test_money_given_back_leaves_the_providers_account() -> None:
    refund = called_off(a_paid_order())
    owed = balances()[ledger.REFUNDS_DUE]

    carry_out(refund)
    heard()

    assert owed == -refund.amount_minor
    assert balances() == {}


def an_allowance(parcel: orders.Parcel) -> None:
    allow(parcel, 500)


def a_return(parcel: orders.Parcel) -> None:
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()


@pytest.mark.parametrize("asked", [an_allowance, a_return])
def test_money_given_back_is_booked_with_the_parcel_it_is_about(asked: Callable[[orders.Parcel], None]) -> None:
    parcel = of_one_parcel(state="handed_over")
    asked(parcel)

    carry_out(payments.refunds_to_do()[-1])
    heard()

    (row,) = ledger.transactions(ledger.Search(kind="paid_back")).rows
    assert row.transaction.subject == f"parcel:{parcel.id}"
    assert row.transaction.told["parcel"] == parcel.reference


def test_money_that_comes_back_is_owed_again_and_paid_by_hand_from_the_bank() -> None:
    refund = carry_out(called_off(a_paid_order()))
    heard()
    payments.refunding.record_refund(refund.id, failed(refund))
    heard()
    owed = balances()

    refunds.give_by_hand(refund, OFFICER, note="حوالة إلى حسابه")
    heard()

    assert owed == {CLEARING: refund.amount_minor, ledger.REFUNDS_DUE: -refund.amount_minor}
    assert balances() == {CLEARING: refund.amount_minor, ledger.BANK: -refund.amount_minor}


def failed(refund: payments.Refund) -> RefundSnapshot:
    """The provider's news that a refund did not arrive."""
    return RefundSnapshot(str(refund.provider_ref), "failed", refund.amount_minor, "SAR", trouble="card_gone")


def test_money_given_back_in_the_providers_office_is_too_much_until_it_is_known_for_what() -> None:
    order = a_paid_order()
    attempt = the_attempt(order)

    payments.refunding.record_refunds(attempt.id, [RefundSnapshot("back-1", "done", 1000, "SAR")])
    heard()

    assert balances()[ledger.REFUNDS_DUE] == 1000
    assert balances()[CLEARING] == order.total_minor - 1000


def disputed(order: orders.Order, state: str) -> None:
    """The news of a dispute about the whole order, with a fee."""
    seen = DisputeSnapshot("dispute-1", state, order.total_minor, "SAR", "fraudulent", fee_minor=1500)  # type: ignore[arg-type]
    disputes.record(the_attempt(order).id, [seen])
    heard()


@pytest.mark.parametrize(("end", "lost"), [("won", False), ("lost", True)])
def test_a_bank_takes_the_money_and_gives_it_back_when_it_is_won(end: str, lost: bool) -> None:
    order = a_paid_order()

    disputed(order, "open")
    taken = balances()
    disputed(order, end)

    assert (taken[ledger.DISPUTES_LOSS], taken[ledger.PROVIDER_FEES]) == (order.total_minor, 1500)
    assert balances().get(ledger.DISPUTES_LOSS, 0) == (order.total_minor if lost else 0)
    assert balances()[ledger.PROVIDER_FEES] == 1500


def test_what_was_still_to_go_back_of_a_lost_dispute_is_what_the_bank_took() -> None:
    order = a_paid_order()
    refund = called_off(order)

    disputed(order, "open")
    disputed(order, "lost")
    db.session.refresh(refund)

    assert (refund.state, refund.way) == ("done", "dispute")
    assert ledger.REFUNDS_DUE not in balances()
    assert ledger.DISPUTES_LOSS not in balances()


def test_cash_is_given_back_by_the_family_that_took_it() -> None:
    order = an_order((a_product(of=a_family(ways=frozenset({"collect"}))), 1))
    parcel = bring_to(the_parcel(order), "handed_over")
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    ledger.record_taken_back(f"parcel:{parcel.id}", orders.confirming.share_of(parcel))

    way = handbacks.holder(parcel, payment)
    carry_out(payments.ask_refund(payment, parcel.total_minor, once="parcel:back", reason="returned", way=way))
    heard()

    assert balances() == {}
    assert ledger.owed_to(parcel.family_id) == 0


def test_money_on_our_own_account_is_the_payers_until_it_pays_or_goes_back() -> None:
    settlements.credit_arrived(bank.CreditArrived(7, 700))
    there = balances()
    settlements.credit_returned(bank.CreditReturned(7, 700, None, "unknown"))

    assert there == {ledger.BANK: 700, ledger.clearing("bank_transfer"): -700}
    assert balances() == {}


def test_every_settlement_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        *("PaymentSettled", "PaidLate", "PaidTwice", "MoneySentBack", "CostKnown", "PaymentExpired"),
        *("RefundDone", "RefundFailed", "RefundFound", "DisputeOpened", "DisputeWon", "DisputeLost"),
        *("CreditArrived", "CreditIsBookedElsewhere", "CreditReturned"),
    }
