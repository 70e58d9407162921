"""Money came in, ran out of time or went back: whoever waited for it is told, by the purpose of the payment."""

from storefront.kernel.database import db
from storefront.trade import orders, returns
from storefront.treasury import ledger, payments


def settled(fact: payments.PaymentSettled) -> None:
    """An order paid ahead is confirmed; cash taken at a door is booked."""
    if fact.purpose == "order":
        orders.confirm(db.session.get_one(orders.Order, fact.subject_id))
    elif fact.purpose == "parcel":
        orders.parcel_paid(db.session.get_one(orders.Parcel, fact.subject_id))


def expired(fact: payments.PaymentExpired) -> None:
    """An order that was not paid in time sets its goods free."""
    if fact.purpose == "order":
        orders.abandon(db.session.get_one(orders.Order, fact.subject_id))


def refunded(fact: payments.RefundDone) -> None:
    """What was owed to a shopper is paid: out of what the provider holds, or by the family that took the cash."""
    payment = db.session.get_one(payments.Payment, fact.payment_id)
    parcel = parcel_of(fact.refund_id, payment)
    matter = ledger.Matter()
    if parcel is not None:
        order = db.session.get_one(orders.Order, parcel.order_id)
        matter = ledger.Matter(f"parcel:{parcel.id}", orders.named(parcel, order))
    by_hand = payment.purpose == "parcel" and parcel is not None
    ledger.record_paid_back(
        f"refund:{fact.refund_id}",
        fact.amount_minor,
        from_account=ledger.FAMILY if by_hand else ledger.clearing(payment.gateway),
        family_id=parcel.family_id if by_hand and parcel else None,
        matter=matter,
    )


def parcel_of(refund_id: int, payment: payments.Payment) -> orders.Parcel | None:
    """The parcel a refund is about: that of a payment at a door, or the one that asked for it back."""
    if payment.purpose == "parcel":
        return db.session.get_one(orders.Parcel, payment.subject_id)
    noun, _, number = db.session.get_one(payments.Refund, refund_id).once.partition(":")
    if noun == "return":
        return db.session.get_one(orders.Parcel, db.session.get_one(returns.ReturnRequest, int(number)).parcel_id)
    return db.session.get_one(orders.Parcel, int(number)) if noun == "parcel" else None
