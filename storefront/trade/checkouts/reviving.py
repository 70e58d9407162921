"""An order that was given up is paid after all: its goods are taken once more, or nothing is."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from storefront.community.families import Family
from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import orders
from storefront.trade.orders import Order, Parcel, ParcelStep

PAID_LATE = "paid late"  # why parcels came back


def revive(order: Order) -> bool:
    """An abandoned order was paid after all: its goods are taken once more, at the prices it was placed at, and made on days
    that are free now. False when not all of them can be had any more, a family has closed meanwhile, or nobody is known any
    more to whom they would go; then nothing is taken."""
    parcels = orders.confirming.parcels_of(order)
    sellers = {parcel.family_id for parcel in parcels}
    open_shops = select(func.count(Family.id)).where(Family.id.in_(sellers), Family.status == "active")
    if order.abandoned_at is None or order.is_forgotten or db.session.scalar(open_shops) != len(sellers):
        return False
    pieces = sum((orders.confirming.counted(parcel.id) for parcel in parcels), Counter[int]())
    try:
        with db.session.begin_nested():
            stock.take(pieces, subject=f"order:{order.id}")
            ready = making.take_again(f"order:{order.id}")
    except (stock.StockRanOut, making.NoDayIsFree):
        return False
    order.abandoned_at = None
    for parcel in parcels:
        _place_again(parcel, order, ready)
    db.session.flush()
    return True


def _place_again(parcel: Parcel, order: Order, ready: Mapping[int, date]) -> None:
    """The parcel begins once more."""
    now = clock.now()
    step = ParcelStep(parcel_id=parcel.id, before=parcel.state, after="placed", at=now, reason=PAID_LATE)
    db.session.add(step)
    parcel.state, parcel.state_at = "placed", now
    orders.confirming.begin(parcel, order.placed_at, ready)
