"""What a family with a full desk has beside its orders: links, coupons, questions, capacities, cities, points, documents."""

import random
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storefront.community import permits, regions
from storefront.community.families import Family
from storefront.demo.bulk import next_id, write
from storefront.goods import catalogue, making, sharing
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import coupons, delivery, questions

LINKS, COUPONS, CITIES, POINTS, CAPACITIES, DAYS, IN_ONE = 80, 40, 12, 4, 4, 60, 40
DAY = timedelta(days=1)


def furnish(family: Family, user_id: int, dice: random.Random) -> None:
    """All of it, in the unit of work of whoever calls."""
    goods = list(db.session.scalars(select(catalogue.Product.id).where(catalogue.Product.family_id == family.id)))
    pass_on(family.id, goods, dice)
    ask(family.id, user_id, goods)
    write(coupons.Coupon, [coupon_row(family.id, number) for number in range(COUPONS)])
    limit(family.id, goods)
    cities = [city.id for city in regions.cities()[:CITIES]]
    write(delivery.DeliveryZone, [zone_row(family.id, city_id) for city_id in cities])
    write(delivery.CollectionPoint, [point_row(family, number) for number in range(POINTS)])
    write(permits.FamilyDocument, [document_row(family.id, kind) for kind in permits.kinds()])


def pass_on(family_id: int, goods: list[int], dice: random.Random) -> None:
    """A link that stands for each product and for the shop, and some it made itself."""
    stand = [(f"G{number:07d}", sharing.PRODUCT, number, f"product:{number}", "") for number in goods]
    own = [(f"L{family_id:03d}{at:04d}", sharing.SHOP, None, None, f"قريب {at}") for at in range(LINKS)]
    write(
        sharing.ShareLink,
        [
            {
                "code": code,
                "family_id": family_id,
                "kind": kind,
                "product_id": product_id,
                "name": name,
                "stands_for": stands_for,
                "created_at": clock.now() - dice.randrange(400) * DAY,
                "opened": dice.randrange(90),
                "ordered": dice.randrange(9),
            }
            for code, kind, product_id, stands_for, name in (
                *stand,
                (f"S{family_id:07d}", sharing.SHOP, None, f"shop:{family_id}", ""),
                *own,
            )
        ],
    )


def ask(family_id: int, user_id: int, goods: list[int]) -> None:
    """A question about every fifth product, every fourth of them still without an answer."""
    rows = [
        {
            "product_id": product_id,
            "family_id": family_id,
            "user_id": user_id,
            "author": "سارة",
            "words": "هل يصلح هدية؟",
            "language": "ar",
            "asked_at": clock.now() - DAY,
            "state": "answered" if at % 4 else "asked",
            "hidden_reason": "",
            "answer": "نعم." if at % 4 else "",
            "answered_at": clock.now() if at % 4 else None,
        }
        for at, product_id in enumerate(goods[::5])
    ]
    write(questions.Question, rows)


def limit(family_id: int, goods: list[int]) -> None:
    """Some daily capacities, each shared by some of the goods, with their next days partly booked."""
    first, now, today = next_id(making.Capacity), clock.now(), clock.today()
    numbers = range(first, first + CAPACITIES)
    told = {"family_id": family_id, "pieces": 20, "days_off": 0, "made_at": now}
    write(making.Capacity, [{**told, "id": number, "name": f"قدرة {number}"} for number in numbers])
    shared = [(goods[at::CAPACITIES][:IN_ONE], number) for at, number in enumerate(numbers)]
    write(
        making.CapacityProduct,
        [{"product_id": product_id, "capacity_id": number} for part, number in shared for product_id in part],
    )
    days = [(number, today + at * DAY) for number in numbers for at in range(DAYS)]
    write(making.CapacityDay, [{"capacity_id": one, "day": day, "booked": 7, "most": 20} for one, day in days])


def coupon_row(family_id: int, number: int) -> dict[str, Any]:
    code = f"BUSY{family_id}X{number}"
    terms = {"basis_points": 1_000, "minimum_minor": 0, "first_order_only": False, "used": number % 7}
    days = {"from_day": clock.today() - 90 * DAY, "to_day": clock.today() + (number - 20) * DAY}
    return {
        "code": code,
        "shown": code,
        "family_id": family_id,
        **terms,
        **days,
        "made_at": clock.now(),
        "stop_reason": "",
    }


def zone_row(family_id: int, city_id: int) -> dict[str, Any]:
    return {"family_id": family_id, "city_id": city_id, "fee_minor": 1_500, "least_minor": 0}


def point_row(family: Family, number: int) -> dict[str, Any]:
    where = {"name_ar": f"منفذ {number}", "name_en": f"Outlet {number}", "place": "السوق", "city_id": family.city_id}
    hours = {"days": 31, "opens": 960, "closes": 1_260}
    return {"family_id": family.id, "kind": "outlet", **where, **hours, "made_at": clock.now()}


def document_row(family_id: int, kind: permits.DocumentKind) -> dict[str, Any]:
    today = clock.today()
    return {
        "family_id": family_id,
        "kind_id": kind.id,
        "number": "123456",
        "issuer": "الأمانة",
        "issued_on": today - 30 * DAY,
        "expires_on": today + 300 * DAY if kind.ends else None,
        "photo_key": "",
        "photo_width": 0,
        "photo_height": 0,
        "state": "confirmed",
        "words": "",
        "sent_at": clock.now() - 20 * DAY,
        "decided_at": clock.now() - 19 * DAY,
    }
