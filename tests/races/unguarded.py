"""The market with its guards taken out, so that the tests of this folder can be seen to fail. Never served to anybody.

Pieces, days and uses of coupons are read and written back, as shops do that trust their readers to come one at a time. A
checkout key finds nothing and keeps nobody out; baskets and shops are not waited for; on SQLite every statement is on its own.
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import g
from sqlalchemy import select, update

from storefront import create_app
from storefront.goods import stock
from storefront.goods.catalogue import Variant
from storefront.goods.making import Calendar, Capacity, CapacityDay, booking, queries
from storefront.goods.stock import StockItem, commands
from storefront.kernel import database
from storefront.kernel.database import db
from storefront.trade import carts, coupons, orders
from storefront.trade.checkouts import placing
from storefront.trade.coupons import reading, using
from storefront.trade.orders import Order

count_free, find_cart, new_order = stock.rest_of, carts.find_cart, placing.new_order
find_as_it_is, read_days = coupons.find, queries.shared


def read(variants: Iterable[Variant]) -> stock.Rest:
    """What is free, remembered for writing it back."""
    rest = count_free(variants)
    g.seen = dict(rest.free)
    return rest


def write_back(variant: Variant, units: int, reason: str, subject: str, by: int | None = None) -> None:
    """What there was, less what is taken."""
    left = g.seen[variant.stock_id] - units
    db.session.execute(update(StockItem).where(StockItem.variant_id == variant.stock_id).values(free=left))
    commands._record(variant, -units, left, reason, subject, by)


def find_without_waiting(**whose: Any) -> carts.Cart | None:
    return find_cart(**{**whose, "to_change": False})


def find_nothing(_key: str) -> None:
    return None


def order_with_a_key_of_its_own(*basket: Any, **told: Any) -> Order:
    order = new_order(*basket, **told)
    order.checkout_key = order.link_hash = secrets.token_hex(16)  # the link follows from the key
    return order


def find_coupon(code: str) -> coupons.Coupon | None:
    """A coupon, its uses remembered for writing them back."""
    coupon = find_as_it_is(code)
    g.uses = coupon.used if coupon else 0
    return coupon


def count_one_more(coupon_id: int) -> coupons.Coupon:
    """What there was, and one more."""
    coupon = coupons.get(coupon_id)
    if coupon.most_uses is not None and g.uses >= coupon.most_uses:
        raise coupons.refusals.CouponIsUsedUp()
    coupon.used = g.uses + 1
    return coupon


def look_at_days(product_ids: Iterable[int]) -> Any:
    """The calendars of products, remembered for booking by them."""
    g.days = read_days(product_ids)
    return g.days


def days_as_they_were(_product_ids: Iterable[int]) -> Any:
    return g.days


def held_by_nobody(_capacities: Any) -> set[int]:
    """As if every capacity were held."""
    return {*db.session.scalars(select(Capacity.id))}


def book_over(capacity_id: int, calendar: Calendar, pieces: Mapping[date, int]) -> None:
    """On each day what the calendar said, and so many more."""
    for day, number in pieces.items():
        row = {"booked": calendar.booked.get(day, 0) + number, "most": calendar.pieces}
        new = database.insert_once(CapacityDay.__table__).values(capacity_id=capacity_id, day=day, **row)
        db.session.execute(new.on_conflict_do_update(index_elements=["capacity_id", "day"], set_=row))


database.begin_sqlite = lambda _connection: None
stock.rest_of, commands._take = read, write_back
booking.hold, booking._add = held_by_nobody, book_over  # type: ignore[assignment]
queries.shared, booking.shared = look_at_days, days_as_they_were
carts.find_cart = find_without_waiting
orders.find_by_checkout = find_nothing  # type: ignore[assignment]
reading.find, using.count_one = find_coupon, count_one_more
placing.new_order = order_with_a_key_of_its_own
placing.stay_open = lambda _family_ids: None
app = create_app()
