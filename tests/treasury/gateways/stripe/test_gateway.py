"""The port spoken to Stripe: what is asked, what is understood, what goes wrong. Every request is held to the description."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury.gateways import (
    PayLine,
    ProviderBusy,
    ProviderDown,
    ProviderLocked,
    ProviderRefused,
    RefundRequest,
    patiently,
)
from storefront.treasury.gateways.stripe import Stripe
from storefront.treasury.gateways.stripe.gateway import MOST_LINES, few, params_of
from tests.builders.stripe_market import DECLINING, SECRET, a_request, paid
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY


def the_call(server: StripeServer, operation: str = "Session.create") -> dict:  # type: ignore[type-arg]
    """The last call of an operation as the server saw it."""
    return server.control.requests(operation)[-1]


def a_refund(payment_ref: str, amount: int = 1000, once: str = "refund-1") -> RefundRequest:
    return RefundRequest(once, once, payment_ref, amount, "SAR", "returned")


def test_a_page_is_opened_with_our_sum_line_by_line_and_nothing_of_the_shopper(
    gateway: Stripe, stripe_server: StripeServer
) -> None:
    request = a_request(4550, 3550, 1000)

    handle = gateway.create_checkout(request)
    asked = the_call(stripe_server)["params"]

    assert [line["price_data"]["unit_amount"] for line in asked["line_items"]] == [4550, 3550, 1000]
    assert asked["client_reference_id"] == asked["metadata"]["attempt"] == request.reference
    assert asked["payment_intent_data"] == {"metadata": asked["metadata"], "transfer_group": request.group}
    assert (asked["adaptive_pricing"], asked["locale"]) == ({"enabled": False}, "en")
    assert "payment_method_types" not in asked
    assert not {"customer", "customer_email"} & asked.keys()
    assert handle.url.startswith(gateway.capabilities.pages[0])
    assert handle.live is False


def test_the_key_of_a_request_is_ours(gateway: Stripe, stripe_server: StripeServer) -> None:
    request = a_request()

    refs = {gateway.create_checkout(request).ref for _ in range(3)}

    assert len(refs) == 1
    assert {call["idempotency_key"] for call in stripe_server.control.requests("Session.create")} == {
        f"checkout:{request.once}"
    }


def test_a_page_goes_from_open_to_paid_with_its_cost(gateway: Stripe, stripe_server: StripeServer) -> None:
    request = a_request()
    handle = gateway.create_checkout(request)
    before = gateway.fetch(handle.ref)

    stripe_server.shopper.pay(handle.url)
    after = gateway.fetch(handle.ref)

    assert (before.state, before.payment_ref, before.cost) == ("open", None, None)
    assert (after.state, after.amount_minor, after.currency) == ("paid", 12_500, "SAR")
    assert (after.reference, after.live) == (request.reference, False)
    assert str(after.payment_ref).startswith("pi_")
    assert after.cost is not None
    assert (after.cost.fee_minor, after.cost.settled_minor, after.cost.settled_currency) == (462, 12_500, "SAR")


def test_a_balance_in_dirhams_keeps_its_rate(stripe_server: StripeServer) -> None:
    stripe_server.control.options(settlement_currency="aed", rates={"sar": "0.979"})
    gateway = Stripe(KEY, [SECRET], stripe_server.address)

    seen = gateway.fetch(paid(gateway, stripe_server)[0].ref)

    assert seen.cost is not None
    assert (seen.currency, seen.amount_minor) == ("SAR", 12_500)
    assert (seen.cost.settled_currency, seen.cost.settled_minor, str(seen.cost.rate)) == ("AED", 12_238, "0.979")


def test_a_declined_card_leaves_the_page_open_and_says_why(gateway: Stripe, stripe_server: StripeServer) -> None:
    handle = gateway.create_checkout(a_request())

    stripe_server.shopper.pay(handle.url, DECLINING)
    seen = gateway.fetch(handle.ref)

    assert (seen.state, seen.declined) == ("open", "generic_decline")


@pytest.mark.parametrize(("verdict", "state"), [("succeeded", "paid"), ("failed", "failed")])
def test_a_complete_page_is_not_paid_for_that(
    gateway: Stripe, stripe_server: StripeServer, verdict: str, state: str
) -> None:
    handle, _ = paid(gateway, stripe_server, "4000000000880015")
    undecided = gateway.fetch(handle.ref).state

    stripe_server.control.decide(handle.ref, verdict)

    assert (undecided, gateway.fetch(handle.ref).state) == ("processing", state)


def test_a_page_is_closed_once_and_a_paid_one_is_not(gateway: Stripe, stripe_server: StripeServer) -> None:
    handle = gateway.create_checkout(a_request())
    done, _ = paid(gateway, stripe_server)

    endings = [gateway.expire(handle.ref) for _ in range(2)]

    assert endings == ["expired", "expired"]
    assert gateway.fetch(handle.ref).state == "expired"
    assert gateway.expire(done.ref) == "paid"


def test_a_page_whose_answer_was_lost_is_found_by_our_name(gateway: Stripe, stripe_server: StripeServer) -> None:
    request, began = a_request(), clock.now() - timedelta(minutes=5)
    stripe_server.control.fault("cut", "Session.create", executed=True)

    with pytest.raises(ProviderDown):
        gateway.create_checkout(request)

    found = gateway.find_checkout(request.reference, began)
    assert found == gateway.create_checkout(request).ref
    assert gateway.find_checkout("somebody-else:1", began) is None


@pytest.mark.parametrize(
    ("fault", "trouble", "answered"),
    [
        ({"status": 429}, ProviderBusy, None),
        ({"status": 409}, ProviderBusy, None),
        ({"status": 401}, ProviderLocked, None),
        ({"status": 403}, ProviderLocked, None),
        ({"status": 500}, ProviderDown, True),
        ({"status": 503, "should_retry": False}, ProviderDown, True),
        ({"status": 502, "body": "<html>bad gateway</html>"}, ProviderDown, False),
        ({"status": 200, "body": "<html>hello</html>"}, ProviderDown, False),
        ({"kind": "cut"}, ProviderDown, False),
    ],
)
def test_each_fault_is_a_trouble_of_ours(
    gateway: Stripe, stripe_server: StripeServer, fault: dict[str, object], trouble: type[Exception], answered: bool
) -> None:
    stripe_server.control.fault(**{"operation": "Session.create", **fault})  # type: ignore[arg-type]

    with pytest.raises(trouble) as raised:
        gateway.create_checkout(a_request())

    assert getattr(raised.value, "answered", None) is answered
    assert KEY not in str(raised.value)
    assert raised.value.__cause__ is None


def test_what_makes_no_sense_to_stripe_is_refused_with_its_word(gateway: Stripe) -> None:
    with pytest.raises(ProviderRefused) as too_small:
        gateway.create_checkout(a_request(1))
    with pytest.raises(ProviderRefused) as too_soon:
        gateway.create_checkout(a_request(expires_at=clock.now() + timedelta(minutes=29)))

    assert too_small.value.code == "amount_too_small"
    assert too_soon.value.about == "expires_at"


def test_a_key_used_for_something_else_is_refused(gateway: Stripe) -> None:
    gateway.create_checkout(a_request(once="same"))

    with pytest.raises(ProviderRefused):
        gateway.create_checkout(a_request(once="same"))


def test_a_request_does_not_try_again_and_the_worker_does(gateway: Stripe, stripe_server: StripeServer) -> None:
    stripe_server.control.fault("cut", "Session.create")
    with pytest.raises(ProviderDown):
        gateway.create_checkout(a_request())

    stripe_server.control.fault("cut", "Session.create", times=2)
    with patiently():
        handle = gateway.create_checkout(a_request())

    assert handle.ref.startswith("cs_")


def test_a_silent_stripe_is_not_waited_for_longer_than_a_page_may_take(
    stripe_server: StripeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storefront.treasury.gateways.stripe.gateway.HASTY_SECONDS", 0.3)
    gateway = Stripe(KEY, [SECRET], stripe_server.address)
    stripe_server.control.fault("hang", "Session.create", seconds=5)

    with pytest.raises(ProviderDown) as silent:
        gateway.create_checkout(a_request())

    assert silent.value.answered is False


def test_refunds_are_made_once_for_each_key_and_listed_with_our_names(
    gateway: Stripe, stripe_server: StripeServer
) -> None:
    _, money = paid(gateway, stripe_server)
    stripe_server.control.refund(money, 300)

    made = [gateway.refund(a_refund(money)) for _ in range(2)]
    other = gateway.refund(a_refund(money, once="refund-2"))
    listed = {one.ref: (one.reference, one.amount_minor, one.state) for one in gateway.list_refunds(money)}

    assert made[0] == made[1]
    assert listed[made[0].ref] == ("refund-1", 1000, "done")
    assert listed[other.ref] == ("refund-2", 1000, "done")
    assert [found for found in listed.values() if not found[0]] == [("", 300, "done")]


@pytest.mark.parametrize(
    ("card", "move", "states"),
    [
        ("4000000000007726", "succeeded", ["pending", "done"]),
        ("4000000000007726", "failed", ["pending", "failed"]),
        ("4000000000005126", "failed", ["done", "failed"]),
    ],
)
def test_a_refund_may_wait_and_may_come_back(
    gateway: Stripe, stripe_server: StripeServer, card: str, move: str, states: list[str]
) -> None:
    _, money = paid(gateway, stripe_server, card)
    refund = gateway.refund(a_refund(money))

    stripe_server.control.move_refund(refund.ref, move)

    assert [refund.state, gateway.list_refunds(money)[0].state] == states


def test_more_than_was_paid_and_what_is_disputed_is_not_given_back(
    gateway: Stripe, stripe_server: StripeServer
) -> None:
    (_, money), (_, disputed) = paid(gateway, stripe_server), paid(gateway, stripe_server)
    stripe_server.control.dispute(disputed)

    with pytest.raises(ProviderRefused):
        gateway.refund(a_refund(money, 12_501))
    with pytest.raises(ProviderRefused) as refused:
        gateway.refund(a_refund(disputed, once="refund-2"))

    assert refused.value.code == "charge_disputed"


def test_disputes_are_read_with_their_fee_and_day(gateway: Stripe, stripe_server: StripeServer) -> None:
    _, money = paid(gateway, stripe_server)
    dispute = stripe_server.control.dispute(money)
    opened = gateway.list_disputes(money)[0]
    stripe_server.control.move_dispute(dispute["id"], "won")

    assert (opened.state, opened.amount_minor, opened.fee_minor, opened.reason) == ("open", 12_500, 1500, "fraudulent")
    assert opened.due_by is not None
    assert opened.due_by > clock.now()
    assert gateway.list_disputes(money)[0].state == "won"


def test_what_happened_and_how_the_balance_moved_can_be_asked_for(gateway: Stripe, stripe_server: StripeServer) -> None:
    since = clock.now() - timedelta(minutes=1)
    handle, money = paid(gateway, stripe_server)
    back = gateway.refund(a_refund(money))

    hints, moves = list(gateway.changes_since(since)), list(gateway.movements_since(since))

    assert {hint.topic for hint in hints} == {"payment", "refund"}
    assert handle.ref in {hint.session_ref for hint in hints}
    assert {(move.kind, move.amount_minor) for move in moves} == {("charge", 12_500), ("refund", -1000)}
    assert {move.source_ref for move in moves} == {money, back.ref}
    assert list(gateway.changes_since(clock.now() + timedelta(hours=1))) == []


def test_more_lines_than_a_page_takes_are_joined_and_the_sum_stays(gateway: Stripe) -> None:
    lines = [PayLine("طرد", 100 + place) for place in range(130)]

    joined = few(lines)
    handle = gateway.create_checkout(a_request(lines=lines))

    assert len(joined) == MOST_LINES
    assert sum(line.amount_minor for line in joined) == sum(line.amount_minor for line in lines)
    assert gateway.fetch(handle.ref).amount_minor == sum(line.amount_minor for line in lines)


def test_long_names_are_cut_and_names_of_ours_are_short(gateway: Stripe) -> None:
    request = a_request(lines=[PayLine("ب" * 600, 5000)])

    params = params_of(request)

    assert len(params["line_items"][0]["price_data"]["product_data"]["name"]) == 250
    assert all(len(value) <= 500 for value in params["metadata"].values())
    assert gateway.create_checkout(request).ref


@pytest.mark.parametrize(
    ("key", "live"), [("sk_test_x", False), ("rk_test_x", False), ("sk_live_x", True), ("rk_live_x", True)]
)
def test_a_live_key_takes_real_money(key: str, live: bool) -> None:
    gateway = Stripe(key, [SECRET])

    assert (gateway.live, gateway.capabilities.pages) == (live, ("https://checkout.stripe.com",))
