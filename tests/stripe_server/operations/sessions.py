"""Checkout sessions: opening them, looking at them, closing them. Paying happens on the page."""

from typing import Any
from urllib.parse import urlsplit

from ..description.requests import missing
from ..money import checkout
from ..refusals import invalid, not_found, not_modelled
from ..world import Body
from ..world.currencies import MOST, chargeable, known
from . import securing
from .calls import Call, merged, operation
from .listing import cut, fits, page

KIND = checkout.KIND
SOONEST, LATEST, GRACE = 30 * 60, 24 * 3600, 5
LONGEST_REFERENCE, MOST_LINES = 200, 100
ECHOED = "client_reference_id customer customer_creation customer_email locale submit_type billing_address_collection"
ECHOED_WHOLE = "adaptive_pricing branding_settings custom_text phone_number_collection allowed_payment_method_types"
INTENT = "description metadata receipt_email statement_descriptor statement_descriptor_suffix transfer_group"
INTENT_TAKEN = " ".join(f"payment_intent_data.{name}" for name in [*INTENT.split(), "capture_method"])
OWN = "cancel_url currency expires_at line_items metadata mode success_url ui_mode"
TAKEN = f"{ECHOED} {ECHOED_WHOLE} {INTENT_TAKEN} {securing.PARAMETER} {OWN}"
TEXTS = ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")


@operation("Session.create", TAKEN)
def create(call: Call) -> Body:
    _modelled(call)
    lines = _lines(call)
    session = checkout.open_session(
        call.world,
        call.owner,
        lines,
        _intent(call),
        expires_at=_expires_at(call),
        success_url=_address(call.need("success_url"), "success_url"),
        cancel_url=_address(call.get("cancel_url"), "cancel_url"),
        metadata=merged({}, call.get("metadata")),
        ui_mode="hosted_page",
        customer_details=_customer(call),
        payment_method_options={"card": {securing.WISH: securing.wish(call)}},
        **_echoed(call),
    )
    return session.body


def _modelled(call: Call) -> None:
    if call.get("mode", "payment") != "payment":
        raise not_modelled(f"sessions of mode {call.get('mode')}", "mode")
    if call.get("ui_mode", "hosted_page") != "hosted_page":
        raise not_modelled(f"sessions with ui_mode {call.get('ui_mode')}", "ui_mode")
    if call.get("payment_intent_data", {}).get("capture_method") == "manual":
        raise not_modelled("sessions that are captured by hand", "payment_intent_data[capture_method]")
    if call.get("adaptive_pricing", {}).get("enabled"):
        raise not_modelled("adaptive pricing", "adaptive_pricing[enabled]")
    if "card" not in call.get("allowed_payment_method_types", ["card"]):
        raise not_modelled("means of payment without cards", "allowed_payment_method_types")


def _lines(call: Call) -> list[Body]:
    sent = call.need("line_items")
    if not sent:
        raise missing("line_items")
    if len(sent) > MOST_LINES:
        raise invalid(f"A session has at most {MOST_LINES} line items", param="line_items")
    lines = [_line(one, f"line_items[{place}]") for place, one in enumerate(sent)]
    currency = known(call.get("currency", lines[0]["currency"]), "currency")
    if any(line["currency"] != currency for line in lines):
        raise invalid("All line items of a session must have the same currency.", param="line_items")
    total = sum(line["amount_total"] for line in lines)
    if total:
        chargeable(total, currency, "line_items")
    return lines


def _line(sent: Body, name: str) -> Body:
    for known_elsewhere in ("tax_rates", "adjustable_quantity"):
        if sent.get(known_elsewhere):
            raise not_modelled(f"{known_elsewhere} of lines", f"{name}[{known_elsewhere}]")
    if "price" in sent:
        raise not_found("price", sent["price"], f"{name}[price]")
    if "price_data" not in sent:
        raise missing(f"{name}[price_data]")
    price, inside = sent["price_data"], f"{name}[price_data]"
    if "product_data" not in price:
        raise missing(f"{inside}[product_data]")
    for unmodelled in ("recurring", "unit_amount_decimal", "product"):
        if unmodelled in price:
            raise not_modelled(f"{unmodelled} in price_data", f"{inside}[{unmodelled}]")
    if "unit_amount" not in price:
        raise missing(f"{inside}[unit_amount]")
    if "quantity" not in sent:
        raise missing(f"{name}[quantity]")
    amount = _between(price["unit_amount"], 0, MOST, f"{inside}[unit_amount]")
    quantity = _between(sent["quantity"], 1, 999_999, f"{name}[quantity]")
    currency = known(price["currency"], f"{inside}[currency]")
    return checkout.line(price["product_data"]["name"], currency, amount, quantity, sent.get("metadata"))


