"""Each of the 53 operations, asked by the real library, answers as it is described."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import stripe

from . import Options, StripeServer
from .description import operations, schema_of
from .description.answers import faults_of
from .fixtures import client_of
from .stage import SHOP, a_family, a_session, charge_of, paid, payment_of


class Stage:
    """A server and what stands ready on it for the operations to be asked about."""

    def __init__(self, server: StripeServer) -> None:
        self.server = server
        self.client = client_of(server)
        self.v1: Any = self.client.v1
        self.v2: Any = self.client.v2
        server.control.funds(1_000_000, "sar")
        self.session = paid(server, self.client, payment_intent_data={"transfer_group": "order"})
        self.payment, self.charge = payment_of(self.session).id, charge_of(self.session).id
        self.family = a_family(server, self.client).id
        self.transfer = self.v1.transfers.create({"amount": 9000, "currency": "sar", "destination": self.family}).id
        self.reversal = self.v1.transfers.reversals.create(self.transfer, {"amount": 1}).id
        self.refund = self.a_refund()
        self.payout = self.a_payout()
        self.dispute = self.a_dispute()
        self.customer = self.v1.customers.create({"email": "a@example.com"}).id

    def an_intent(self, **different: Any) -> str:
        asked = {"amount": 9100, "currency": "sar", "payment_method": "pm_card_visa", **different}
        return str(self.v1.payment_intents.create(asked).id)

    def a_refund(self) -> str:
        return str(self.v1.refunds.create({"payment_intent": self.payment, "amount": 1}).id)

    def a_refund_in_question(self) -> str:
        refund = self.a_refund()
        self.server.control.move_refund(refund, "requires_action")
        return refund

    def a_payout(self) -> str:
        return str(self.v1.payouts.create({"amount": 100, "currency": "sar"}).id)

    def a_dispute(self) -> str:
        return str(self.server.control.dispute(self.an_intent(confirm=True))["id"])

    def an_endpoint(self) -> Any:
        return self.v1.webhook_endpoints.create(
            {"url": "http://127.0.0.1:1/hooks", "enabled_events": ["topup.created"]}
        )


ONBOARDING = {"type": "account_onboarding", "refresh_url": f"{SHOP}/again", "return_url": f"{SHOP}/done"}
USE_CASE = {
    "type": "account_onboarding",
    "account_onboarding": {"refresh_url": SHOP, "return_url": SHOP},
}
RECIPIENT = {"recipient": {"capabilities": {"stripe_balance": {"stripe_transfers": {"requested": True}}}}}
EVERYTHING = [
    "configuration.customer",
    "configuration.merchant",
    "configuration.recipient",
    "defaults",
    "future_requirements",
    "identity",
    "requirements",
]

ASKED: dict[str, Callable[[Stage], Any]] = {
    "Customer.create": lambda s: s.v1.customers.create({"name": "Noura", "address": {"city": "Riyadh"}}),
    "Customer.list": lambda s: s.v1.customers.list({"email": "a@example.com"}),
    "Customer.retrieve": lambda s: s.v1.customers.retrieve(s.customer),
    "Customer.update": lambda s: s.v1.customers.update(s.customer, {"phone": "+966500000000", "shipping": ""}),
    "PaymentIntent.create": lambda s: s.v1.payment_intents.create({"amount": 9100, "currency": "sar"}),
    "PaymentIntent.list": lambda s: s.v1.payment_intents.list({"limit": 100}),
    "PaymentIntent.retrieve": lambda s: s.v1.payment_intents.retrieve(s.payment, {"expand": ["payment_method"]}),
    "PaymentIntent.update": lambda s: s.v1.payment_intents.update(s.an_intent(), {"description": "Order 7"}),
    "PaymentIntent.confirm": lambda s: s.v1.payment_intents.confirm(s.an_intent()),
    "PaymentIntent.capture": lambda s: s.v1.payment_intents.capture(s.an_intent(capture_method="manual", confirm=True)),
    "PaymentIntent.cancel": lambda s: s.v1.payment_intents.cancel(s.an_intent()),
    "Session.create": lambda s: a_session(s.client, custom_text={"submit": {"message": "In one go"}}),
    "Session.list": lambda s: s.v1.checkout.sessions.list({"status": "complete"}),
    "Session.retrieve": lambda s: s.v1.checkout.sessions.retrieve(s.session.id),
    "Session.update": lambda s: s.v1.checkout.sessions.update(s.session.id, {"metadata": {"a": "b"}}),
    "Session.expire": lambda s: s.v1.checkout.sessions.expire(a_session(s.client).id),
    "SessionLineItem.list": lambda s: s.v1.checkout.sessions.line_items.list(s.session.id),
    "Refund.create": lambda s: s.v1.refunds.create({"charge": s.charge, "amount": 1, "reason": "duplicate"}),
    "Refund.list": lambda s: s.v1.refunds.list({"charge": s.charge}),
    "Refund.retrieve": lambda s: s.v1.refunds.retrieve(s.refund),
    "Refund.cancel": lambda s: s.v1.refunds.cancel(s.a_refund_in_question()),
    "Charge.retrieve": lambda s: s.v1.charges.retrieve(s.charge, {"expand": ["refunds", "balance_transaction"]}),
    "Charge.list": lambda s: s.v1.charges.list({"transfer_group": "order"}),
    "Account.create": lambda s: s.v1.accounts.create({"controller": {"losses": {"payments": "application"}}}),
    "Account.list": lambda s: s.v1.accounts.list(),
    "Account.retrieve": lambda s: s.v1.accounts.retrieve(s.family),
    "AccountLink.create": lambda s: s.v1.account_links.create({"account": s.family, **ONBOARDING}),
    "AccountLoginLink.create": lambda s: s.v1.accounts.login_links.create(s.family),
    "Transfer.create": lambda s: s.v1.transfers.create({"amount": 1, "currency": "sar", "destination": s.family}),
    "Transfer.list": lambda s: s.v1.transfers.list({"destination": s.family}),
    "Transfer.retrieve": lambda s: s.v1.transfers.retrieve(s.transfer, {"expand": ["destination_payment"]}),
    "TransferReversal.create": lambda s: s.v1.transfers.reversals.create(s.transfer, {"amount": 1}),
    "TransferReversal.list": lambda s: s.v1.transfers.reversals.list(s.transfer),
    "TransferReversal.retrieve": lambda s: s.v1.transfers.reversals.retrieve(s.transfer, s.reversal),
    "Payout.create": lambda s: s.v1.payouts.create({"amount": 100, "currency": "sar", "method": "instant"}),
    "Payout.list": lambda s: s.v1.payouts.list({"arrival_date": {"gt": 0}}),
    "Payout.retrieve": lambda s: s.v1.payouts.retrieve(s.payout),
    "Payout.cancel": lambda s: s.v1.payouts.cancel(s.a_payout()),
    "Balance.retrieve": lambda s: s.v1.balance.retrieve(),
    "BalanceTransaction.retrieve": lambda s: s.v1.balance_transactions.retrieve(
        s.v1.charges.retrieve(s.charge).balance_transaction
    ),
    "BalanceTransaction.list": lambda s: s.v1.balance_transactions.list({"limit": 100, "currency": "sar"}),
    "Event.retrieve": lambda s: s.v1.events.retrieve(s.v1.events.list().data[0].id),
    "Event.list": lambda s: s.v1.events.list({"limit": 100, "types": ["charge.*", "payout.created"]}),
    "Dispute.retrieve": lambda s: s.v1.disputes.retrieve(s.dispute, {"expand": ["charge"]}),
    "Dispute.update": lambda s: s.v1.disputes.update(s.dispute, {"metadata": {"a": "b"}}),
    "Dispute.list": lambda s: s.v1.disputes.list(),
    "Dispute.close": lambda s: s.v1.disputes.close(s.a_dispute()),
    "v2.Account.create": lambda s: s.v2.core.accounts.create({"configuration": RECIPIENT, "include": EVERYTHING}),
    "v2.Account.retrieve": lambda s: s.v2.core.accounts.retrieve(s.family, {"include": EVERYTHING}),
    "v2.AccountLink.create": lambda s: s.v2.core.account_links.create({"account": s.family, "use_case": USE_CASE}),
    "WebhookEndpoint.create": lambda s: s.an_endpoint(),
    "WebhookEndpoint.list": lambda s: [s.an_endpoint(), s.v1.webhook_endpoints.list()],
    "WebhookEndpoint.delete": lambda s: s.v1.webhook_endpoints.delete(s.an_endpoint().id),
}


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with StripeServer(Options(webhooks="manual", check_answers=True)) as server:
        yield Stage(server)


def test_none_is_forgotten() -> None:
    assert set(ASKED) == set(operations())


@pytest.mark.parametrize("name", sorted(ASKED))
def test_an_operation_answers_as_it_is_described(stage: Stage, name: str) -> None:
    answer = ASKED[name](stage)

    (asked, *_) = stage.server.control.requests(name)[::-1]
    assert answer is not None
    assert asked["status"] == 200


def test_a_wrong_answer_would_be_seen(stage: Stage) -> None:
    charge = stage.server.world.store.find(stage.charge)
    assert charge is not None
    charge.body["amount"] = "a lot"
    try:
        with pytest.raises(stripe.APIError, match="answered wrongly"):
            stage.v1.charges.retrieve(stage.charge)
    finally:
        charge.body["amount"] = 9100


def test_refusals_are_as_they_are_described(stage: Stage) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stage.v1.charges.retrieve("ch_nothing")

    assert faults_of(schema_of("error") or {}, refused.value.json_body, "refusal") == []
