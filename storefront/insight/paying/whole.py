"""One payment with everything that happened to it: attempts, refunds, disputes, bookings, alarms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from storefront.fairs import invoices
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.database import db
from storefront.kernel.paging import Page
from storefront.kernel.refusals import NotFound
from storefront.trade import adjustments
from storefront.trade.orders import Order, Parcel
from storefront.treasury import alarms, ledger, payments
from storefront.treasury.alarms import Alarm
from storefront.treasury.disputes import Dispute
from storefront.treasury.ledger import Booked
from storefront.treasury.payments import Attempt, Payment, Refund

WAYS = ("", ":hand", ":dispute", ":family", ":organiser")


@dataclass(frozen=True)
class Whole:
    """A payment, the order or the exhibitor's invoice it is for, and everything about it."""

    payment: Payment
    order: Order | None
    invoice: ExhibitInvoice | None
    parcels: Sequence[Parcel]
    attempts: Sequence[Attempt]
    refunds: Sequence[Refund]
    disputes: Sequence[Dispute]
    alarms: Sequence[Alarm]
    bookings: Page[Booked]


def whole(payment_id: int, *, number: int = 1) -> Whole:
    """A payment with all of it, its bookings paged; a constant number of queries. Raises NotFound."""
    payment = db.session.get(Payment, payment_id)
    if payment is None:
        raise NotFound()
    parcels = adjustments.parcels_paid_by(payment)
    attempts, refunds = payments.attempts.of_payment(payment.id), payments.refunds_of(payment.id)
    ids = [attempt.id for attempt in attempts]
    held = db.session.scalars(select(Dispute).where(Dispute.attempt_id.in_(ids)).order_by(Dispute.id)).all()
    subjects = [f"attempt:{one}" for one in ids] + [f"refund:{one.id}" for one in refunds]
    called = alarms.about(subjects + [f"dispute:{one.id}" for one in held])
    about = [f"parcel:{one.id}" for one in parcels]
    is_fee = payment.purpose == invoices.PURPOSE
    named = [*names(attempts, refunds, held), *(fee_names(payment, refunds) if is_fee else ())]
    search = ledger.Search(subjects=about, named=named)
    order = db.session.get(Order, parcels[0].order_id) if parcels else None
    bookings = ledger.transactions(search, number=number)
    invoice = invoices.invoice_of_part(payment.subject_id) if is_fee else None
    return Whole(payment, order, invoice, parcels, attempts, refunds, held, called, bookings)


def fee_names(payment: Payment, refunds: Sequence[Refund]) -> Iterator[str]:
    """What the books call a part of an exhibitor's invoice, and what of it went back."""
    yield f"exhibit-fee:part:{payment.subject_id}"
    yield from (f"taken-back:{one.subject}" for one in refunds)


def names(attempts: Sequence[Attempt], refunds: Sequence[Refund], held: Sequence[Dispute]) -> Iterator[str]:
    """What the books call whatever happened beside the sale: fees, strays, refunds and disputes."""
    for attempt in attempts:
        yield from (f"fee:attempt:{attempt.id}", f"stray:attempt:{attempt.id}")
    for refund in refunds:
        for again in range(refund.again + 1):
            name = f"refund:{refund.id}" + (f":again:{again}" if again else "")
            yield from (f"{what}:{name}{way}" for what in ("paid-back", "came-back") for way in WAYS)
    for dispute in held:
        for turn in range(1, dispute.turns + 1):
            yield from (f"{what}:dispute:{dispute.id}:{turn}" for what in ("disputed", "fee", "dispute-won"))


def payment_of(subject: str) -> int | None:
    """The payment behind "payment:1", "attempt:2", "refund:3" or "dispute:4", if there is such a thing."""
    noun, _, number = subject.partition(":")
    ways = {
        "payment": select(Payment.id),
        "attempt": select(Attempt.payment_id),
        "refund": select(Refund.payment_id),
        "dispute": select(Attempt.payment_id).join(Dispute, Dispute.attempt_id == Attempt.id),
    }
    keys = {"payment": Payment.id, "attempt": Attempt.id, "refund": Refund.id, "dispute": Dispute.id}
    if noun not in ways or not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    return db.session.scalar(ways[noun].where(keys[noun] == int(number)))
