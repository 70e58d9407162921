"""Cases 15 to 28: on the company's page, and on the way back."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury import conversations
from tests.builders.card_market import (
    GOOD,
    OPEN,
    PAID,
    SECURE,
    SLOW,
    CardMarket,
    follow_hints,
    kinds_of_alarms,
    owed,
    sales,
)
from tests.builders.money import as_it_is, the_attempt, the_payment
from tests.stripe_server.money.cards import CARDS

DECLINING = [card for card in CARDS if card.decline and not card.secure]


def come_back(market: CardMarket, order, how: str = "paid"):  # type: ignore[no-untyped-def]
    """The shopper is led back from the company's page."""
    return market.reader(order).get(f"/orders/{order.reference}/payment?back={how}")


def sweep(*orders, minutes: int = 3) -> None:  # type: ignore[no-untyped-def]
    """The worker's round, some minutes later."""
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        for order in orders:
            conversations.look_again(the_attempt(order).id)


@pytest.mark.parametrize("card", DECLINING, ids=lambda card: card.name)
def test_case_15_after_any_decline_another_card_pays_on_the_same_page(market: CardMarket, card) -> None:  # type: ignore[no-untyped-def]
    order = market.order()
    url = market.open(order)

    said = market.stripe.shopper.pay(url, card.number).said
    back = come_back(market, order, "left").text
    between = market.states(order)
    market.stripe.shopper.pay(url, GOOD)
    market.settle(order)

    assert (bool(said), "لم تُقبل البطاقة" in back, between) == (True, True, OPEN)
    assert (market.states(order), market.calls("Session.create")) == (PAID, 1)


@pytest.mark.parametrize(
    ("card", "answer", "states"),
    [
        (SECURE, True, PAID),
        (SECURE, False, OPEN),
        (SECURE, None, OPEN),
        ("4000008400001629", True, OPEN),
        ("4000008260003178", True, OPEN),
    ],
    ids=["passed", "failed", "left", "passed and declined", "passed without funds"],
)
def test_case_16_the_banks_own_question(market: CardMarket, card: str, answer: bool | None, states: object) -> None:
    order = market.order()
    asked = market.pay(order, card)

    if answer is not None:
        market.stripe.shopper.answer(asked.goes_to, passes=answer)
    market.settle(order)

    assert "/3ds/" in asked.goes_to
    assert market.states(order) == states


@pytest.mark.parametrize("how", ["left", "", "paid"])
def test_case_17_whoever_goes_back_after_paying_has_paid(market: CardMarket, how: str) -> None:
    order = market.order()
    market.pay(order)

    answer = come_back(market, order, how)

    assert answer.location == f"/orders/{order.reference}"
    assert market.states(order) == PAID


@pytest.mark.parametrize("first", ["return", "message"])
def test_case_18_the_return_and_the_message_in_either_order_book_once(
    market: CardMarket, door: str, first: str
) -> None:
    order = market.order()
    market.pay(order)
    steps = [lambda: come_back(market, order), lambda: (market.stripe.control.send(), follow_hints())]

    for step in steps if first == "return" else reversed(steps):
        step()

    assert (market.states(order), sales(), owed()) == (PAID, 1, 0)


def test_case_18_everybody_who_learns_of_it_at_the_same_moment_books_once(market: CardMarket, door: str) -> None:
    order = market.order()
    market.pay(order)
    market.stripe.control.send()
    attempt = the_attempt(order).id

    market.together(
        lambda: conversations.settle(attempt),
        follow_hints,
        lambda: conversations.settle(attempt),
        lambda: conversations.look_again(attempt),
    )

    assert (market.states(order), sales(), owed()) == (PAID, 1, 0)


def test_case_19_a_shopper_who_never_comes_back_has_paid(market: CardMarket, door: str) -> None:
    order = market.order()
    market.pay(order)

    market.stripe.control.send("checkout.session.completed")
    follow_hints()

    assert market.states(order) == PAID


def test_case_20_without_any_message_the_return_is_enough(market: CardMarket, door: str) -> None:
    order = market.order()
    market.pay(order)
    market.stripe.control.drop()

    come_back(market, order)

    assert market.states(order) == PAID


