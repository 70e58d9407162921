"""Letters follow a corrected address: what was agreed is told there once more, and what waits to be sent goes nowhere else, or
nowhere at all."""

from storefront.community import accounts, notices
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.reactions import letters
from storefront.trade import claims, corrections, delivery, handbacks, orders, returns
from storefront.treasury import bank, gateways, payments

# what an order was agreed by, of which a new address gets the newest
AGREED = ("order-confirmed", "transfer-due", "transfer-short")


def order_corrected(fact: corrections.OrderCorrected) -> None:
    """A new e-mail address gets what the one before had, and with it the private link; a family that has accepted learns
    that it reaches the shopper, or drives, elsewhere."""
    order = orders.get(fact.order_id)
    if "email" in fact.changed:
        notices.readdress("order_id", order.id, to=letters.address_of(order), link=order.link_hash, but=AGREED)
        agreed_again(order)
    for parcel in order.parcels:
        matters = {"mobile"} if parcel.way == delivery.COLLECT else {"mobile", "receiver", "address"}
        if parcel.state == "accepted" and matters & set(fact.changed):
            once = f"parcel:{parcel.id}:corrected:{clock.now().isoformat()}"
            letters.to_family("parcel-corrected", parcel.family_id, once=once, values={"parcel_id": parcel.id})


def order_disowned(fact: claims.OrderDisowned) -> None:
    """What waits to be sent of an order that is not its reader's is sent to nobody."""
    order = orders.get(fact.order_id)
    notices.readdress("order_id", order.id, to="", link=order.link_hash)


def agreed_again(order: orders.Order) -> None:
    """What was agreed, once more to another address: the confirmation, or as long as a transfer is awaited where it goes
    and how much is still to come. Each correction is an occasion of its own, back to an address of before too."""
    once = f"order:{order.id}:corrected:{clock.now().isoformat()}"
    payment = payments.find_for("order", order.id)
    if order.confirmed_at:
        letters.to_shopper("order-confirmed", order, once=once, values={})
    elif payment and payment.state == "open" and gateways.account_of(payment.gateway):
        arrived = bank.arrived_for(payment.id)
        missing = {"missing_minor": payment.amount_minor - arrived} if arrived else {}
        letters.to_shopper("transfer-short" if arrived else "transfer-due", order, once=once, values=missing)


def email_changed(fact: accounts.facts.EmailChanged) -> None:
    """What is still open of a member's orders is told to their new address from now on, whatever waits to be sent too."""
    user = db.session.get_one(accounts.User, fact.user_id)
    also = {*returns.orders_waiting(user.id), *handbacks.orders_waiting(user.id)}
    for order in corrections.follow(user.id, fact.email, user.email, also=also):
        notices.readdress("order_id", order.id, to=letters.address_of(order), link=order.link_hash)
