"""Balances: every sum is a transaction, and they add up. Another currency to settle in. Payouts."""

import pytest
import stripe

from . import Options, StripeServer
from .fixtures import client_of
from .stage import a_session, again, charge_of, paid, payment_of, told

DAY = 86_400
AVAILABLE = "4000000000000077"


def available(client: stripe.StripeClient) -> int:
    return client.v1.balance.retrieve().available[0].amount


def pending(client: stripe.StripeClient) -> int:
    return client.v1.balance.retrieve().pending[0].amount


def settlement(client: stripe.StripeClient, session: stripe.checkout.Session) -> stripe.BalanceTransaction:
    return client.v1.balance_transactions.retrieve(str(charge_of(session).balance_transaction))


def test_a_charge_is_pending_and_then_available_less_the_fee(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    booked = settlement(stripe_client, paid(stripe_server, stripe_client))
    fee = 264 + 100  # 2.9 % of 91.00, and 1.00

    assert (booked.amount, booked.fee, booked.net, booked.currency) == (9100, fee, 9100 - fee, "sar")
    assert (booked.status, booked.exchange_rate) == ("pending", None)
    assert (available(stripe_client), pending(stripe_client)) == (0, 9100 - fee)

    stripe_server.control.advance(2 * DAY)

    assert (available(stripe_client), pending(stripe_client)) == (9100 - fee, 0)


def test_some_money_is_available_at_once(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    paid(stripe_server, stripe_client, AVAILABLE)

    assert available(stripe_client) == 9100 - 364


def test_riyals_are_settled_in_dirhams() -> None:
    with StripeServer(Options(settlement_currency="aed", rates={"sar": "0.979"}, check_answers=True)) as server:
        client = client_of(server)
        session = paid(server, client)
        booked = settlement(client, session)
        refund = client.v1.refunds.create({"payment_intent": payment_of(session).id, "amount": 1000})
        returned = client.v1.balance_transactions.retrieve(str(refund.balance_transaction))

        assert (charge_of(session).currency, charge_of(session).amount) == ("sar", 9100)
        assert (booked.currency, booked.amount, booked.exchange_rate) == ("aed", 8909, 0.979)
        assert booked.fee == 258 + 100
        assert (returned.currency, returned.amount) == ("aed", -979)


def test_the_transaction_can_come_later_than_the_charge(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.options(balance_delay=5)
    session = paid(stripe_server, stripe_client)
    stripe_server.control.advance(6)

    assert charge_of(session).balance_transaction is None
    assert charge_of(again(stripe_client, session)).balance_transaction is not None
    assert told(stripe_client)[-1] == "charge.updated"


def test_transactions_tell_what_they_were_for(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    session = paid(stripe_server, stripe_client)
    refund = stripe_client.v1.refunds.create({"payment_intent": payment_of(session).id, "amount": 500})
    found = stripe_client.v1.balance_transactions.list

    assert [one.type for one in found().data] == ["refund", "charge"]
    assert [one.amount for one in found({"source": refund.id}).data] == [-500]
    assert [one.amount for one in found({"type": "charge"}).data] == [9100]


def test_a_payout_leaves_and_arrives(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.funds(10_000, "sar")
    payout = stripe_client.v1.payouts.create({"amount": 9000, "currency": "sar", "metadata": {"week": "40"}})
    left = available(stripe_client)
    stripe_server.control.advance(2 * DAY)

    arrived = stripe_client.v1.payouts.retrieve(payout.id)
    assert (payout.status, left) == ("pending", 1000)
    assert (arrived.status, arrived.arrival_date) == ("paid", payout.created + 2 * DAY)
    assert told(stripe_client)[-2:] == ["payout.created", "payout.paid"]


def test_no_more_is_paid_out_than_there_is(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    paid(stripe_server, stripe_client)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_client.v1.payouts.create({"amount": 1, "currency": "sar"})

    assert refused.value.code == "balance_insufficient"


def test_a_payout_fails_after_it_was_paid(stripe_server: StripeServer, stripe_client: stripe.StripeClient) -> None:
    stripe_server.control.funds(10_000, "sar")
    payout = stripe_client.v1.payouts.create({"amount": 10_000, "currency": "sar"})
    stripe_server.control.advance(2 * DAY)

    stripe_server.control.move_payout(payout.id, "failed", "account_closed")

    failed = stripe_client.v1.payouts.retrieve(payout.id)
    assert (failed.status, failed.failure_code) == ("failed", "account_closed")
    assert available(stripe_client) == 10_000
    assert told(stripe_client)[-2:] == ["payout.paid", "payout.failed"]


def test_a_payout_can_be_called_back_before_it_leaves(
    stripe_server: StripeServer, stripe_client: stripe.StripeClient
) -> None:
    stripe_server.control.funds(10_000, "sar")
    first = stripe_client.v1.payouts.create({"amount": 4000, "currency": "sar"})
    second = stripe_client.v1.payouts.create({"amount": 4000, "currency": "sar"})
    stripe_server.control.move_payout(second.id, "in_transit")

    assert stripe_client.v1.payouts.cancel(first.id).status == "canceled"
    assert available(stripe_client) == 6000
    with pytest.raises(stripe.InvalidRequestError):
        stripe_client.v1.payouts.cancel(second.id)
    assert [one.id for one in stripe_client.v1.payouts.list({"status": "in_transit"}).data] == [second.id]


def test_an_unknown_rate_is_refused_before_anything_is_paid() -> None:
    with (
        StripeServer(Options(settlement_currency="aed")) as server,
        pytest.raises(stripe.InvalidRequestError) as refused,
    ):
        a_session(client_of(server))

    assert "no rate from sar to aed" in str(refused.value)