def test_case_21_without_return_and_message_the_round_finds_the_money(market: CardMarket, door: str) -> None:
    paid, unpaid = market.order(), market.order()
    market.pay(paid)
    market.open(unpaid)
    market.stripe.control.drop()

    sweep(paid, unpaid)

    assert [market.states(order) for order in (paid, unpaid)] == [PAID, OPEN]


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 429}, {"kind": "cut"}, {"status": 401}])
def test_case_22_while_the_company_is_away_we_are_confirming_and_never_failed(
    market: CardMarket, fault: dict[str, object]
) -> None:
    order = market.order()
    market.pay(order)
    market.stripe.control.fault(**{"operation": "Session.retrieve", **fault})  # type: ignore[arg-type]

    first = come_back(market, order)
    with clock.set_to(clock.now() + timedelta(seconds=5)):
        second = come_back(market, order)

    assert (first.status_code, "ننتظر تأكيد الدفع" in first.text) == (200, True)
    assert second.location == f"/orders/{order.reference}"


def test_case_23_a_return_with_somebody_elses_page_pays_nothing(market: CardMarket) -> None:
    mine, other = market.order(), market.order()
    market.open(mine)
    market.pay(other)
    there = f"/orders/{mine.reference}/payment?back=paid&session_id={market.session(other)}"

    answer = market.reader(mine).get(there)

    assert "ننتظر تأكيد الدفع" in answer.text
    assert [market.states(order) for order in (mine, other)] == [OPEN, OPEN]


def test_case_24_a_return_from_a_page_nobody_paid_on_pays_nothing(market: CardMarket) -> None:
    order = market.order()
    market.open(order)

    answer = come_back(market, order)

    assert (answer.status_code, market.states(order)) == (200, OPEN)
    assert "ننتظر تأكيد الدفع" in answer.text


def test_case_25_the_return_of_an_order_is_for_its_own_shopper(market: CardMarket) -> None:
    mine, other = market.order(), market.order()
    market.open(mine)
    market.pay(other)

    answer = market.reader(mine).get(f"/orders/{other.reference}/payment?back=paid")

    assert (answer.status_code, market.states(other)) == (404, OPEN)


@pytest.mark.parametrize(("verdict", "states"), [("succeeded", PAID), ("failed", ("open", "failed", False))])
def test_case_26_a_complete_page_is_not_paid_until_the_bank_says_so(
    market: CardMarket, door: str, verdict: str, states: object
) -> None:
    order = market.order()
    market.pay(order, SLOW)
    market.stripe.control.send()
    follow_hints()
    between = market.states(order)

    market.stripe.control.decide(market.session(order), verdict)
    market.stripe.control.send()
    follow_hints()

    assert between == ("open", "processing", False)
    assert market.states(order) == states


@pytest.mark.parametrize(
    "other",
    [
        *({"amount_total": 14_999}, {"amount_total": 15_001}, {"currency": "aed"}, {"livemode": True}),
        *({"client_reference_id": "somebody-else:1"}, {"client_reference_id": None}),
    ],
)
def test_case_27_money_that_is_not_what_was_asked_is_not_booked_and_calls_the_office(
    market: CardMarket, other: dict[str, object]
) -> None:
    order = market.order()
    market.pay(order)
    market.change(market.session(order), **other)

    for _ in range(2):
        market.settle(order)

    assert market.states(order) == ("open", "refused", False)
    assert (sales(), kinds_of_alarms()) == (0, ["payment-differs"])
    assert "نراجع دفعتك" in come_back(market, order).text


def test_case_28_a_late_word_of_failure_does_not_undo_a_payment(market: CardMarket, door: str) -> None:
    order = market.order()
    url = market.open(order)
    market.stripe.shopper.pay(url, "4000000000000002")
    market.stripe.shopper.pay(url)

    market.stripe.control.send("checkout.session.completed")
    follow_hints()
    market.stripe.control.send("payment_intent.payment_failed")
    follow_hints()

    assert market.states(order) == PAID
    assert (the_payment(order).state, as_it_is(order).abandoned_at) == ("settled", None)
