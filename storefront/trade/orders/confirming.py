"""What follows from paying or not paying: an order is confirmed, or its goods are set free again."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

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
    if not decide(order, confirmed_at=clock.now()):
        return
    paid = payments.find_for("order", order.id)
    for parcel in parcels_of(order):
        if paid:
            book_sale(parcel, order, received_in=ledger.clearing(paid.gateway))
        else:
            payments.open_payment(
                purpose="parcel", subject_id=parcel.id, gateway=order.method, amount_minor=parcel.total_minor
            )
    tell(OrderConfirmed(order.id))


def decide(order: Order, **how: datetime) -> bool:
    """Writes down how the wait for an order's payment ended, by a guarded statement; False when it had ended before, or
    ends at this very moment by somebody else."""
    waiting = (Order.id == order.id, Order.confirmed_at.is_(None), Order.abandoned_at.is_(None))
    ended = db.session.execute(
        update(Order).where(*waiting).values(how).returning(Order.id).execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(order, ["confirmed_at", "abandoned_at"])
    return ended is not None


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
    """The card payment never came: nothing is owed and the goods are free again, once."""
    now = clock.now()
    if not decide(order, abandoned_at=now):
        return
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


def release_overdue(*, wanted: Iterable[int] = ()) -> None:
    """Ends card payments whose time has passed, so that what they hold can be sold: before a basket is read for an
    order. The variants it will take are `wanted`: their rows and those of what comes back are locked together, in key
    order, so that this order and another never wait for each other."""
    late = payments.overdue()
    if not late:
        return
    held = select(OrderLine.variant_id).join(Parcel, Parcel.id == OrderLine.parcel_id)
    ours = [payment.subject_id for payment in late if payment.purpose == "order"]
    stock.lock([*wanted, *db.session.scalars(held.where(Parcel.order_id.in_(ours), OrderLine.is_counted))])
    for payment in late:
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
