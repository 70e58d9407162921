"""Facts become letters: which message, to whom, in which language. What they say is in templates/letters."""

from collections.abc import Mapping

from storefront.community import accounts, families, notices
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.reactions import settlements
from storefront.trade import adjustments, corrections, delivery, handbacks, orders, returns
from storefront.treasury import bank, gateways, payments, payouts, recipients

# what of a parcel its shopper gets which letter about: what they wait for, and what they lose; that the family has begun, or
# that the days for returning are over, is on the page of the order, and what came home has a letter with its sum
TOLD = {
    **dict.fromkeys(("accepted", "ready", "handed_over", "delivered"), "parcel-moved"),
    **dict.fromkeys(orders.CALLED_OFF, "parcel-called-off"),
}
# what an order was agreed by, of which a new address gets the newest
AGREED = ("order-confirmed", "transfer-due", "transfer-short")


def order_placed(fact: orders.OrderPlaced) -> None:
    """Who sends the money by themselves gets the account and the number to write beside it."""
    payment = payments.find_for("order", fact.order_id)
    if payment and gateways.account_of(payment.gateway):
        order = orders.get(fact.order_id)
        to_shopper("transfer-due", order, once=f"order:{order.id}", values={})


def order_abandoned(fact: orders.OrderAbandoned) -> None:
    """Who was asked to send the money learns that it is not wanted any more. Who sent some has the letter about that."""
    payment = payments.find_for("order", fact.order_id)
    if payment and gateways.account_of(payment.gateway) and payments.newest_attempt(payment.id) is None:
        order = orders.get(fact.order_id)
        to_shopper("transfer-ended", order, once=f"order:{order.id}:{payment.id}", values={})


def order_confirmed(fact: orders.OrderConfirmed) -> None:
    """The shopper gets the confirmation, each family the news of a new order."""
    order = orders.get(fact.order_id)
    to_shopper("order-confirmed", order, once=f"order:{order.id}", values={})
    for parcel in order.parcels:
        to_family("parcel-new", parcel.family_id, once=f"parcel:{parcel.id}", values={"parcel_id": parcel.id})


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """The shopper learns of each step that matters, of their own cancellation too; the family of that as well, and of an
    order that was declined in its name because it did not answer."""
    if fact.after not in TOLD:
        return
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "state": fact.after}
    to_shopper(TOLD[fact.after], parcel.order, once=f"parcel:{parcel.id}:{fact.after}", values=values)
    kind = (
        "parcel-cancelled"
        if fact.after == "cancelled"
        else "parcel-refused"
        if fact.after == "refused"
        else "parcel-lapsed"
        if fact.reason == orders.policy.UNANSWERED
        else ""
    )
    if kind:
        to_family(kind, parcel.family_id, once=f"parcel:{parcel.id}:{fact.after}", values=values)


def order_corrected(fact: corrections.OrderCorrected) -> None:
    """A new e-mail address gets what the one before had, and with it the private link; a family that has accepted learns
    that it reaches the shopper, or drives, elsewhere."""
    order = orders.get(fact.order_id)
    if "email" in fact.changed:
        notices.readdress("order_id", order.id, to=order.email, link=order.link_hash, but=AGREED)
        agreed_again(order)
    for parcel in order.parcels:
        matters = {"mobile"} if parcel.way == delivery.COLLECT else {"mobile", "address"}
        if parcel.state == "accepted" and matters & set(fact.changed):
            once = f"parcel:{parcel.id}:corrected:{clock.now().isoformat()}"
            to_family("parcel-corrected", parcel.family_id, once=once, values={"parcel_id": parcel.id})


def agreed_again(order: orders.Order) -> None:
    """What was agreed, once more to another address: the confirmation, or as long as a transfer is awaited where it goes
    and how much is still to come. Each correction is an occasion of its own, back to an address of before too."""
    once = f"order:{order.id}:corrected:{clock.now().isoformat()}"
    payment = payments.find_for("order", order.id)
    if order.confirmed_at:
        to_shopper("order-confirmed", order, once=once, values={})
    elif payment and payment.state == "open" and gateways.account_of(payment.gateway):
        arrived = bank.arrived_for(payment.id)
        missing = {"missing_minor": payment.amount_minor - arrived} if arrived else {}
        to_shopper("transfer-short" if arrived else "transfer-due", order, once=once, values=missing)


def email_changed(fact: accounts.facts.EmailChanged) -> None:
    """What is still open of a member's orders is told to their new address from now on, whatever waits to be sent too."""
    user = db.session.get_one(accounts.User, fact.user_id)
    also = {*returns.orders_waiting(user.id), *handbacks.orders_waiting(user.id)}
    for order in corrections.follow(user.id, fact.email, user.email, also=also):
        notices.readdress("order_id", order.id, to=order.email, link=order.link_hash)


def return_asked(fact: returns.ReturnAsked) -> None:
    """The family learns that a shopper wants to give something back, and the shopper that it was heard."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id}
    to_shopper("return-noted", parcel.order, once=f"return:{fact.request_id}:noted", values=values)
    to_family("return-asked", parcel.family_id, once=f"return:{fact.request_id}", values=values)


def return_answered(fact: returns.ReturnAnswered) -> None:
    """The shopper learns what the family says."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id, "agreed": fact.agreed}
    to_shopper("return-answered", parcel.order, once=f"return:{fact.request_id}:answered", values=values)


