"""What follows for money: a complete parcel's becomes the family's to be paid out, once nothing of it is on its way back; a
changed account stops what was planned to the old one; a dispute holds the shares of its order, and so does money that went
back and nobody knows for what."""

from contextlib import suppress

from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.refusals import N_
from storefront.trade import adjustments, orders, returns
from storefront.treasury import disputes, ledger, payments, payouts, recipients

# what the office and the family read of such holds
DISPUTED = N_("اعترض المشتري على الدفعة لدى بنكه.")
FOUND = N_("رُدّ مبلغ من هذه الدفعة، ولم يُعرف بعد لأي قطع.")
ACCOUNT_CHANGED = "account changed"  # why payouts are planned anew


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """Nothing of a complete parcel can be given back any more, but for what its shopper has asked to."""
    if fact.after == "completed" and returns.open_request(fact.parcel_id) is None:
        orders.clear(fact.parcel_id)


def return_ended(fact: returns.ReturnAnswered | returns.ReturnWithdrawn | returns.GoodsTakenBack) -> None:
    """The family declined, the shopper keeps the goods, or they are home: what is left of a parcel that was complete
    meanwhile is the family's."""
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


def dispute_moved(fact: disputes.DisputeOpened | disputes.DisputeWon) -> None:
    """What a payer's bank looks into is not paid out meanwhile; if it is lost, a person decides about it, and if it is won the
    shares go on, but for what somebody of the office holds up themselves."""
    hold_or_let_go(fact.payment_id)


def dispute_lost(fact: disputes.DisputeLost) -> None:
    """Of what its payer was to have back anyway nobody bears anything: it holds no share up, and nobody is asked."""
    hold_or_let_go(fact.payment_id)
    end_call_when_settled(disputes.get(fact.dispute_id))


def refund_done(fact: payments.RefundDone) -> None:
    """What a bank gave counts as given back, so that less is left for anybody to bear, or nothing."""
    if fact.way == disputes.BY_BANK:
        hold_or_let_go(fact.payment_id)
        for dispute in lost_of(fact.payment_id):
            end_call_when_settled(dispute)


def dispute_decided(fact: adjustments.DisputeDecided) -> None:
    """The loss is on somebody now: what is left of the share goes on, and with the last one the office is called no more."""
    dispute = disputes.get(fact.dispute_id)
    hold_or_let_go(payments.of_attempt(dispute.attempt_id).id)
    end_call_when_settled(dispute)


def end_call_when_settled(dispute: disputes.Dispute) -> None:
    """Somebody bears all that a bank kept, or there is nothing to bear: the office is called no more."""
    if not undecided(dispute):
        disputes.end_call(dispute)


def undecided(dispute: disputes.Dispute) -> set[int]:
    """The parcels on which something of a lost dispute lies that nobody was said to bear yet, by id."""
    return {stake.parcel.id for stake in adjustments.stakes(dispute) if stake.is_open}


def refund_found(fact: payments.RefundFound | payments.RefundAssigned | payments.RefundFailed) -> None:
    """Of money that went back for nobody knows what, no share is paid out until a person has said what it was for, or it
    came back."""
    hold_or_let_go(fact.payment_id)


def hold_or_let_go(payment_id: int) -> None:
    """Holds the shares of what a payment was for as long as there is a reason, and for the one there is; what a person
    holds stays as it is."""
    found = FOUND if payments.refunding.has_found(payment_id) else ""
    held_by_banks = disputed_parcels(payment_id)
    for parcel in adjustments.parcels_paid_by(db.session.get_one(payments.Payment, payment_id)):
        hold_for(parcel, DISPUTED if parcel.id in held_by_banks else found)


def hold_for(parcel: orders.Parcel, why: str) -> None:
    """Holds a parcel's share for this reason and no other, or for none; what a person holds stays as it is."""
    subject = f"parcel:{parcel.id}"
    held = recipients.living_holds(parcel.family_id).get(subject)
    if held and (held.held_by is not None or held.reason == why):
        return
    if held:
        recipients.release(parcel.family_id, SYSTEM, subject=subject)
    if why:
        with suppress(recipients.refusals.AlreadyHeld):
            recipients.hold(parcel.family_id, SYSTEM, reason=why, subject=subject)


def disputed_parcels(payment_id: int) -> set[int]:
    """The parcels of whose money a bank has taken something, while it looks into it and until a person has decided who
    bears what it kept."""
    parcels = {one.id for one in adjustments.parcels_paid_by(db.session.get_one(payments.Payment, payment_id))}
    attempts = payments.attempts.of_payment(payment_id)
    if any(disputes.is_disputed(one.id) for one in attempts):
        return parcels
    return {parcel_id for one in lost_of(payment_id) for parcel_id in undecided(one)}


def lost_of(payment_id: int) -> list[disputes.Dispute]:
    """What banks decided against us of a payment."""
    found = (one for attempt in payments.attempts.of_payment(payment_id) for one in disputes.of_attempt(attempt.id))
    return [one for one in found if one.state == "lost"]
