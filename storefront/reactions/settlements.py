"""Money came in, ran out of time or went back: whoever waited for it is told, by the purpose of the payment, and the
books follow."""

from dataclasses import replace

from storefront.fairs import fees, invoices
from storefront.kernel.database import db
from storefront.trade import adjustments, allowances, checkouts, coupons, orders, returns
from storefront.treasury import bank, disputes, gateways, ledger, payments

TRANSFERS = gateways.BankTransfer.name
# of what no provider gave back
SOURCES = {
    "hand": ledger.BANK,
    "bank": ledger.BANK,
    "dispute": ledger.DISPUTES_LOSS,
    payments.FAMILY: ledger.FAMILY,
    payments.refunding.ORGANISER: fees.accounts.CASH,
}


def settled(fact: payments.PaymentSettled) -> None:
    """An order paid ahead is confirmed; cash taken at a door is booked, for what was taken there; an exhibitor owes less."""
    if fact.purpose == "order":
        orders.confirm(db.session.get_one(orders.Order, fact.subject_id))
    elif fact.purpose == "parcel":
        parcel = db.session.get_one(orders.Parcel, fact.subject_id)
        orders.confirming.parcel_paid(parcel, but=returns.doorsteps.not_taken(parcel))
    elif fact.purpose == invoices.PURPOSE:
        fees.take(fact.subject_id)


def paid_late(fact: payments.PaidLate) -> None:
    """The goods are taken once more if all of them are still there, and a fee as long as it is owed; otherwise the money goes
    back."""
    if fact.purpose == invoices.PURPOSE and fees.is_still_owed(fact.subject_id):
        payments.accept_late(fact.attempt_id)
        fees.take(fact.subject_id)
        return
    order = db.session.get_one(orders.Order, fact.subject_id) if fact.purpose == "order" else None
    if order and revived(order):
        payments.accept_late(fact.attempt_id)
        orders.confirm(order)
    else:
        payments.send_back(fact.attempt_id, "late")


def revived(order: orders.Order) -> bool:
    """Whether its goods, and its coupon, could be had once more: both or neither."""
    with db.session.begin_nested() as both:
        if checkouts.reviving.revive(order) and coupons.take_again(order.id):
            return True
        both.rollback()
    return False


def paid_twice(fact: payments.PaidTwice) -> None:
    """What was paid once more goes back; the order stays paid."""
    payments.send_back(fact.attempt_id, "twice")


def sent_back(fact: payments.MoneySentBack) -> None:
    """The provider holds money that is owed to the shopper and to nobody else."""
    lines = [
        ledger.Line(ledger.clearing(fact.gateway), fact.amount_minor),
        ledger.Line(ledger.REFUNDS_DUE, -fact.amount_minor),
    ]
    ledger.book(f"stray:attempt:{fact.attempt_id}", "stray", lines, money_of(fact.attempt_id))


def cost_known(fact: payments.CostKnown) -> None:
    """The provider kept its fee."""
    ledger.record_provider_fee(f"attempt:{fact.attempt_id}", fact.gateway, fact.fee_minor, money_of(fact.attempt_id))


def money_of(attempt_id: int) -> ledger.Matter:
    """What the provider calls the money of an attempt."""
    return ledger.Matter(provider_ref=payments.attempts.read(attempt_id).payment_ref or "")


def credit_arrived(fact: bank.CreditArrived) -> None:
    """Money is on the market's own account; it is the payer's until it has paid something."""
    _move(f"credit:{fact.credit_id}", "credit", fact.amount_minor, ledger.BANK, ledger.clearing(TRANSFERS))


def credit_returned(fact: bank.CreditReturned | bank.CreditIsBookedElsewhere) -> None:
    """It went back as it had come, or counts where whoever it is from tells of it."""
    _move(
        f"returned:credit:{fact.credit_id}",
        "credit_returned",
        fact.amount_minor,
        ledger.clearing(TRANSFERS),
        ledger.BANK,
    )


def _move(once: str, kind: str, amount_minor: int, into: str, out_of: str) -> None:
    ledger.book(once, kind, [ledger.Line(into, amount_minor), ledger.Line(out_of, -amount_minor)])


def expired(fact: payments.PaymentExpired) -> None:
    """An order that was not paid in time, or that its shopper gave up, sets its goods free; a part that came goes back."""
    bank.allot(fact.payment_id)
    if fact.purpose == "order":
        orders.confirming.abandon(db.session.get_one(orders.Order, fact.subject_id))
    elif fact.purpose == invoices.PURPOSE:
        fees.end(fact.subject_id)


def refunded(fact: payments.RefundDone) -> None:
    """What was owed to a shopper is paid: out of what the provider holds, out of the bank by an officer, by the bank that
    decided a dispute, or by the family that took the cash."""
    payment = db.session.get_one(payments.Payment, fact.payment_id)
    parcel = parcel_of(fact.refund_id, payment)
    matter, account = matter_of(parcel, payment), SOURCES.get(fact.way, ledger.clearing(fact.gateway))
    if fact.way not in SOURCES:
        matter = replace(matter, provider_ref=ref_of(fact.refund_id))
    ledger.record_paid_back(
        name_of(fact.refund_id) + way_named(fact.way),
        fact.amount_minor,
        from_account=account,
        family_id=family_of(parcel, account),
        matter=matter,
    )


