"""A family's board: its confirmed parcels by state, what is due first at the top, found again by a reference or a name."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.trade.orders.models import Order, OrderLine, Parcel
from storefront.trade.orders.policy import KNOWS_SHOPPER
from storefront.trade.orders.states import OPEN

LINES = selectinload(Parcel.lines).joinedload(OrderLine.photo)
LEAST_CODE = 3  # signs of a reference that say something


def board(
    family_id: int,
    states: Collection[str] = OPEN,
    *,
    number: int = 1,
    late: bool = False,
    words: str = "",
    total: int | None = None,
) -> Page[Parcel]:
    """A page of a family's confirmed parcels in these states: what is due first comes first, what is done last. Only the
    `late` ones, or those found by `words`, when asked; `total` is how many there are, when the caller knows it."""
    wanted: list[ColumnElement[bool]] = [Parcel.state.in_(states)]
    if late:
        wanted.append(Parcel.promised_on < clock.today())
    if words:
        wanted.append(_named(words))
    mine = _confirmed(family_id).where(*wanted)
    if total is None:
        total = db.session.scalar(mine.with_only_columns(func.count(Parcel.id))) or 0
    order = due_first(clock.today()) if set(states) & set(OPEN) else (Parcel.state_at.desc(), Parcel.id)
    whole = mine.options(joinedload(Parcel.order).joinedload(Order.city), joinedload(Parcel.point), LINES)
    statement = whole.order_by(*order).limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))
    return Page(db.session.scalars(statement).all(), number, total)


def _confirmed(family_id: int) -> Any:
    mine = (Parcel.family_id == family_id, Order.confirmed_at.is_not(None))
    return select(Parcel).join(Order, Order.id == Parcel.order_id).where(*mine)


def _named(words: str) -> ColumnElement[bool]:
    """By the beginning of a reference; by a part of the name of who bought or receives it, while the family may know."""
    code = "".join(words.split()).replace("-", "").upper()
    named = (one.icontains(words.strip(), autoescape=True) for one in (Order.contact_name, Order.receiver_name))
    known = and_(Parcel.state.in_(KNOWS_SHOPPER), or_(*named))
    if len(code) < LEAST_CODE:
        return known
    return or_(
        Parcel.reference.startswith(code, autoescape=True), Order.reference.startswith(code, autoescape=True), known
    )


def due_first(today: date) -> tuple[Any, ...]:
    """Late ones, then new ones by the hour in which they must be answered, then by the promised day; the latest done."""
    is_open, is_new = Parcel.state.in_(OPEN), Parcel.state == "placed"
    return (
        case((and_(is_open, Parcel.promised_on < today), 0), (is_new, 1), (is_open, 2), else_=3),
        case((is_new, Parcel.accept_by)),
        case((is_open, Parcel.promised_on)),
        Parcel.state_at.desc(),
        Parcel.id,
    )


def counts(family_id: int) -> tuple[Mapping[str, int], int]:
    """How many confirmed parcels a family has in each state, and how many of them are late. One query."""
    is_late = case((and_(Parcel.state.in_(OPEN), Parcel.promised_on < clock.today()), 1), else_=0)
    statement = (
        select(Parcel.state, func.count(Parcel.id), func.sum(is_late))
        .join(Order, Order.id == Parcel.order_id)
        .where(Parcel.family_id == family_id, Order.confirmed_at.is_not(None))
        .group_by(Parcel.state)
    )
    states, late = Counter[str](), 0
    for state, number, behind in db.session.execute(statement):
        states[state], late = number, late + int(behind)
    return states, late


def promised_within(family_id: int, first: date, last: date) -> int:
    """How many of a family's parcels are promised for days from `first` to `last` and not handed over yet."""
    there = (Parcel.family_id == family_id, Parcel.state.in_(OPEN), Parcel.promised_on.between(first, last))
    return db.session.scalar(select(func.count(Parcel.id)).where(*there)) or 0
