"""The orders of a family with a full desk: each of one product, in whatever became of it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from storefront.community.families import Family
from storefront.demo.bulk import next_id, write
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.money import SAR
from storefront.trade import checkouts, orders
from storefront.trade.orders import OPEN, REACHED

SPAN = timedelta(days=400)  # in which all of it was ordered
OPEN_PART = 60  # one parcel in so many is still to be done
CASH_PART = 0.1  # of the newest orders were paid in cash alone
ENDS = ("completed",) * 92 + ("declined",) * 2 + ("cancelled",) * 3 + ("refused", "returned", "returned")
WAYS = (("collect", "cash"), ("own", "cash"), ("courier", "card"), ("courier", "card"), ("collect", "card"))
COMMISSION = 800  # basis points
CHANNELS = checkouts.channels.CHANNELS
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sold:
    """One order of one product: its number, which is that of its parcel and its line too, and what became of it."""

    number: int
    product_id: int
    variant_id: int
    names: tuple[str, str]
    unit_minor: int
    quantity: int
    stock_id: int  # the variant whose stock it was taken from
    units: int  # pieces of it, or grams
    delivery_minor: int
    state: str
    way: str
    method: str
    placed_at: datetime

    @property
    def items_minor(self) -> int:
        return self.unit_minor * self.quantity

    @property
    def total_minor(self) -> int:
        """What its shopper pays."""
        return self.items_minor + self.delivery_minor

    @property
    def commission_minor(self) -> int:
        return self.items_minor * COMMISSION // 10_000

    @property
    def reference(self) -> str:
        """Of its order; its parcel's begins with another letter."""
        return f"B{self.number:07d}"

    @property
    def parcel(self) -> str:
        return f"P{self.number:07d}"

    @property
    def reached_at(self) -> datetime | None:
        """When its shopper had it, if they ever did."""
        return self.placed_at + 2 * DAY if self.state in (*REACHED, "returned") else None


def orders_of(family: Family, number: int, dice: random.Random) -> Iterator[Sold]:
    """So many orders, the oldest first; the newest are still open, and were paid in cash."""
    statement = select(catalogue.Variant, catalogue.Product).join(
        catalogue.Product, catalogue.Product.id == catalogue.Variant.product_id
    )
    goods = db.session.execute(statement.where(catalogue.Product.family_id == family.id)).all()
    first, now = max(next_id(orders.Order), next_id(orders.Parcel), next_id(orders.OrderLine)), clock.now()
    still_open = max(len(OPEN), number // OPEN_PART)
    for at in range(number):
        variant, product = dice.choice(goods)
        way, method = dice.choice(WAYS)
        if at > number * (1 - CASH_PART):
            way, method = "collect", "cash"
        state = OPEN[at % len(OPEN)] if number - at <= still_open else dice.choice(ENDS)
        way = "courier" if state == "sent" else way  # nothing else is with a courier
        quantity = dice.choice((1, 1, 2, 3))
        yield Sold(
            number=first + at,
            product_id=product.id,
            variant_id=variant.id,
            names=(product.name_ar, product.name_en),
            unit_minor=variant.price_minor,
            quantity=quantity,
            stock_id=variant.stock_id,
            units=variant.units * quantity,
            delivery_minor=0 if way == "collect" else 1_500,
            state=state,
            way=way,
            method=method,
            placed_at=now - SPAN * (number - at) / number - timedelta(minutes=dice.randrange(60)),
        )


def write_orders(family: Family, sold: Sequence[Sold], *, city_id: int) -> None:
    """Orders with a parcel and a line each."""
    write(orders.Order, [order_row(one, city_id) for one in sold])
    write(orders.Parcel, [parcel_row(one, family.id) for one in sold])
    write(orders.OrderLine, [line_row(one) for one in sold])


def order_row(sold: Sold, city_id: int) -> dict[str, object]:
    return {
        "id": sold.number,
        "reference": sold.reference,
        "link_hash": f"{sold.number:064d}",
        "checkout_key": f"{sold.number:064d}",
        "contact_name": f"سارة {sold.number % 997}",
        "mobile": f"+9665{sold.number % 100_000_000:08d}",
        "email": "",
        "language": "ar",
        "city_id": city_id,
        "district": "حي",
        "street": "",
        "method": sold.method,
        "items_minor": sold.items_minor,
        "delivery_minor": sold.delivery_minor,
        "discount_minor": 0,
        "total_minor": sold.total_minor,
        "currency": SAR,
        "placed_at": sold.placed_at,
        "confirmed_at": sold.placed_at,
    }


def parcel_row(sold: Sold, family_id: int) -> dict[str, object]:
    return {
        "id": sold.number,
        "order_id": sold.number,
        "family_id": family_id,
        "reference": sold.parcel,
        "state": sold.state,
        "way": sold.way,
        "channel": CHANNELS[sold.number % len(CHANNELS)],
        "is_first": sold.number % 3 == 0,
        "note": "",
        "items_minor": sold.items_minor,
        "delivery_minor": sold.delivery_minor,
        "discount_minor": 0,
        "discount_by": "",
        "total_minor": sold.total_minor,
        "commission_minor": sold.commission_minor,
        "commission_vat_minor": 0,
        "vat_minor": 0,
        "promised_on": (sold.placed_at + 3 * DAY).date(),
        "accept_by": sold.placed_at + DAY,
        "handover_code": f"{sold.number % 1_000_000:06d}",
        "decline_reason": "",
        "state_at": sold.reached_at or sold.placed_at,
        "handed_over_at": sold.reached_at,
    }


def line_row(sold: Sold) -> dict[str, object]:
    return {
        "id": sold.number,
        "parcel_id": sold.number,
        "product_id": sold.product_id,
        "variant_id": sold.variant_id,
        "name_ar": sold.names[0],
        "name_en": sold.names[1],
        "choice_ar": "",
        "choice_en": "",
        "personal_text": "",
        "return_class": "R",
        "is_counted": False,
        "is_booked": False,
        "unit_minor": sold.unit_minor,
        "quantity": sold.quantity,
        "total_minor": sold.items_minor,
        "discount_minor": 0,
        "commission_basis_points": COMMISSION,
        "commission_minor": sold.commission_minor,
        "commission_vat_minor": 0,
    }
