"""Payment intents, for those who do not use the hosted page. Cards are named by Stripe's test names (pm_card_visa)."""

from ..money import intents, methods
from ..refusals import invalid
from ..world import Body, Thing
from ..world.currencies import chargeable, known
from . import securing
from .calls import Call, merged, operation
from .listing import listed

KIND = intents.KIND
WORDS = (
    "customer description receipt_email setup_future_usage shipping statement_descriptor statement_descriptor_suffix"
)
HOW = "allowed_payment_method_types automatic_payment_methods capture_method confirmation_method"
NOW = "confirm error_on_requires_action off_session payment_method return_url use_stripe_sdk"


@operation("PaymentIntent.create", f"amount currency metadata transfer_group {WORDS} {HOW} {NOW} {securing.PARAMETER}")
def create(call: Call) -> Body:
    currency = known(call.need("currency"), "currency")
    amount = chargeable(call.need("amount"), currency, "amount")
    _the_customer(call)
    _only_cards(call)
    values = call.some("transfer_group", "capture_method", "confirmation_method", *WORDS.split())
    automatic = call.get("automatic_payment_methods")
    method = methods.named(call.world, call.owner, call.get("payment_method")) if call.get("payment_method") else None
    intent = intents.create(
        call.world,
        call.owner,
        amount,
        currency,
        request_three_d_secure=securing.wish(call),
        metadata=merged({}, call.get("metadata")),
        automatic_payment_methods={"allow_redirects": "always", **automatic} if automatic else None,
        **values,
    )
    if method is not None:
        call.world.change(intent, payment_method=method.id, status="requires_confirmation")
    if call.get("confirm"):
        _confirm(call, intent, method)
    return intent.body


def _the_customer(call: Call) -> None:
    if call.get("customer"):
        call.world.store.get("customer", call.owner, call.get("customer"), "customer")


def _only_cards(call: Call) -> None:
    allowed = call.get("allowed_payment_method_types")
    if allowed and "card" not in allowed:
        raise invalid("The test server has cards only.", param="allowed_payment_method_types")


def _confirm(call: Call, intent: Thing, method: Thing | None) -> None:
    if method is None:
        said = "You cannot confirm this PaymentIntent because it's missing a payment method."
        raise invalid(said, code="payment_intent_unexpected_state", param="payment_method")
    intent.private["then"] = call.get("return_url")
    attempt = intents.pay(call.world, intent, method)
    if attempt.refusal is not None:
        attempt.refusal.error["payment_intent"] = intent.body
        attempt.refusal.error["charge"] = intent.body["latest_charge"]
        raise attempt.refusal


@operation("PaymentIntent.list", "customer")
def index(call: Call) -> Body:
    return listed(call, KIND, "customer")


@operation("PaymentIntent.retrieve", "client_secret")
def show(call: Call) -> Body:
    intent = call.thing(KIND, "intent")
    if call.get("client_secret") not in (None, intent.body["client_secret"]):
        raise invalid("The client_secret does not match this PaymentIntent.", param="client_secret")
    return intent.body


@operation("PaymentIntent.update", f"amount currency metadata payment_method transfer_group {WORDS}")
def update(call: Call) -> Body:
    intent = call.thing(KIND, "intent")
    values = {name: value or None for name, value in call.some("transfer_group", *WORDS.split()).items()}
    currency = known(call.get("currency", intent.body["currency"]), "currency")
    if "amount" in call.params or "currency" in call.params:
        if intent.body["status"] not in intents.CAN_BE_PAID:
            said = (
                f"This PaymentIntent's amount could not be updated because it has a status of {intent.body['status']}."
            )
            raise invalid(said, code="payment_intent_unexpected_state", param="amount")
        values |= {"amount": chargeable(call.get("amount", intent.body["amount"]), currency, "amount")}
        values["currency"] = currency
    if call.get("payment_method"):
        method = methods.named(call.world, call.owner, call.get("payment_method"))
        values |= {"payment_method": method.id, "status": "requires_confirmation"}
    values["metadata"] = merged(intent.body["metadata"], call.get("metadata"))
    call.world.change(intent, **values)
    return intent.body


@operation(
    "PaymentIntent.confirm",
    "error_on_requires_action off_session payment_method receipt_email return_url shipping use_stripe_sdk",
)
def confirm(call: Call) -> Body:
    intent = call.thing(KIND, "intent")
    name = call.get("payment_method") or intent.body["payment_method"]
    method = methods.named(call.world, call.owner, name) if name else None
    call.world.change(intent, **call.some("receipt_email", "shipping"))
    _confirm(call, intent, method)
    return intent.body


@operation("PaymentIntent.capture", "amount_to_capture metadata")
def capture(call: Call) -> Body:
    intent = call.thing(KIND, "intent")
    intents.capture(call.world, intent, call.get("amount_to_capture"))
    call.world.change(intent, metadata=merged(intent.body["metadata"], call.get("metadata")))
    return intent.body


@operation("PaymentIntent.cancel", "cancellation_reason")
def cancel(call: Call) -> Body:
    intent = call.thing(KIND, "intent")
    if (
        intent.private.get("session")
        and call.world.store.get("checkout.session", call.owner, intent.private["session"]).body["status"] == "open"
    ):
        raise invalid("You cannot cancel the PaymentIntent of an open Checkout Session: expire the Session instead.")
    intents.cancel(call.world, intent, call.get("cancellation_reason"))
    return intent.body
