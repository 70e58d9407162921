"""Money came in, ran out of time or went back: orders and books follow."""

import pytest

from storefront.kernel.database import db
from storefront.reactions import REACTIONS
from storefront.trade import orders
from storefront.treasury import ledger, payments
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, pay, the_parcel

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.settlements"


def balances() -> dict[str, int]:
    """What stands on each account that is not empty."""
    return {account: total for account, total in ledger.balances().items() if total}


def test_a_card_payment_confirms_its_order_and_is_booked() -> None:
    order = an_order(method="pretend")
    before = order.confirmed_at

    pay(order)
    db.session.refresh(order)

    assert before is None
    assert order.confirmed_at is not None
    assert balances()[ledger.clearing("pretend")] == order.total_minor


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


def test_an_order_not_paid_in_time_is_abandoned() -> None:
    order = an_order(method="pretend")
    payment = payments.find_for("order", order.id)
    assert payment is not None

    payments.expire(payment)
    heard()
    db.session.refresh(order)

    assert order.abandoned_at is not None
    assert [parcel.state for parcel in order.parcels] == ["cancelled"]


def test_money_given_back_leaves_the_card_account() -> None:
    order = a_paid_order()
    parcel = the_parcel(order)
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()
    owed = balances()[ledger.REFUNDS_DUE]

    payments.carry_out(payments.refunds_to_do()[0])
    heard()

    assert owed == -order.total_minor
    assert balances() == {}


def test_cash_is_given_back_by_the_family_that_took_it() -> None:
    order = an_order((a_product(of=a_family(ways=frozenset({"collect"}))), 1))
    parcel = bring_to(the_parcel(order), "handed_over")
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    ledger.record_taken_back(f"parcel:{parcel.id}", orders.confirming.share_of(parcel))

    payments.carry_out(payments.ask_refund(payment, parcel.total_minor, once="parcel:back", reason="returned"))
    heard()

    assert balances() == {}
    assert ledger.owed_to(parcel.family_id) == 0


def test_every_settlement_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {"PaymentSettled", "PaymentExpired", "RefundDone"}
