"""People call things off although somebody gave money back in the provider's own office: what is left is asked for, and what
is not asked for is the office's case until it has said that the found money stands for it."""

from datetime import timedelta

import pytest

from storefront.insight.audit import money
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from storefront.treasury import alarms, conversations, ledger, payments, refunds
from storefront.treasury.payments import Refund
from tests.builders.adjusting import OFFICER
from tests.builders.card_refunds import a_round, call_off, refunds_of
from tests.builders.money import a_payment, a_settled_order, as_it_is, the_attempt
from tests.builders.providers import provider
from tests.builders.trade import the_parcel
from tests.trade.adjustments.test_commands import holds

pytestmark = pytest.mark.usefixtures("app")
FOUND = 3_000


def found(order: Order, *amounts: int) -> None:
    """Somebody gave these sums back in the provider's own office, and we have heard of it."""
    page = provider().page_of(the_attempt(order).once)
    for amount in amounts:
        provider().refund_in_office(page, amount)
    conversations.look_at_refunds(the_attempt(order).id)


def cancel(order: Order) -> None:
    with unit_of_work():
        orders.cancel(the_parcel(as_it_is(order)), SYSTEM)


def run_out(order: Order) -> None:
    with clock.set_to(clock.now() + timedelta(days=9)), unit_of_work():
        orders.decline_unanswered()


def in_states(order: Order) -> list[tuple[str, int]]:
    return sorted((one.state, one.amount_minor) for one in refunds_of(order))


def owed() -> int:
    db.session.rollback()
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def called() -> list[str]:
    db.session.rollback()
    return sorted(alarm.kind for alarm in alarms.open_alarms())


@pytest.mark.parametrize("act", [call_off, cancel, run_out])
def test_nobody_is_held_up_by_what_was_found(act) -> None:  # type: ignore[no-untyped-def]
    order = a_settled_order()
    found(order, FOUND)

    act(order)
    a_round(later=timedelta(days=10))

    rest = order.total_minor - FOUND
    assert the_parcel(as_it_is(order)).state in ("declined", "cancelled")
    assert in_states(order) == [("done", rest), ("failed", FOUND), ("unattributed", FOUND)]
    assert (owed(), called(), holds()) == (0, ["refund-found", "refund-overlaps"], [])


@pytest.mark.parametrize("amounts", [(FOUND,), (1_000, FOUND), "whole"])
def test_the_office_says_that_the_found_money_stands_for_it_and_is_called_no_more(amounts: tuple[int, ...]) -> None:
    order = a_settled_order()
    found(order, *((order.total_minor,) if amounts == "whole" else amounts))
    call_off(order)
    a_round()

    waiting = [one for one in refunds_of(order) if one.state == "failed"]
    for failed in waiting:
        with unit_of_work():
            twin = next(
                one
                for one in refunds_of(order)
                if (one.state, one.amount_minor) == ("unattributed", failed.amount_minor)
            )
            refunds.attribute(db.session.merge(twin), {}, instead=[failed.id])

    assert {one.state for one in refunds_of(order)} <= {"done", "replaced"}
    assert sum(one.amount_minor for one in refunds_of(order) if one.state == "done") == order.total_minor
    assert (owed(), called(), holds()) == (0, [], [])


def test_what_overlaps_goes_back_in_no_other_way() -> None:
    order = a_settled_order()
    found(order, FOUND)
    call_off(order)
    overlap = next(one for one in refunds_of(order) if one.state == "failed")

    for act in (lambda: refunds.try_again(overlap, OFFICER), lambda: refunds.give_by_hand(overlap, OFFICER, note="x")):
        with pytest.raises(payments.RefundIsTooMuch):
            act()

    assert overlap.trouble == "overlaps"


def test_what_was_found_only_when_the_provider_refused_leaves_the_rest_to_be_asked_for() -> None:
    order = a_settled_order()
    call_off(order)
    provider().refund_in_office(provider().page_of(the_attempt(order).once), FOUND)

    a_round()
    a_round()

    rest = order.total_minor - FOUND
    assert in_states(order) == [("done", rest), ("failed", FOUND), ("unattributed", FOUND)]
    assert (owed(), money.refunds_that_are_not_booked()) == (0, [])


def test_what_nothing_accounts_for_is_refused_as_before_and_one_reason_asks_once() -> None:
    order = a_settled_order()
    payment = payments.find_for("order", order.id)
    assert payment is not None
    for _ in range(2):
        refunds.ask_what_is_left(payment, 100, once="parcel:7", reason="declined")

    with pytest.raises(payments.RefundIsTooMuch):
        refunds.ask_what_is_left(payment, order.total_minor, once="parcel:8", reason="declined")
    with pytest.raises(payments.RefundIsTooMuch):
        refunds.ask_what_is_left(a_payment(), 1, once="parcel:9", reason="declined")
    assert [one.amount_minor for one in db.session.query(Refund)] == [100]


def test_the_alarm_says_how_much_and_what_to_do() -> None:
    order = a_settled_order()
    found(order, FOUND)

    call_off(order)

    (alarm,) = [one for one in alarms.open_alarms() if one.kind == "refund-overlaps"]
    assert (alarm.values, alarm.subject) == (
        {"riyals": "30.00"},
        f"refund:{next(one.id for one in refunds_of(order) if one.state == 'failed')}",
    )
