"""What follows for money: a complete parcel's becomes the family's to be paid out, once nothing of it is on its way back; a
changed account stops what was planned to the old one; a dispute holds the shares of its order."""

from contextlib import suppress

from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import N_
from storefront.trade import adjustments, orders, returns
from storefront.treasury import disputes, ledger, payments, payouts, recipients

DISPUTED = N_("اعترض المشتري على الدفعة لدى بنكه.")  # what the office and the family read of such a hold
ACCOUNT_CHANGED = "account changed"  # why payouts are planned anew


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """Nothing of a complete parcel can be given back any more, but for what its shopper has asked to."""
    if fact.after == "completed" and returns.open_request(fact.parcel_id) is None:
        orders.clear(fact.parcel_id)


def return_ended(fact: returns.ReturnAnswered | returns.GoodsTakenBack) -> None:
    """The family declined, or has its goods: what is left of a parcel that was complete meanwhile is the family's."""
    parcel = db.session.get_one(orders.Parcel, fact.parcel_id)
    if parcel.state == "completed" and returns.open_request(parcel.id) is None:
        orders.clear(parcel.id)


def cash_handed_in(fact: ledger.CashHandedIn) -> None:
    """What families were to have of complete parcels whose cash the courier held is theirs, as far as it came in. Those that
    are not complete are held too: whoever completes one at this moment, or ends its return, finds the cash."""
    paid = [int(subject.removeprefix("parcel:")) for subject in ledger.cash.made_whole_by(fact.amount_minor)]
    orders.hold_each(paid)
    for parcel_id in returns.uncleared(paid):
        orders.clear(parcel_id)


def account_given(fact: recipients.PayoutAccountGiven) -> None:
    """What was planned to an account that is not the family's any more waits for the next Sunday."""
    if fact.again:
        payouts.drop_planned(fact.family_id, SYSTEM, reason=ACCOUNT_CHANGED)


def dispute_opened(fact: disputes.DisputeOpened) -> None:
    """What a payer's bank looks into is not paid out meanwhile; if it is lost, a person decides about it."""
    for parcel in paid_parcels(fact.payment_id):
        with suppress(recipients.refusals.AlreadyHeld):
            recipients.hold(parcel.family_id, SYSTEM, reason=DISPUTED, subject=f"parcel:{parcel.id}")


def dispute_won(fact: disputes.DisputeWon) -> None:
    """The shares go on, but for what somebody of the office holds up themselves."""
    for parcel in paid_parcels(fact.payment_id):
        let_go(parcel)


def dispute_decided(fact: adjustments.DisputeDecided) -> None:
    """The loss is on somebody now: what is left of the share goes on."""
    let_go(db.session.get_one(orders.Parcel, fact.parcel_id))


def let_go(parcel: orders.Parcel) -> None:
    """Ends the hold that a dispute put on a parcel's share, and no other."""
    subject = f"parcel:{parcel.id}"
    held = recipients.living_holds(parcel.family_id).get(subject)
    if held and held.held_by is None:
        recipients.release(parcel.family_id, SYSTEM, subject=subject)


def paid_parcels(payment_id: int) -> list[orders.Parcel]:
    """The parcels a payment was for."""
    return adjustments.parcels_paid_by(db.session.get_one(payments.Payment, payment_id))
