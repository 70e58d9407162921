"""Cases 49 to 56 and 60 to 61: money that goes back."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest

from storefront.cli import work
from storefront.kernel import units
from storefront.kernel.refusals import NotNow, Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, orders
from storefront.treasury import conversations, ledger, payments, refunds
from storefront.treasury.gateways import ProviderRefused, RefundRequest
from tests.builders.bank import OFFICER
from tests.builders.card_market import PAID, CardMarket, attempts_of, follow_hints, kinds_of_alarms, owed, sales
from tests.builders.card_refunds import (
    a_round,
    ask_back,
    bring_home,
    call_off,
    gone,
    reach,
    refunds_of,
    what_became,
)
from tests.builders.money import as_it_is, the_attempt, the_payment
from tests.builders.trade import the_parcel

LATER = timedelta(minutes=5)
SLOW_BACK, NEVER_BACK = "4000000000007726", "4000000000005126"


def balance(account: str) -> int:
    units.abandon()
    return ledger.balances().get(account, 0)


def test_case_49_piece_by_piece_until_everything_is_back(market: CardMarket) -> None:
    order = market.paid(market.product(price=5_000), pieces=3)
    reach(order)

    for _ in range(3):
        bring_home(order, 1)
        a_round()

    assert gone(market, order) == [5_000] * 3
    assert (what_became(order), owed(), ledger.unbalanced()) == ([("done", 5_000)] * 3, 0, [])


def test_case_49_one_halala_more_than_was_paid_is_refused_by_us_and_by_the_company(market: CardMarket) -> None:
    order = market.paid()
    for once, amount in (("a", 1), ("b", 9_999), ("c", 5_000)):
        ask_back(order, amount, once)
        a_round()

    with pytest.raises(payments.RefundIsTooMuch):
        ask_back(order, 1, "d")
    with pytest.raises(ProviderRefused):
        market.gateway.refund(RefundRequest("e", "e", market.money(order), 1, "SAR", "returned"))

    assert sum(gone(market, order)) == order.total_minor


def test_case_50_two_equal_parts_are_two(market: CardMarket) -> None:
    order = market.paid()

    ask_back(order, 4_000, "one")
    ask_back(order, 4_000, "another")
    a_round()

    assert gone(market, order) == [4_000, 4_000]
    assert Counter(what_became(order)) == {("done", 4_000): 2}


def test_case_51_pressed_twice_it_goes_back_once(market: CardMarket) -> None:
    order = market.paid()

    def press() -> str:
        try:
            call_off(order)
        except Refusal:
            return "refused"
        return "done"

    outcomes = market.together(press, press)
    market.together(a_round, a_round)

    assert sorted(outcomes) == ["done", "refused"]
    assert gone(market, order) == [order.total_minor]
    assert (what_became(order), owed()) == ([("done", order.total_minor)], 0)


@pytest.mark.parametrize("fault", [{"kind": "cut", "times": 3}, {"status": 500}, {"status": 502, "body": "<html>"}])
def test_case_52_when_the_answer_is_lost_it_goes_back_once(market: CardMarket, fault: dict[str, object]) -> None:
    order = market.paid()
    call_off(order)
    market.stripe.control.fault(**{"operation": "Refund.create", "executed": True, **fault})  # type: ignore[arg-type]

    a_round()
    between = (what_became(order), owed())
    for hours in (1, 23, 25):
        a_round(later=timedelta(hours=hours))

    assert between == ([("asked", order.total_minor)], order.total_minor)
    assert (what_became(order), owed()) == ([("done", order.total_minor)], 0)
    assert gone(market, order) == [order.total_minor]


def test_case_53_who_asks_at_the_same_moment_cannot_have_more_than_is_left(market: CardMarket) -> None:
    order = market.paid()

    def ask(once: str) -> bool:
        try:
            ask_back(order, 6_000, once)
        except payments.RefundIsTooMuch:
            return False
        return True

    asked = market.together(*[lambda once=once: ask(once) for once in "abcd"])  # type: ignore[misc]
    market.together(a_round, a_round)

    assert sorted(asked) == [False, False, True, True]
    assert gone(market, order) == [6_000, 6_000]


def test_case_53_two_officers_at_the_same_moment_cannot_give_more_than_is_left(market: CardMarket) -> None:
    order = market.paid()
    line = order.parcels[0].lines[0].id

    def give(once: str) -> int:
        with suppress(adjustments.refusals.MoreThanIsLeft), unit_of_work():
            wish, parcel = adjustments.Wish({line: 6_000}), the_parcel(orders.get(order.id))
            return adjustments.give(parcel, wish, OFFICER, once=once, reason="وصلت مخدوشة").id
        return 0

    given = market.together(*[lambda once=once: give(once) for once in "aabc"])  # type: ignore[misc]

    assert (what_became(order), len({*given} - {0})) == ([("asked", 6_000)] * 2, 2)


@pytest.mark.parametrize(("card", "between"), [(SLOW_BACK, "pending"), (NEVER_BACK, "done")])
@pytest.mark.parametrize("learned", ["message", "round"])
def test_case_54_what_does_not_arrive_is_owed_again(
    market: CardMarket, door: str, card: str, between: str, learned: str
) -> None:
    order = market.paid(card=card)
    call_off(order)
    a_round()
    (refund,) = refunds_of(order)
    before = refund.state
    market.stripe.control.move_refund(str(refund.provider_ref), "failed")

    if learned == "message":
        market.stripe.control.send("refund.failed")
        follow_hints()
    else:
        conversations.look_at_refunds(the_attempt(order).id)

    assert (before, what_became(order)) == (between, [("failed", order.total_minor)])
    assert (owed(), kinds_of_alarms()) == (order.total_minor, ["refund-failed"])
    assert market.states(order)[0] == "settled"


def test_case_54_what_waits_and_then_arrives_is_done(market: CardMarket) -> None:
    order = market.paid(card=SLOW_BACK)
    call_off(order)
    a_round()
    between = (what_became(order)[0][0], owed())
    market.stripe.control.advance(60)

    a_round(later=LATER)

    assert between == ("pending", order.total_minor)
    assert (what_became(order)[0][0], owed(), market.calls("Refund.create")) == ("done", 0, 1)


def test_case_55_what_is_given_back_in_the_companys_office_waits_for_a_person(market: CardMarket, door: str) -> None:
    order = market.paid()
    market.stripe.control.refund(market.money(order), 4_000)

    for _ in range(2):
        market.stripe.control.send("charge.refunded", "refund.created")
        follow_hints()
        conversations.look_at_refunds(the_attempt(order).id)

    assert what_became(order) == [("unattributed", 4_000)]
    assert (owed(), kinds_of_alarms(), market.states(order)) == (-4_000, ["refund-found"], PAID)


def test_case_55_a_person_says_once_what_it_was_for(market: CardMarket) -> None:
    order = market.paid()
    market.stripe.control.refund(market.money(order), 4_000)
    conversations.look_at_refunds(the_attempt(order).id)

    with unit_of_work():
        refunds.attribute(refunds_of(order)[0], {"parcel:12": 4_000})
    with pytest.raises(NotNow), unit_of_work():
        refunds.attribute(refunds_of(order)[0], {"parcel:13": 4_000})

    (refund,) = refunds_of(order)
    assert (refund.state, refund.subject, market.calls("Refund.create")) == ("done", "parcel:12", 0)


def test_case_55_what_was_given_back_there_cannot_be_given_back_here_as_well(market: CardMarket) -> None:
    order = market.paid()
    market.stripe.control.refund(market.money(order))
    call_off(order)

    a_round()

    assert Counter(state for state, _ in what_became(order)) == {"unattributed": 1, "failed": 1}
    assert (gone(market, order), owed()) == ([order.total_minor], 0)


@pytest.mark.parametrize("reached", [False, True])
def test_case_56_while_nothing_is_paid_out_the_family_gives_back_its_share_and_no_more(
    market: CardMarket, reached: bool
) -> None:
    order = market.paid(market.product(price=10_000))
    family = as_it_is(order).parcels[0].family_id
    before = ledger.owed_to(family)
    units.abandon()

    if reached:
        reach(order)
        bring_home(order, 1)
    else:
        call_off(order)
    a_round()

    assert (before, ledger.owed_to(family)) == (9_200, 0)
    assert gone(market, order) == [10_000 if reached else order.total_minor]


def paid_on_two_pages(market: CardMarket) -> orders.Order:
    """An order with two pages open, because the company was wrong about the first; both of them are paid."""
    order = market.order(email="sara@example.com")
    first = market.open(order)
    ref = market.session(order)
    second = market.open(order, after=1)
    market.change(ref, status="open", url=first)
    market.stripe.shopper.pay(second)
    market.stripe.shopper.pay(first)
    return order


def test_case_60_what_was_paid_twice_goes_back_once_and_the_order_stays_paid(market: CardMarket) -> None:
    order = paid_on_two_pages(market)
    first, second = [attempt.id for attempt in attempts_of(order)]

    for attempt in (second, first, second, first):
        conversations.settle(attempt)
    for _ in range(2):
        work.carry_out_refunds()

    assert (market.states(order), sales(), owed()) == (PAID, 1, 0)
    assert what_became(order) == [("done", order.total_minor)]
    back = [market.gateway.list_refunds(str(attempt.payment_ref)) for attempt in attempts_of(order)]
    assert [sum(one.amount_minor for one in some) for some in back] == [order.total_minor, 0]


def test_case_60_afterwards_the_order_itself_can_still_be_called_off(market: CardMarket) -> None:
    order = paid_on_two_pages(market)
    for attempt in reversed(attempts_of(order)):
        conversations.settle(attempt.id)

    call_off(order)
    work.carry_out_refunds()

    assert (what_became(order), owed()) == ([("done", order.total_minor)] * 2, 0)
    assert the_parcel(as_it_is(order)).state == "declined"


def test_case_61_after_the_companys_time_it_is_not_asked_and_a_person_is_called(market: CardMarket) -> None:
    order = market.paid()
    call_off(order)

    a_round(later=timedelta(days=366))

    assert (what_became(order), owed()) == ([("failed", order.total_minor)], order.total_minor)
    assert (market.calls("Refund.create"), kinds_of_alarms()) == (0, ["refund-failed"])


def test_case_61_what_a_person_gives_back_leaves_the_bank(market: CardMarket) -> None:
    order = market.paid()
    call_off(order)
    a_round(later=timedelta(days=366))

    with unit_of_work():
        refunds.give_by_hand(refunds_of(order)[0], OFFICER, note="حوالة 118")

    assert (market.calls("Refund.create"), what_became(order)) == (0, [("done", order.total_minor)])
    assert (owed(), balance(ledger.BANK)) == (0, -order.total_minor)


def test_case_61_the_companys_own_refusal_leads_there_too(market: CardMarket) -> None:
    order = market.paid()
    call_off(order)
    market.stripe.control.fault("error", "Refund.create", status=400)

    a_round()

    assert (what_became(order), owed()) == ([("failed", order.total_minor)], order.total_minor)
    assert "refund-failed" in kinds_of_alarms()
    assert the_payment(order).state == "settled"
