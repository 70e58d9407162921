"""What the office has to look into on the browser's market: refunds on every way, disputes, what a provider told."""

from collections.abc import Mapping
from dataclasses import dataclass

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury import gateways, hints, payments
from storefront.treasury.payments import Payment
from tests.browser.affairs import Affair
from tests.builders.adjusting import allow, differing, found_refund, lost, said
from tests.builders.money import a_payment
from tests.builders.trade import heard


@dataclass(frozen=True)
class Looked:
    """By key: payments, refunds (one that failed and one that waits for somebody among them), disputes, hints; a parcel
    something can be given back of, the refund that was found, the attempt that brought another sum, and a parcel that is with the
    courier."""

    payments: list[int]
    refunds: list[int]
    disputes: list[int]
    events: list[int]
    parcel_id: int
    found_id: int
    differs_id: int
    sent_id: int


def tell_desk(told: Mapping[str, Affair]) -> Looked:
    """One order each way."""
    with unit_of_work():
        paid, looked, gone, found = (parcel_of(told[name]) for name in ("paid", "looked into", "lost", "found"))
        for _ in range(2):
            allow(paid, 700)
        failed, going = payments.refunds_of(payment_of(paid).id)
        payments.refunding.fail(payment_of(paid), failed, trouble="expired_or_canceled_card")
        strange = found_refund(orders.get(found.order_id), 900)
        held = [said(orders.get(looked.order_id), "open").id, lost(orders.get(gone.order_id)).id]
        events = heard_of(paid)
        heard()
        mine = [payment_of(parcel).id for parcel in (paid, looked, gone, found)]
        sent = parcel_of(told["sent"]).id
        differs = differing(a_payment())
        ours = [failed.id, going.id, strange.id]
        return Looked(mine, ours, held, events, paid.id, strange.id, differs.id, sent)


def parcel_of(affair: Affair) -> Parcel:
    return orders.get_parcel(orders.parcels_named(affair.parcel)[0])


def payment_of(parcel: Parcel) -> Payment:
    found = payments.find_for("order", parcel.order_id)
    assert found is not None
    return found


def heard_of(parcel: Parcel) -> list[int]:
    """A hint about a payment, and one about nothing of ours."""
    payment = payment_of(parcel)
    attempt = db.session.get_one(payments.Attempt, payments.settling_attempt(payment.id))
    about = {"object": "checkout.session", "status": "complete"}
    told = [
        gateways.Hint(
            "evt_1", "checkout.session.completed", "payment", False, clock.now(), attempt.session_ref, about=about
        ),
        gateways.Hint("evt_2", "customer.created", "other", False, clock.now()),
    ]
    hints.take_in(attempt.provider, told, live=False)
    return [one.id for one in hints.page().rows]
