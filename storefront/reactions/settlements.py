"""Money came in, ran out of time or went back: whoever waited for it is told, by the purpose of the payment."""

from storefront.kernel.database import db
from storefront.trade import orders
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
    """What was owed to a shopper is paid: out of the card account, or by the family that holds the cash."""
    payment = db.session.get_one(payments.Payment, fact.payment_id)
    if payment.purpose == "order":
        ledger.record_paid_back(f"refund:{fact.refund_id}", fact.amount_minor, from_account=ledger.CARD_CLEARING)
        return
    parcel = db.session.get_one(orders.Parcel, payment.subject_id)
    ledger.record_paid_back(
        f"refund:{fact.refund_id}", fact.amount_minor, from_account=ledger.FAMILY, family_id=parcel.family_id
    )
