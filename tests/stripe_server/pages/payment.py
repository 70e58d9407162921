"""The payment page: what is to be paid, a form for the card, and what the bank says to it."""

from ..money import cards, checkout, methods, paying
from ..refusals import Refusal
from ..wire.messages import Reply, redirect
from ..world import Body, Thing, World
from .rendering import notice, page

FIELDS = ("email", "number", "expiry", "cvc", "name")
GOES_BACK = ("email", "expiry", "name")  # what the form remembers; never the number, never the security code
LONGEST = 200


def show(world: World, session_id: str) -> Reply:
    """The page of a session."""
    with world.entered():
        session = _find(world, session_id)
        if session is None:
            return _unknown()
        if session.body["status"] != "open":
            return _closed(session)
        said = session.private.pop("said", None)
        world.store.changed(session)
        return _form(world, session, {}, {"": said} if said else {}, 200)


def pay(world: World, session_id: str, form: dict[str, str]) -> Reply:
    """The customer has filled in the form: on to the seller, to 3-D Secure, or back to the form with what went wrong."""
    with world.entered():
        session = _find(world, session_id)
        if session is None:
            return _unknown()
        if session.body["status"] == "complete":
            return redirect(checkout.success_address(session))
        if session.body["status"] == "expired":
            return _closed(session)
        sent = {name: form.get(name, "").strip()[:LONGEST] for name in FIELDS}
        errors = _incomplete(session, sent)
        if errors:
            return _form(world, session, sent, errors, 422)
        try:
            return _pay(world, session, sent)
        except Refusal as refusal:
            return _form(world, session, sent, {refusal.error.get("param", ""): refusal.error["message"]}, 402)


def _find(world: World, session_id: str) -> Thing | None:
    session = world.store.find(session_id)
    return session if session is not None and session.kind == checkout.KIND else None


def _incomplete(session: Thing, sent: dict[str, str]) -> dict[str, str]:
    """What is missing, by field."""
    errors = {}
    if not _email(session) and "@" not in sent["email"]:
        errors["email"] = "Enter your email address."
    if session.body["amount_total"]:
        wanted = {"number": "card number", "expiry": "expiry date", "cvc": "security code", "name": "name on the card"}
        errors |= {name: f"Enter the {said}." for name, said in wanted.items() if not sent[name]}
    return errors


def _email(session: Thing) -> str | None:
    known: Body = session.body["customer_details"] or {}
    return known.get("email")


def _pay(world: World, session: Thing, sent: dict[str, str]) -> Reply:
    email = _email(session) or sent["email"]
    customer = {**checkout.UNKNOWN_CUSTOMER, "email": email, "name": sent["name"] or None}
    method = None
    if session.body["amount_total"]:
        card = cards.read(sent["number"])
        expiry = cards.read_expiry(sent["expiry"], world.clock.now())
        cards.check_cvc(sent["cvc"], card)
        method = methods.keep(world, session.owner, card, expiry, {"email": email, "name": sent["name"]})
        customer["address"] = {**methods.NOBODY["address"], "country": card.country}
    attempt = paying.pay_session(world, session, method, customer)
    if attempt.refusal is not None:
        raise attempt.refusal
    if attempt.status == "requires_action":
        return redirect(f"{world.address}/3ds/{session.body['payment_intent']}")
    return redirect(checkout.success_address(session))


def _form(world: World, session: Thing, sent: dict[str, str], errors: dict[str, str], status: int) -> Reply:
    return page(
        "pay.html",
        status,
        seller=world.options.name,
        session=session.body,
        lines=session.private["lines"],
        email=_email(session),
        sent={name: sent.get(name, "") for name in GOES_BACK},
        errors=errors,
        cards=cards.CARDS,
    )


def _unknown() -> Reply:
    return notice(404, "Page not found", "There is no payment under this address.")


def _closed(session: Thing) -> Reply:
    if session.body["status"] == "complete":
        text = "This payment has been made. You can close this page."
        return notice(200, "All done", text, ("Back to the shop", checkout.success_address(session)))
    back = session.body["cancel_url"]
    text = "The time to pay is over. Nothing was charged."
    return notice(410, "This page has expired", text, ("Back to the shop", back) if back else None)
