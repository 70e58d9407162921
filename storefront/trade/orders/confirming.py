"""What follows from paying or not paying: an order is confirmed, or its goods are set free again."""

from collections import Counter

from sqlalchemy import select

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow
from storefront.trade.delivery import COURIER
from storefront.trade.orders.facts import OrderAbandoned, OrderConfirmed
from storefront.trade.orders.models import Order, OrderLine, Parcel, ParcelStep
from storefront.treasury import ledger, payments


def confirm(order: Order) -> None:
    """Paid, or promised in cash: the families may begin. Opens what is to be paid at each door; booked once."""
    if order.confirmed_at is not None:
        return
    order.confirmed_at = clock.now()
    paid = payments.find_for("order", order.id)
    for parcel in parcels_of(order):
        if paid:
            book_sale(parcel, order, received_in=ledger.clearing(paid.gateway))
        else:
            payments.open_payment(
                purpose="parcel", subject_id=parcel.id, gateway=order.method, amount_minor=parcel.total_minor
            )
    tell(OrderConfirmed(order.id))


def share_of(parcel: Parcel) -> ledger.Share:
    """A parcel's money as the ledger wants to know it."""
    return ledger.Share(
        parcel.family_id,
        parcel.items_minor,
        parcel.delivery_minor,
        parcel.commission_minor,
        by_courier=parcel.way == COURIER,
        commission_vat_minor=parcel.commission_vat_minor,
    )


def parcel_paid(parcel: Parcel) -> None:
    """The cash for a parcel was taken at the door: by the courier, or by the family itself."""
    order = db.session.get_one(Order, parcel.order_id)
    book_sale(parcel, order, received_in=ledger.COURIER_CASH if parcel.way == COURIER else ledger.FAMILY)


def book_sale(parcel: Parcel, order: Order, *, received_in: str) -> None:
    """Books the money of a parcel, with what explains it to the family for ever."""
    rates = select(OrderLine.commission_basis_points).where(OrderLine.parcel_id == parcel.id).distinct()
    told = {
        **named(parcel, order),
        "items": parcel.items_minor,
        "delivery": parcel.delivery_minor,
        "by_courier": parcel.way == COURIER,
        "commission": parcel.commission_minor,
        "rates": sorted(db.session.scalars(rates)),
        "in_hand": received_in == ledger.FAMILY,
    }
    ledger.record_sale(f"parcel:{parcel.id}", share_of(parcel), received_in=received_in, told=told)


def named(parcel: Parcel, order: Order) -> dict[str, str]:
    """What a booking calls a parcel, so that it can be read without asking for it."""
    return {"parcel": parcel.reference, "order": order.reference}


def abandon(order: Order) -> None:
    """The card payment never came: nothing is owed and the goods are free again."""
    if order.confirmed_at is not None or order.abandoned_at is not None:
        return
    now = clock.now()
    order.abandoned_at = now
    pieces: Counter[int] = Counter()
    for parcel in parcels_of(order):
        db.session.add(ParcelStep(parcel_id=parcel.id, before=parcel.state, after="cancelled", at=now, reason="unpaid"))
        parcel.state, parcel.state_at = "cancelled", now
        pieces.update(counted(parcel.id))
    stock.put_back(pieces, reason="release", subject=f"order:{order.id}")
    tell(OrderAbandoned(order.id))


def give_up(order: Order) -> None:
    """The shopper does not want to pay after all: the goods are free again. Raises NotNow once it is paid."""
    payment = payments.find_for("order", order.id)
    if payment is None or order.confirmed_at is not None:
        raise NotNow()
    payments.cancel(payment)
    if payment.state == "settled":
        raise NotNow()
    abandon(order)


def release_overdue() -> None:
    """Ends card payments whose time has passed, so that what they hold can be sold: before a basket is read for an
    order, and by the worker."""
    for payment in payments.overdue():
        payments.expire(payment)
        if payment.purpose == "order" and payment.state == "expired":
            abandon(db.session.get_one(Order, payment.subject_id))


def parcels_of(order: Order) -> list[Parcel]:
    """The parcels of an order, in their order."""
    return list(db.session.scalars(select(Parcel).where(Parcel.order_id == order.id).order_by(Parcel.id)))


def counted(parcel_id: int) -> Counter[int]:
    """The pieces of a parcel that were taken from stock, by variant."""
    lines = db.session.scalars(select(OrderLine).where(OrderLine.parcel_id == parcel_id, OrderLine.is_counted))
    pieces: Counter[int] = Counter()
    for line in lines:
        pieces[line.variant_id] += line.quantity
    return pieces
