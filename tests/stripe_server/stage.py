"""The scenes that tests of this folder begin with, set by the real library."""

from typing import Any

import stripe

from .serving import StripeServer

SHOP = "http://127.0.0.1:1/shop"
VISA, THREE_D_SECURE, SLOW, SLOW_FAILING = (
    "4242424242424242",
    "4000000000003220",
    "4000000000880015",
    "4000000000880023",
)


def a_line(name: str = "بخور عود", amount: int = 4550, quantity: int = 1, currency: str = "sar") -> dict[str, Any]:
    """One line of a session."""
    price = {"currency": currency, "unit_amount": amount, "product_data": {"name": name}}
    return {"quantity": quantity, "price_data": price}


def a_session(client: stripe.StripeClient, **different: Any) -> stripe.checkout.Session:
    """An open session of 91 riyals in two lines."""
    usual: dict[str, Any] = {
        "mode": "payment",
        "line_items": [a_line(), a_line("As-Sidrah Workshop")],
        "success_url": f"{SHOP}/back?session={{CHECKOUT_SESSION_ID}}",
        "cancel_url": f"{SHOP}/basket",
    }
    asked: Any = {**usual, **different}
    return client.v1.checkout.sessions.create(asked)


def paid(
    server: StripeServer, client: stripe.StripeClient, card: str = VISA, **different: Any
) -> stripe.checkout.Session:
    """A session that somebody has paid, with its payment and charge in it."""
    session = a_session(client, **different)
    page = server.shopper.pay(str(session.url), card)
    assert page.goes_to.startswith(SHOP), page
    return again(client, session)


def again(client: stripe.StripeClient, session: stripe.checkout.Session) -> stripe.checkout.Session:
    """The session as it is now, with its payment and its charge."""
    return client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})


def payment_of(session: stripe.checkout.Session) -> stripe.PaymentIntent:
    assert isinstance(session.payment_intent, stripe.PaymentIntent)
    return session.payment_intent


def charge_of(session: stripe.checkout.Session) -> stripe.Charge:
    charge = payment_of(session).latest_charge
    assert isinstance(charge, stripe.Charge)
    return charge


def words(thing: Any) -> dict[str, str]:
    """The metadata of an object."""
    return dict(thing.metadata.to_dict())


def a_family(server: StripeServer, client: stripe.StripeClient, country: str = "SA") -> stripe.Account:
    """A connected account that may receive transfers."""
    account = client.v1.accounts.create(
        {"country": country, "type": "express", "capabilities": {"transfers": {"requested": True}}}
    )
    server.control.account(account.id, onboarded=True)
    return client.v1.accounts.retrieve(account.id)


def told(client: stripe.StripeClient, account: str | None = None) -> list[str]:
    """The types of the events there have been, the oldest first."""
    options: Any = {"stripe_account": account} if account else {}
    events = client.v1.events.list({"limit": 100}, options)
    return [event.type for event in reversed(events.data)]
