"""Ending a payment: goods are set free only when the provider has said that nobody can pay for them any more."""

from datetime import timedelta
from typing import Literal

from storefront.kernel import clock, units
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from storefront.treasury.conversations.looking import close_page

AGAIN = timedelta(minutes=2)  # how much longer goods are held when the provider does not know or does not answer
Outcome = Literal["released", "settled", "held"]


def release(payment_id: int, *, by_payer: bool = False) -> Outcome:
    """Ends a payment that is overdue, or that its payer gives up: its pages are closed first. "held" when it is not known
    whether it can still be paid, "settled" when it was paid after all."""
    units.abandon()
    for attempt in payments.living_of(payment_id):
        close_page(attempt.id)
    with unit_of_work():
        payment = payments.lock(payment_id)
        if payment.state == "open" and not payments.expire(payment, by_payer=by_payer):
            payments.hold_until(payment, clock.now() + AGAIN)
        state = payment.state
    return "settled" if state == "settled" else "held" if state == "open" else "released"
