"""Reading capacities: on which day goods can be ready, what a family has set up, what is booked."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select

from storefront.community import holidays
from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.goods.making.days import Calendar, Want, from_mask, plan
from storefront.goods.making.models import Capacity, CapacityBooking, CapacityDay, CapacityProduct
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

_capacity, _day, _family = Capacity.__table__.c, CapacityDay.__table__.c, Family.__table__.c
_sharing = CapacityProduct.__table__.c
_away = (_family.closed_from, _family.closed_until, _family.later_holidays)
_columns = (_capacity.id, _capacity.pieces, _capacity.days_off, _day.day, _day.booked, *_away)
_to_come = and_(_day.capacity_id == _capacity.id, _day.day >= bindparam("today"))
_of_products: Select[Any] = (
    select(_sharing.product_id, *_columns)
    .select_from(CapacityProduct.__table__)
    .join(Capacity.__table__, _capacity.id == _sharing.capacity_id)
    .join(Family.__table__, _family.id == _capacity.family_id)
    .outerjoin(CapacityDay.__table__, _to_come)
    .where(_sharing.product_id.in_(bindparam("products", expanding=True)), _capacity.dropped_at.is_(None))
)
_of_capacities: Select[Any] = (
    select(*_columns)
    .select_from(Capacity.__table__)
    .join(Family.__table__, _family.id == _capacity.family_id)
    .outerjoin(CapacityDay.__table__, _to_come)
    .where(_capacity.id.in_(bindparam("capacities", expanding=True)))
)


def shared(product_ids: Iterable[int]) -> tuple[dict[int, int], dict[int, Calendar]]:
    """By product that is made within a capacity, its id; and the calendars of these capacities from today on. One query."""
    asked = {"products": sorted(set(product_ids)), "today": clock.today()}
    rows = db.session.execute(_of_products, asked).all() if asked["products"] else []
    return {row.product_id: row.id for row in rows}, _calendars(rows)


def calendars(capacity_ids: Iterable[int]) -> dict[int, Calendar]:
    """The calendars of capacities from today on, by id, also of those that were dropped. One query."""
    asked = {"capacities": sorted(set(capacity_ids)), "today": clock.today()}
    return _calendars(db.session.execute(_of_capacities, asked).all() if asked["capacities"] else [])


def _calendars(rows: Sequence[Any]) -> dict[int, Calendar]:
    booked: dict[int, dict[Any, int]] = {row.id: {} for row in rows}
    for row in rows:
        if row.day is not None:
            booked[row.id][row.day] = row.booked
    return {row.id: Calendar(row.pieces, from_mask(row.days_off), booked[row.id], holidays.of(row)) for row in rows}


def outlook(wants: Sequence[Want]) -> dict[int, Any]:
    """The day on which each product would be ready, all of them wanted together; None when no day is free within a year.
    Products without a capacity are ready at their earliest. One query however many there are."""
    capacity_of, found = shared(want.product_id for want in wants)
    ready: dict[int, Any] = {want.product_id: want.earliest for want in wants}
    for capacity_id, calendar in found.items():
        mine = [want for want in wants if capacity_of.get(want.product_id) == capacity_id]
        planned = plan(mine, calendar, clock.today())
        ready |= {
            want.product_id: planned[want.product_id][-1].day if want.product_id in planned else None for want in mine
        }
    return ready


def of_family(family_id: int, capacity_id: int) -> Capacity:
    """A capacity of this family that was not dropped; raises NotFound for any other."""
    mine = (Capacity.id == capacity_id, Capacity.family_id == family_id, Capacity.dropped_at.is_(None))
    found = db.session.scalar(select(Capacity).where(*mine))
    if found is None:
        raise NotFound()
    return found


def all_of_family(family_id: int) -> Sequence[Capacity]:
    """Everything a family has set up, the oldest first."""
    mine = (Capacity.family_id == family_id, Capacity.dropped_at.is_(None))
    return db.session.scalars(select(Capacity).where(*mine).order_by(Capacity.id)).all()


def days_of(family_id: int, subjects: Iterable[str]) -> dict[tuple[str, int], date]:
    """By subject and product, the day on which the last piece is ready that is booked for it within a family's capacities. One
    query, none where nothing is asked."""
    named = sorted(set(subjects))
    if not named:
        return {}
    own = select(Capacity.id).where(Capacity.family_id == family_id)
    last = func.max(CapacityBooking.day)
    statement = (
        select(CapacityBooking.subject, CapacityBooking.product_id, last)
        .where(CapacityBooking.subject.in_(named), CapacityBooking.given_back_at.is_(None))
        .where(CapacityBooking.capacity_id.in_(own))
        .group_by(CapacityBooking.subject, CapacityBooking.product_id)
    )
    return {(subject, product_id): day for subject, product_id, day in db.session.execute(statement)}


def find_for(product_id: int) -> Capacity | None:
    """The capacity a product is made within; None for one that is made without a limit."""
    sharing = select(CapacityProduct.capacity_id).where(CapacityProduct.product_id == product_id)
    return db.session.scalar(select(Capacity).where(Capacity.id.in_(sharing)))


def products_of(family_id: int) -> Sequence[tuple[Product, int | None]]:
    """What a family makes to order, each with the capacity it is made within, by name."""
    statement = (
        select(Product, CapacityProduct.capacity_id)
        .outerjoin(CapacityProduct, CapacityProduct.product_id == Product.id)
        .where(Product.family_id == family_id, Product.stock_mode == "made_to_order")
        .order_by(Product.name_ar, Product.id)
    )
    return [(product, capacity_id) for product, capacity_id in db.session.execute(statement)]