def part_not_taken(fact: returns.PartNotTaken) -> None:
    """The shopper learns what was noted of their door and what they paid, the family what to expect home."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id, "paid_minor": fact.paid_minor}
    to_shopper("part-not-taken", parcel.order, once=f"return:{fact.request_id}:door", values=values)
    to_family("part-refused", parcel.family_id, once=f"return:{fact.request_id}:door", values=values)


def taken_back(fact: returns.GoodsTakenBack) -> None:
    """The shopper learns that the goods are home, and how much goes back, all of the parcel or a part of it."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "request_id": fact.request_id}
    sums = {"amount_minor": fact.amount_minor, "delivery_minor": fact.delivery_minor}
    to_shopper("return-done", parcel.order, once=f"return:{fact.request_id}:done", values={**values, **sums})


def allowance_given(fact: adjustments.AllowanceGiven) -> None:
    """The shopper learns that money comes back although the goods stay, unless it came long ago; the family, that the price
    of its goods is less by it."""
    parcel = orders.get_parcel(fact.parcel_id)
    values = {"parcel_id": parcel.id, "allowance_id": fact.allowance_id}
    once = f"allowance:{fact.allowance_id}"
    if fact.kind == "given":
        to_shopper("allowance-given", parcel.order, once=once, values=values)
    to_family("share-taken", parcel.family_id, once=once, values=values)


def refund_done(fact: payments.RefundDone) -> None:
    """The shopper learns that somebody says that cash was given, and may say that it was not."""
    parcel = parcel_paid_at_door(fact.payment_id)
    if parcel:
        once, values = f"{settlements.name_of(fact.refund_id)}:given", {"refund_id": fact.refund_id}
        to_shopper("cash-given", parcel.order, once=once, values={"parcel_id": parcel.id, **values})


def refund_failed(fact: payments.RefundFailed) -> None:
    """A family learns that its shopper says that its cash never came."""
    parcel = parcel_paid_at_door(fact.payment_id)
    if parcel and fact.was_done:
        once, values = f"{settlements.name_of(fact.refund_id)}:denied", {"refund_id": fact.refund_id}
        to_family("cash-denied", parcel.family_id, once=once, values={"parcel_id": parcel.id, **values})


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
        to_family("share-taken", parcel.family_id, once=f"allowance:{decision.allowance_id}", values=values)


def money_sent_back(fact: payments.MoneySentBack) -> None:
    """The shopper learns that a payment nobody can use is on its way back."""
    if fact.purpose == "order":
        order = orders.get(fact.subject_id)
        values = {"amount_minor": fact.amount_minor, "why": fact.why}
        to_shopper("money-sent-back", order, once=f"attempt:{fact.attempt_id}", values=values)


def transfer_is_short(fact: bank.TransferIsShort) -> None:
    """The shopper learns what is missing, and that there is time for it."""
    if fact.purpose == "order":
        order = orders.get(fact.subject_id)
        values = {"missing_minor": fact.missing_minor}
        to_shopper("transfer-short", order, once=f"credit:{fact.credit_id}", values=values)


def family_activated(fact: families.FamilyActivated) -> None:
    """The family learns that its shop is open."""
    to_family("shop-open", fact.family_id, once=f"family:{fact.family_id}", values={"family_id": fact.family_id})


def product_looked_at(fact: catalogue.facts.ProductApproved | catalogue.facts.ProductSentBack) -> None:
    """The family learns what the office says of a product it looked at; each look is an occasion of its own."""
    reason = fact.reason if isinstance(fact, catalogue.facts.ProductSentBack) else ""
    product = catalogue.get(fact.product_id)
    once = f"product:{product.id}:{clock.now().isoformat()}"
    values = {"product_id": product.id, "reason": reason}
    to_family("product-sent-back" if reason else "product-approved", product.family_id, once=once, values=values)


def payout_account_given(fact: recipients.PayoutAccountGiven) -> None:
    """Everybody at the desk learns that money goes to another account, in case it was somebody else who said so."""
    values = {"family_id": fact.family_id, "again": fact.again}
    to_family("payout-account", fact.family_id, once=f"family:{fact.family_id}:{fact.at}", values=values)


def payout_moved(fact: payouts.PayoutMoved) -> None:
    """The family learns that its money is there, or that the bank sent it back."""
    if fact.after in ("done", "failed", "reversed"):
        payout = payouts.get(fact.payout_id)
        kind = "payout-done" if fact.after == "done" else "payout-failed"
        values = {"payout_id": payout.id}
        to_family(kind, payout.family_id, once=f"payout:{payout.id}:{fact.after}", values=values)


def to_shopper(kind: str, order: orders.Order, *, once: str, values: Mapping[str, object]) -> None:
    """A letter to whoever ordered, in the language they ordered in. It can show the private link of now and no later one."""
    told = {**values, "order_id": order.id, notices.LINK: order.link_hash}
    notices.write(kind, to=order.email, language=order.language, once=once, values=told)


def to_family(kind: str, family_id: int, *, once: str, values: Mapping[str, object]) -> None:
    """A letter to everybody who works at a family's desk."""
    for user_id in families.member_ids(family_id):
        user = db.session.get_one(accounts.User, user_id)
        notices.write(kind, to=user.email, language=user.language, once=once, values=dict(values))
