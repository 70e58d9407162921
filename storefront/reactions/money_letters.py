"""Letters about money: where a transfer goes and what is missing of it, what comes back, what a family bears and is paid."""

from storefront.kernel.database import db
from storefront.reactions import letters, settlements
from storefront.trade import adjustments, orders
from storefront.treasury import bank, disputes, gateways, payments, payouts, recipients


def order_placed(fact: orders.OrderPlaced) -> None:
    """Who sends the money by themselves gets the account and the number to write beside it."""
    payment = payments.find_for("order", fact.order_id)
    if payment and gateways.account_of(payment.gateway):
        order = orders.get(fact.order_id)
        letters.to_shopper("transfer-due", order, once=f"order:{order.id}", values={})


def order_abandoned(fact: orders.OrderAbandoned) -> None:
    """Who was asked to send the money learns that it is not wanted any more. Who sent some has the letter about that."""
    payment = payments.find_for("order", fact.order_id)
    if payment and gateways.account_of(payment.gateway) and payments.newest_attempt(payment.id) is None:
        order = orders.get(fact.order_id)
        letters.to_shopper("transfer-ended", order, once=f"order:{order.id}:{payment.id}", values={})


def allowance_given(fact: adjustments.AllowanceGiven) -> None:
    """The shopper learns that money comes back although the goods stay, unless it came long ago; the family, that the price
    of its goods is less by it."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "allowance_id": fact.allowance_id}
    once = f"allowance:{fact.allowance_id}"
    if fact.kind == "given":
        letters.to_shopper("allowance-given", parcel.order, once=once, values=values)
    letters.to_family("share-taken", parcel.family_id, once=once, values=values)


def refund_done(fact: payments.RefundDone) -> None:
    """The shopper learns that somebody says that cash was given, and may say that it was not."""
    parcel = parcel_paid_at_door(fact.payment_id)
    if parcel:
        once, values = f"{settlements.name_of(fact.refund_id)}:given", {"refund_id": fact.refund_id}
        letters.to_shopper("cash-given", parcel.order, once=once, values={"parcel_id": parcel.id, **values})


def refund_failed(fact: payments.RefundFailed) -> None:
    """A family learns that its shopper says that its cash never came."""
    parcel = parcel_paid_at_door(fact.payment_id)
    if parcel and fact.was_done:
        once, values = f"{settlements.name_of(fact.refund_id)}:denied", {"refund_id": fact.refund_id}
        letters.to_family("cash-denied", parcel.family_id, once=once, values={"parcel_id": parcel.id, **values})


def parcel_paid_at_door(payment_id: int) -> orders.Parcel | None:
    """The parcel a payment was taken for at its door; None for what was paid ahead."""
    payment = db.session.get_one(payments.Payment, payment_id)
    return orders.get_parcel(payment.subject_id) if payment.purpose == "parcel" else None


def dispute_decided(fact: adjustments.DisputeDecided) -> None:
    """A family that bears what a shopper's bank kept learns how much, and why."""
    decision = next(one for one in adjustments.decisions_of(fact.dispute_id) if one.parcel_id == fact.parcel_id)
    if decision.allowance_id:
        parcel = orders.get_parcel(fact.parcel_id)
        values = {"parcel_id": parcel.id, "allowance_id": decision.allowance_id}
        letters.to_family("share-taken", parcel.family_id, once=f"allowance:{decision.allowance_id}", values=values)


def dispute_opened(fact: disputes.DisputeOpened) -> None:
    """Families learn that a bank took the money of an order and looks into it, unless it has decided in the same breath."""
    if disputes.get(fact.dispute_id).state == "open":
        tell_families(fact.dispute_id, fact.payment_id, "open")


def dispute_ended(fact: disputes.DisputeWon | disputes.DisputeLost) -> None:
    """They learn how the bank decided."""
    tell_families(fact.dispute_id, fact.payment_id, "won" if isinstance(fact, disputes.DisputeWon) else "lost")


def tell_families(dispute_id: int, payment_id: int, state: str) -> None:
    """A letter to the family of each parcel whose sale still stands."""
    turn = disputes.get(dispute_id).turns
    for parcel in adjustments.parcels_paid_by(db.session.get_one(payments.Payment, payment_id)):
        if parcel.state not in orders.UNDONE:
            once = f"dispute:{dispute_id}:{turn}:{state}:parcel:{parcel.id}"
            values = {"parcel_id": parcel.id, "state": state}
            letters.to_family("money-disputed", parcel.family_id, once=once, values=values)


def money_sent_back(fact: payments.MoneySentBack) -> None:
    """The shopper learns that a payment nobody can use is on its way back."""
    if fact.purpose == "order":
        order = orders.get(fact.subject_id)
        values = {"amount_minor": fact.amount_minor, "why": fact.why}
        letters.to_shopper("money-sent-back", order, once=f"attempt:{fact.attempt_id}", values=values)


def transfer_is_short(fact: bank.TransferIsShort) -> None:
    """The shopper learns what is missing, and that there is time for it."""
    if fact.purpose == "order":
        order = orders.get(fact.subject_id)
        values = {"missing_minor": fact.missing_minor}
        letters.to_shopper("transfer-short", order, once=f"credit:{fact.credit_id}", values=values)


def payout_account_given(fact: recipients.PayoutAccountGiven) -> None:
    """Everybody at the desk learns that money goes to another account, in case it was somebody else who said so."""
    values = {"family_id": fact.family_id, "again": fact.again}
    letters.to_family("payout-account", fact.family_id, once=f"family:{fact.family_id}:{fact.at}", values=values)


def payout_moved(fact: payouts.PayoutMoved) -> None:
    """The family learns that its money is there, or that the bank sent it back."""
    if fact.after in ("done", "failed", "reversed"):
        payout = payouts.get(fact.payout_id)
        kind = "payout-done" if fact.after == "done" else "payout-failed"
        values = {"payout_id": payout.id}
        letters.to_family(kind, payout.family_id, once=f"payout:{payout.id}:{fact.after}", values=values)
