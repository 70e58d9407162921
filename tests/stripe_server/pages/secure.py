"""The 3-D Secure page: the bank asks whether it is really the customer."""

from urllib.parse import urlencode

from ..money import checkout, intents, paying
from ..wire.messages import Reply, redirect
from ..world import Thing, World
from .rendering import notice, page


def show(world: World, intent_id: str) -> Reply:
    """The bank's question, while it waits for an answer."""
    with world.entered():
        intent = world.store.find(intent_id)
        if intent is None or intent.kind != intents.KIND:
            return notice(404, "Page not found", "There is no payment under this address.")
        if intent.body["status"] != "requires_action":
            return _settled(world, intent)
        session = _session(world, intent)
        back = session.body["url"] if session else None
        return page("secure.html", seller=world.options.name, intent=intent.body, back=back)


def answer(world: World, intent_id: str, form: dict[str, str]) -> Reply:
    """The customer has answered; a button that is neither of the two counts as a no."""
    with world.entered():
        intent = world.store.find(intent_id)
        if intent is None or intent.kind != intents.KIND:
            return notice(404, "Page not found", "There is no payment under this address.")
        if intent.body["status"] != "requires_action":
            return _settled(world, intent)
        attempt = paying.authenticate(world, intent, form.get("answer") == "pass")
        session = _session(world, intent)
        if session is None:
            return redirect(_return_address(intent, "failed" if attempt.refusal else "succeeded"))
        if attempt.refusal is None:
            return redirect(checkout.success_address(session))
        session.private["said"] = attempt.refusal.error["message"]
        world.store.changed(session)
        return redirect(session.body["url"])


def _session(world: World, intent: Thing) -> Thing | None:
    return world.store.find(intent.private.get("session"))


def _settled(world: World, intent: Thing) -> Reply:
    """The question was answered before, or the payment is off."""
    session = _session(world, intent)
    if session is not None and session.body["status"] == "complete":
        return redirect(checkout.success_address(session))
    link = ("Back to the payment", session.body["url"]) if session is not None and session.body["url"] else None
    return notice(410, "Nothing to confirm", "Your bank is not waiting for you. Nothing was charged here.", link)


def _return_address(intent: Thing, status: str) -> str:
    """Where the seller wanted the customer back, with the words the protocol adds to that address."""
    address = intent.private.get("then") or "about:blank"
    words = {
        "payment_intent": intent.id,
        "payment_intent_client_secret": intent.body["client_secret"],
        "redirect_status": status,
    }
    return f"{address}{'&' if '?' in address else '?'}{urlencode(words)}"