def _between(value: int, least: int, most: int, name: str) -> int:
    if value < least:
        said = f"This value must be greater than or equal to {least}."
        raise invalid(said, code="parameter_invalid_integer", param=name)
    if value > most:
        raise invalid(f"This value must be less than or equal to {most}.", code="amount_too_large", param=name)
    return value


def _expires_at(call: Call) -> int:
    now = call.world.clock.now()
    moment: int = call.get("expires_at", now + LATEST)
    # a few seconds of grace on both sides, for the way from the client's clock to this one
    if moment < now + SOONEST - GRACE:
        said = "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
        raise invalid(said, param="expires_at")
    if moment > now + LATEST + GRACE:
        said = "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
        raise invalid(said, param="expires_at")
    return moment


def _address(written: str | None, name: str) -> str | None:
    if written is None:
        return None
    parts = urlsplit(written)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise invalid(f"Invalid URL: {name} has an explicit scheme, such as https.", code="url_invalid", param=name)
    return written


def _customer(call: Call) -> Body | None:
    """What is known of the customer before they pay. Raises Refusal when both an id and an address are given."""
    if call.get("customer") and call.get("customer_email"):
        raise invalid("You may only specify one of these parameters: customer, customer_email.", param="customer_email")
    email = call.get("customer_email")
    if call.get("customer"):
        email = call.world.store.get("customer", call.owner, call.get("customer"), "customer").body["email"]
    elif email is not None and "@" not in email:
        raise invalid(f"Invalid email address: {email}", code="email_invalid", param="customer_email")
    return {**checkout.UNKNOWN_CUSTOMER, "email": email} if email else None


def _echoed(call: Call) -> Body:
    reference = call.get("client_reference_id")
    if reference is not None and len(reference) > LONGEST_REFERENCE:
        said = f"client_reference_id has at most {LONGEST_REFERENCE} characters"
        raise invalid(said, param="client_reference_id")
    values: dict[str, Any] = call.some(*ECHOED.split(), "allowed_payment_method_types", "phone_number_collection")
    if not call.get("customer"):
        values.setdefault("customer_creation", "if_required")
    values["custom_text"] = {**dict.fromkeys(TEXTS), **(call.get("custom_text") or {})}
    values["adaptive_pricing"] = {"enabled": False}
    return values


def _intent(call: Call) -> Body:
    sent = call.get("payment_intent_data", {})
    return {name: sent[name] for name in INTENT.split() if name in sent} | {securing.WISH: securing.wish(call)}


@operation("Session.list", "customer customer_details payment_intent status")
def index(call: Call) -> Body:
    email = call.get("customer_details", {}).get("email")
    wanted = call.some("customer", "payment_intent", "status")
    things = call.world.store.all(KIND, call.owner)
    if email is not None:
        things = [thing for thing in things if (thing.body["customer_details"] or {}).get("email") == email]
    return page(call, [thing for thing in things if fits(thing.body, wanted)], KIND)


@operation("Session.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "session").body


@operation("Session.update", "metadata")
def update(call: Call) -> Body:
    session = call.thing(KIND, "session")
    call.world.change(session, metadata=merged(session.body["metadata"], call.get("metadata")))
    return session.body


@operation("Session.expire")
def expire(call: Call) -> Body:
    session = call.thing(KIND, "session")
    checkout.expire(call.world, session)
    return session.body


@operation("SessionLineItem.list")
def lines_of(call: Call) -> Body:
    session = call.thing(KIND, "session")
    # lines come in the order of the session, not the newest first
    found, more = cut(call, session.private["lines"], "item")
    return {"object": "list", "data": found, "has_more": more, "url": f"/v1/checkout/sessions/{session.id}/line_items"}
