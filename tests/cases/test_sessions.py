"""Cases 1 to 14: opening a page to pay on."""

from datetime import timedelta

import pytest

from storefront.goods import catalogue, stock
from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.trade import checkouts
from storefront.treasury import conversations, gateways, payments
from storefront.treasury.gateways import PayLine, ProviderRefused
from storefront.treasury.gateways.stripe import Stripe
from storefront.treasury.gateways.stripe.gateway import params_of
from tests.builders.card_market import OPEN, PAID, CardMarket, attempts_of, kinds_of_alarms
from tests.builders.goods import variant_of
from tests.builders.money import a_payment, the_attempt, the_payment
from tests.builders.stripe_market import SECRET, a_request
from tests.stripe_server.fixtures import KEY

WAY = conversations.WayBack("http://127.0.0.1/paid", "http://127.0.0.1/left", "ar")


def hasty(market: CardMarket, monkeypatch: pytest.MonkeyPatch) -> None:
    """A market that gives up on a silent company at once."""
    monkeypatch.setattr("storefront.treasury.gateways.stripe.gateway.HASTY_SECONDS", 0.3)
    gateways.serve("card", Stripe(KEY, [SECRET], market.stripe.address))


@pytest.mark.parametrize(
    "wrong", [{"payment_method_types": ["card"]}, {"locale": "ar"}, {"ui_mode": "popup"}, {"colour": "green"}]
)
def test_case_01_what_the_description_does_not_know_is_refused_and_ours_is_not(
    market: CardMarket, wrong: dict[str, object]
) -> None:
    asked = params_of(a_request())

    with pytest.raises(Exception, match=next(iter(wrong))):
        market.gateway._api.checkout.sessions.create({**asked, **wrong})

    assert market.gateway.create_checkout(a_request()).ref


@pytest.mark.parametrize("amount", [199, 100_000_000])
def test_case_02_too_small_and_too_large_sums_never_reach_the_company(market: CardMarket, amount: int) -> None:
    with pytest.raises(payments.MethodIsAway):
        a_payment(amount=amount)
    with pytest.raises(ProviderRefused):
        market.gateway.create_checkout(a_request(amount))

    assert gateways.offers("card", amount) is False


def test_case_03_what_costs_nothing_needs_no_company(market: CardMarket) -> None:
    assert checkouts.is_offered("card", 0)
    assert not gateways.offers("card", 0)

    gateways.open_with({})

    assert checkouts.is_offered("cash", 0)
    assert not checkouts.is_offered("card", 0)


def test_case_04_lines_that_are_not_the_sum_never_reach_the_company(market: CardMarket) -> None:
    payment = the_payment(market.order())
    lines = [PayLine("goods", payment.amount_minor + 1)]

    with pytest.raises(conversations.LinesDoNotAddUp):
        conversations.begin_attempt(payment.id, lines, WAY, after=0)

    assert market.calls("Session.create") == 0


