"""Calling a parcel off from the page of a dispute: a bank has its money, and its goods are not handed over yet."""

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, NotNow
from storefront.trade import orders
from storefront.trade.adjustments.commands import only_others
from storefront.trade.adjustments.deciding import parcels_paid_by
from storefront.trade.orders import Parcel
from storefront.treasury import payments
from storefront.treasury.disputes import Dispute

WITH_FAMILY = ("placed", "accepted", "preparing", "ready")  # the states of a parcel whose family still has the goods


def may_stop(dispute: Dispute, parcel: Parcel) -> bool:
    """Whether a bank has the money of a parcel that its family has not handed over."""
    return dispute.state in ("open", "lost") and parcel.state in WITH_FAMILY


def stop(dispute: Dispute, parcel: Parcel, actor: Actor, *, reason: str) -> None:
    """The office calls a parcel off for a reason its family and its shopper read: its goods are free again, and what a bank
    has given its payer, or may still give, is not given a second time. Raises NotAllowed, OwnInterest, ReasonIsMissing,
    NotFound for a parcel of other money, NotNow."""
    words = only_others(actor, "parcel", parcel.id, reason)
    orders.hold(parcel)
    payment = payments.lock(payments.of_attempt(dispute.attempt_id).id)
    db.session.refresh(dispute)
    if parcel.id not in {one.id for one in parcels_paid_by(payment)}:
        raise NotFound()
    if not may_stop(dispute, parcel):
        raise NotNow(state=parcel.state, step="cancelled")
    orders.undo(parcel, "cancelled", actor, reason=words)
    parcel.decline_reason = words
    db.session.flush()
