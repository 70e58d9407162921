"""What follows from paying or not paying: an order is confirmed, or its goods are set free again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import select, update

from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.trade.delivery import COURIER, arrival
from storefront.trade.orders.facts import OrderAbandoned, OrderConfirmed
from storefront.trade.orders.models import Order, OrderLine, Parcel, ParcelStep
from storefront.trade.orders.policy import ACCEPT_HOURS
from storefront.treasury import ledger, payments

UNPAID = "unpaid"  # why parcels were called off


def confirm(order: Order) -> None:
    """Paid, or promised in cash: the families may begin. Opens what is to be paid at each door; booked once."""
    if not decide(order, confirmed_at=clock.now()):
        return
    ahead = payments.find_for("order", order.id)
    money = name_of_money(ahead) if ahead else ""
    parcels = parcels_of(order)
    if ahead:
        _count_from_now(order, parcels)
    for parcel in parcels:
        if ahead:
            book_sale(parcel, order, received_in=ledger.clearing(ahead.gateway), provider_ref=money)
        elif parcel.total_minor:
            payments.open_payment(
                purpose="parcel", subject_id=parcel.id, method=order.method, amount_minor=parcel.total_minor
            )
        else:  # nobody will be asked for anything: a coupon pays for all there is
            book_sale(parcel, order, received_in=ledger.COUPONS)
    tell(OrderConfirmed(order.id))


def _count_from_now(order: Order, parcels: Sequence[Parcel]) -> None:
    """What was paid ahead is for its families to make and answer from the moment the money is there: a transfer takes days,
    and theirs do not run out meanwhile. What is made is booked on days that are free now, or stays on those it has."""
    ready: Mapping[int, date] = {}
    if _waited(parcels[0].state_at):
        with suppress(making.NoDayIsFree), db.session.begin_nested():
            making.give_back(f"order:{order.id}")
            ready = making.take_again(f"order:{order.id}")
    for parcel in parcels:
        begin(parcel, parcel.state_at, ready)


def begin(parcel: Parcel, since: datetime, ready: Mapping[int, date]) -> None:
    """The days of a parcel count from now, and from the day on which what was booked for it is ready."""
    days = [ready[one] for one in booked(parcel.id) if one in ready]
    arrivals = [arrival(parcel.way, day, asked_on=clock.today()) for day in days]
    parcel.promised_on = max(parcel.promised_on + _waited(since), *arrivals, date.min)
    parcel.accept_by = clock.now() + timedelta(hours=ACCEPT_HOURS)


def _waited(since: datetime) -> timedelta:
    """Whole days in Riyadh."""
    return clock.today() - clock.riyadh(since).date()


def name_of_money(payment: payments.Payment) -> str:
    """What the provider calls the money that paid a payment; empty when no attempt brought it."""
    attempt_id = payments.settling_attempt(payment.id)
    return (payments.attempts.read(attempt_id).payment_ref or "") if attempt_id else ""


def decide(order: Order, **how: datetime) -> bool:
    """Writes down how the wait for an order's payment ended, by a guarded statement; False when it had ended before."""
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
        parcel.sold_minor,
        parcel.delivery_minor,
        parcel.commission_minor,
        by_courier=parcel.way == COURIER,
        commission_vat_minor=parcel.commission_vat_minor,
        coupon_minor=parcel.funded_minor,
        off_minor=parcel.discount_minor - parcel.funded_minor,
    )


def parcel_paid(parcel: Parcel, *, but: ledger.Share) -> None:
    """The cash for a parcel was taken at the door, by the courier or its family; for all of it `but` what was not taken."""
    order = db.session.get_one(Order, parcel.order_id)
    received_in = ledger.COURIER_CASH if parcel.way == COURIER else ledger.FAMILY
    book_sale(parcel, order, received_in=received_in, but=but)


def is_paid(parcel: Parcel, payment: payments.Payment | None) -> bool:
    """Whether the money of a confirmed parcel is there: its payment came, or a coupon left nothing to be paid."""
    return payment.state == "settled" if payment else parcel.total_minor == 0


def book_sale(
    parcel: Parcel, order: Order, *, received_in: str, provider_ref: str = "", but: ledger.Share | None = None
) -> None:
    """Books the money of a parcel, `but` a part of it that was not sold, with what explains it to the family for ever."""
    whole = share_of(parcel)
    share = whole.less(but) if but else whole
    rates = select(OrderLine.commission_basis_points).where(OrderLine.parcel_id == parcel.id).distinct()
    told = {
        **named(parcel, order),
        "items": share.items_minor,
        "coupon": share.coupon_minor,
        "delivery": share.delivery_minor,
        "by_courier": parcel.way == COURIER,
        "commission": share.commission_minor,
        "commission_vat": share.commission_vat_minor,
        "discount": share.off_minor,
        "rates": sorted(db.session.scalars(rates)),
        "in_hand": received_in == ledger.FAMILY,
    }
    ledger.record_sale(f"parcel:{parcel.id}", share, received_in=received_in, told=told, provider_ref=provider_ref)


def named(parcel: Parcel, order: Order) -> dict[str, str]:
    """What a booking calls a parcel, so that it can be read without asking for it."""
    return {"parcel": parcel.reference, "order": order.reference}


def abandon(order: Order) -> None:
    """The payment never came: nothing is owed and the goods are free again, once."""
    now = clock.now()
    if not decide(order, abandoned_at=now):
        return
    parcels = parcels_of(order)
    for parcel in parcels:
        step = ParcelStep(parcel_id=parcel.id, before=parcel.state, after="cancelled", at=now, reason=UNPAID)
        db.session.add(step)
        parcel.state, parcel.state_at = "cancelled", now
    pieces = sum((counted(parcel.id) for parcel in parcels), Counter[int]())
    stock.put_back(pieces, reason="release", subject=f"order:{order.id}")
    making.give_back(f"order:{order.id}")
    tell(OrderAbandoned(order.id))


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


def booked(parcel_id: int) -> Sequence[int]:
    """The products of a parcel that were booked within their family's daily capacity."""
    lines = select(OrderLine.product_id).where(OrderLine.parcel_id == parcel_id, OrderLine.is_booked)
    return db.session.scalars(lines).all()