def test_case_05_a_silent_company_is_asked_again_under_the_same_key(
    market: CardMarket, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty(market, monkeypatch)
    order = market.order()
    market.stripe.control.fault("hang", "Session.create", seconds=2, executed=True)

    with pytest.raises(payments.PageIsAway):
        market.open(order)
    market.open(order)

    keys = {call["idempotency_key"] for call in market.stripe.control.requests("Session.create")}
    assert (len(keys), len(attempts_of(order))) == (1, 1)
    assert market.stripe.world.store.counts()["checkout.session"] == 1


def test_case_06_a_page_whose_answer_was_lost_is_the_page(market: CardMarket) -> None:
    order = market.order()
    market.stripe.control.fault("cut", "Session.create", executed=True)

    with pytest.raises(payments.PageIsAway):
        market.open(order)
    url = market.open(order)

    assert (market.stripe.world.store.counts()["checkout.session"], market.states(order)) == (1, OPEN)
    assert market.stripe.shopper.open(url).status == 200


def test_case_07_a_broken_answer_is_not_asked_for_for_ever(market: CardMarket) -> None:
    order = market.order()
    market.stripe.control.fault("error", "Session.create", status=500, executed=True)

    with pytest.raises(payments.PageIsAway):
        market.open(order)
    market.open(order, after=1)
    with clock.set_to(clock.now() + timedelta(minutes=3)):
        conversations.look_again(attempts_of(order)[0].id)

    first, second = attempts_of(order)
    assert (first.state, second.state) == ("expired", "redirected")
    assert market.gateway.fetch(str(first.session_ref)).state == "expired"


def test_case_08_too_much_at_once_is_try_again_and_no_failed_payment(
    market: CardMarket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storefront.treasury.conversations.paying.TWIN_SECONDS", ())
    order = market.order()
    market.stripe.control.fault("error", "Session.create", status=429)

    answer = press(market, order)

    assert (answer.status_code, "يمكن إعادة المحاولة بعد دقيقة" in answer.text) == (503, True)
    assert (the_payment(order).state, kinds_of_alarms()) == ("open", [])
    assert press(market, order).status_code == 303


def press(market: CardMarket, order, after: str = "0"):  # type: ignore[no-untyped-def]
    """The button of the payment page."""
    there = f"/orders/{order.reference}/payment"
    return market.reader(order).post(there, data={"after": after}, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.mark.parametrize("status", [401, 403])
def test_case_09_a_key_that_is_not_taken_calls_the_office_and_the_shopper_reads_neutral_words(
    market: CardMarket, status: int
) -> None:
    order = market.order()
    market.stripe.control.fault("error", "Session.create", status=status)

    answer = press(market, order)

    assert (answer.status_code, kinds_of_alarms()) == (503, ["provider-locked"])
    assert "تعذّر فتح صفحة الدفع الآن" in answer.text
    assert KEY not in answer.text


def test_case_10_two_presses_at_the_same_moment_lead_to_one_page(market: CardMarket) -> None:
    order = market.order()

    urls = market.together(*[lambda: market.open(order)] * 4)

    assert len(set(urls)) == 1
    assert (len(attempts_of(order)), market.stripe.world.store.counts()["checkout.session"]) == (1, 1)


def test_case_11_a_second_attempt_closes_the_page_of_the_first(market: CardMarket) -> None:
    order = market.order()
    first = market.open(order)

    second = market.open(order, after=1)

    assert [attempt.state for attempt in attempts_of(order)] == ["expired", "redirected"]
    assert market.stripe.shopper.pay(first).goes_to == ""
    assert market.stripe.shopper.pay(second).goes_to


def test_case_12_what_changes_meanwhile_changes_nothing_of_what_was_agreed(market: CardMarket) -> None:
    product = market.product(stock=1)
    order = market.order(product)
    url = market.open(order)
    with unit_of_work():
        variant = variant_of(product)
        catalogue.reprice(variant, 99_900)
        stock.count(variant, 0)

    market.stripe.shopper.pay(url)
    market.settle(order)

    assert market.states(order) == PAID
    assert the_attempt(order).amount_minor == order.total_minor


@pytest.mark.parametrize(("behind", "opens"), [(0, True), (50, True), (180, False), (600, False)])
def test_case_13_a_clock_behind_by_a_minute_is_no_matter_and_more_calls_the_office(
    market: CardMarket, behind: int, opens: bool
) -> None:
    order = market.order()

    with clock.set_to(clock.now() - timedelta(seconds=behind)):
        if opens:
            assert market.open(order)
        else:
            with pytest.raises(payments.PageIsAway):
                market.open(order)

    assert kinds_of_alarms() == ([] if opens else ["provider-refused"])


def test_case_14_arabic_names_of_any_length_and_no_shopper_in_the_metadata(market: CardMarket) -> None:
    lines = [PayLine("بخور " * 120, 5000), PayLine("شركة التوصيل 🚚", 2500)]

    handle = market.gateway.create_checkout(a_request(lines=lines))

    asked = market.stripe.control.requests("Session.create")[-1]["params"]
    values = [*asked["metadata"].values(), *asked["payment_intent_data"]["metadata"].values()]
    names = [line["price_data"]["product_data"]["name"] for line in asked["line_items"]]
    assert handle.ref
    assert all(value.isascii() and len(value) <= 500 for value in values)
    assert names == ["بخور " * 50, "شركة التوصيل 🚚"]
