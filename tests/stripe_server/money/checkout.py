"""Checkout sessions: an offer to pay on a page of this server, open until it is paid or its time is over."""

from typing import Any

from ..refusals import invalid
from ..world import Body, Thing, World
from ..world.ids import new_id
from ..world.schedule import act
from . import intents

KIND = "checkout.session"
UNKNOWN_CUSTOMER: Body = {
    "address": None,
    "business_name": None,
    "email": None,
    "individual_name": None,
    "name": None,
    "phone": None,
    "tax_exempt": "none",
    "tax_ids": None,
}


def open_session(world: World, owner: str, lines: list[Body], intent_data: Body, **values: Any) -> Thing:
    """A new session with its lines, payable until `expires_at`."""
    world.options.rate(lines[0]["currency"])  # refuses now what could not be settled later
    total = sum(line["amount_total"] for line in lines)
    session = world.new(
        KIND,
        owner,
        amount_subtotal=total,
        amount_total=total,
        currency=lines[0]["currency"],
        mode="payment",
        status="open",
        payment_status="unpaid" if total else "no_payment_required",
        payment_method_types=["card"],
        payment_method_collection="if_required",
        automatic_tax={"enabled": False, "liability": None, "provider": None, "status": None},
        total_details={"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        **values,
    )
    session.body["url"] = f"{world.address}/c/pay/{session.id}"
    session.private.update(lines=lines, intent=intent_data)
    world.schedule.plan(session.body["expires_at"], "checkout.session.time_is_over", session)
    return session


def line(name: str, currency: str, unit_amount: int, quantity: int, metadata: Body | None) -> Body:
    """One line of a session: so many of a thing at a price."""
    total = unit_amount * quantity
    return {
        "id": new_id("item"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": total,
        "amount_tax": 0,
        "amount_total": total,
        "currency": currency,
        "description": name,
        "metadata": metadata or {},
        "price": _price(currency, unit_amount),
        "quantity": quantity,
    }


def _price(currency: str, unit_amount: int) -> Body:
    nothing = ("custom_unit_amount", "lookup_key", "nickname", "recurring", "tiers_mode", "transform_quantity")
    return {
        "id": new_id("price"),
        "object": "price",
        "active": False,
        "billing_scheme": "per_unit",
        "currency": currency,
        "livemode": False,
        "metadata": {},
        "product": new_id("product"),
        "tax_behavior": "unspecified",
        "type": "one_time",
        "unit_amount": unit_amount,
        "unit_amount_decimal": str(unit_amount),
        **dict.fromkeys(nothing),
    }


@act("checkout.session.time_is_over")
def _time_is_over(world: World, session: Thing) -> None:
    if session.body["status"] == "open":
        _expire(world, session)


def expire(world: World, session: Thing) -> None:
    """Closes an open session. Raises Refusal when it is complete or has expired already."""
    status = session.body["status"]
    if status != "open":
        said = 'Only Checkout Sessions with a status in ["open"] can be expired.'
        raise invalid(f"{said} This Checkout Session has a status of `{status}`.")
    _expire(world, session)


def _expire(world: World, session: Thing) -> None:
    intent = world.store.find(session.body["payment_intent"])
    if intent is not None and intent.body["status"] in intents.CAN_BE_CANCELED:
        intents.cancel(world, intent, "automatic")
    world.change(session, "checkout.session.expired", status="expired", url=None)


def intent_of(world: World, session: Thing) -> Thing:
    """The payment intent of a session; it comes into being when paying starts."""
    made = world.store.find(session.body["payment_intent"])
    if made is not None:
        return made
    body = session.body
    values = {name: value for name, value in session.private["intent"].items() if value is not None}
    intent = intents.create(
        world, session.owner, body["amount_total"], body["currency"], customer=body["customer"], **values
    )
    intent.private.update(session=session.id, then=body["url"])
    world.change(session, payment_intent=intent.id)
    return intent


def complete(world: World, session: Thing, intent: Thing | None, customer: Body) -> None:
    """The customer is done: the session is paid, or, when the bank is slow, complete but unpaid."""
    status = "no_payment_required"
    if intent is not None:
        status = "paid" if intent.body["status"] == "succeeded" else "unpaid"
    values: Body = {"status": "complete", "payment_status": status, "url": None}
    if session.body["customer"] is None and session.body["customer_creation"] == "always":
        made = world.new("customer", session.owner, email=customer["email"], name=customer["name"])
        world.tell(made, "customer.created")
        values["customer"] = made.id
    world.change(session, "checkout.session.completed", customer_details=customer, **values)


def follow(world: World, intent: Thing, succeeded: bool) -> None:
    """A slow payment has been decided; its session, if it has one, says so."""
    session = world.store.find(intent.private.get("session"))
    if session is None:
        return
    if succeeded:
        world.change(session, "checkout.session.async_payment_succeeded", payment_status="paid")
    else:
        world.tell(session, "checkout.session.async_payment_failed")


def success_address(session: Thing) -> str:
    """Where the customer goes after paying, with the id of the session where the seller wants it."""
    return str(session.body["success_url"]).replace("{CHECKOUT_SESSION_ID}", session.id)