def family_of(parcel: orders.Parcel | None, account: str) -> int | None:
    """Whose account it is, where it is a family's."""
    return parcel.family_id if parcel and account == ledger.FAMILY else None


def ref_of(refund_id: int) -> str:
    """What the provider calls a refund."""
    return payments.get_refund(refund_id).provider_ref or ""


def way_named(way: str) -> str:
    """The end of the name of a booking: the same refund may be paid by hand, or once more, after a try came back."""
    return "" if way == "provider" else f":{way}"


def name_of(refund_id: int) -> str:
    """What a refund is called in the books: the one that was begun anew is another one."""
    again = db.session.get_one(payments.Refund, refund_id).again
    return f"refund:{refund_id}" + (f":again:{again}" if again else "")


def matter_of(parcel: orders.Parcel | None, payment: payments.Payment) -> ledger.Matter:
    """What explains a booking about a parcel or an exhibitor's fee later; nothing for money that is about neither."""
    if payment.purpose == invoices.PURPOSE:
        return fees.accounts.matter_of(invoices.invoice_of_part(payment.subject_id))
    if parcel is None:
        return ledger.Matter()
    order = db.session.get_one(orders.Order, parcel.order_id)
    return ledger.Matter(f"parcel:{parcel.id}", orders.named(parcel, order))


def parcel_of(refund_id: int, payment: payments.Payment) -> orders.Parcel | None:
    """The parcel a refund is about: that of a payment at a door, or the one that asked for it back."""
    if payment.purpose == "parcel":
        return db.session.get_one(orders.Parcel, payment.subject_id)
    noun, _, number = db.session.get_one(payments.Refund, refund_id).subject.partition(":")
    if noun == "return":
        return db.session.get_one(orders.Parcel, db.session.get_one(returns.ReturnRequest, int(number)).parcel_id)
    if noun == "allowance":
        return db.session.get_one(orders.Parcel, allowances.get(int(number)).parcel_id)
    return db.session.get_one(orders.Parcel, int(number)) if noun == "parcel" else None


def refund_found(fact: payments.RefundFound) -> None:
    """The provider gave money back that nobody of ours had asked for, or the bank took it: too much went to the shopper until
    it is known for what."""
    way = payments.get_refund(fact.refund_id).way
    ledger.record_paid_back(
        f"refund:{fact.refund_id}" + way_named(way),
        fact.amount_minor,
        from_account=SOURCES.get(way, ledger.clearing(fact.gateway)),
        matter=ledger.Matter(provider_ref=ref_of(fact.refund_id)),
    )


def refund_failed(fact: payments.RefundFailed) -> None:
    """Money that had gone back is where it had gone from, or never left its family's hand, and is owed to the shopper."""
    if fact.was_done:
        account = SOURCES.get(fact.way, ledger.clearing(fact.gateway))
        is_cash = fact.way == payments.FAMILY
        payment = db.session.get_one(payments.Payment, fact.payment_id)
        parcel = parcel_of(fact.refund_id, payment) if is_cash else None
        matter = matter_of(parcel, payment)
        if fact.way not in SOURCES:
            matter = replace(matter, provider_ref=ref_of(fact.refund_id))
        lines = [
            ledger.Line(account, fact.amount_minor, family_of(parcel, account)),
            ledger.Line(ledger.REFUNDS_DUE, -fact.amount_minor),
        ]
        once = f"came-back:{name_of(fact.refund_id)}" + way_named(fact.way)
        ledger.book(once, "came_back", lines, matter)


def dispute_opened(fact: disputes.DisputeOpened) -> None:
    """The payer's bank took the money, and the provider a fee for it."""
    turn, matter = f"dispute:{fact.dispute_id}:{fact.turn}", taken_by(fact.dispute_id)
    ledger.record_disputed(turn, fact.gateway, fact.amount_minor, matter)
    ledger.record_provider_fee(turn, fact.gateway, fact.fee_minor, matter)


def taken_by(dispute_id: int) -> ledger.Matter:
    """What the provider calls a dispute."""
    return ledger.Matter(provider_ref=disputes.get(dispute_id).provider_ref)


def dispute_won(fact: disputes.DisputeWon) -> None:
    """The money is back; so is that of whoever bore it, when the bank had said otherwise before."""
    turn = f"dispute:{fact.dispute_id}:{fact.turn}"
    ledger.record_dispute_won(turn, fact.gateway, fact.amount_minor, taken_by(fact.dispute_id))
    disputes.take_from_the_bank(fact.attempt_id)
    adjustments.give_back_borne(fact.dispute_id)


def dispute_lost(fact: disputes.DisputeLost) -> None:
    """The shopper has this back; it is not sent to them as well."""
    disputes.leave_to_the_bank(fact.attempt_id)
