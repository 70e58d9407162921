"""Reading orders: by their private link, a member's own, one of a family's. A family's board is in boards.py."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.trade.orders.contacts import link_hash
from storefront.trade.orders.models import Order, OrderLine, Parcel

WHOLE = (
    joinedload(Order.city),
    selectinload(Order.parcels).joinedload(Parcel.family).joinedload(Family.city),
    selectinload(Order.parcels).selectinload(Parcel.lines),
    selectinload(Order.parcels).selectinload(Parcel.steps),
)


def of_link(reference: str, token: str) -> Order:
    """The order a private link opens, whole; raises NotFound unless both parts are right."""
    return _one(Order.reference == reference, Order.link_hash == link_hash(token))


def of_shopper(reference: str, user_id: int) -> Order:
    """A member's own order, whole; raises NotFound for anybody else's."""
    return _one(Order.reference == reference, Order.user_id == user_id)


def _one(*where: ColumnElement[bool]) -> Order:
    found: Order | None = db.session.scalar(select(Order).where(*where).options(*WHOLE))
    if found is None:
        raise NotFound()
    return found


def find_by_checkout(key: str) -> Order | None:
    """The order that came of a checkout, if it was placed already."""
    return db.session.scalar(select(Order).where(Order.checkout_key == key))


def find_by_mobile(reference: str, mobile: str) -> Order | None:
    """The order of this reference and mobile (E.164), with its parcels; for the page that shows no private facts."""
    statement = select(Order).where(Order.reference == reference, Order.mobile == mobile).options(*WHOLE)
    return db.session.scalar(statement)


def of_member(user_id: int, *, number: int = 1) -> Page[Order]:
    """A page of a member's orders, the newest first."""
    total = db.session.scalar(select(func.count(Order.id)).where(Order.user_id == user_id)) or 0
    statement = (
        select(Order)
        .where(Order.user_id == user_id)
        .options(*WHOLE)
        .order_by(Order.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def of_family(family_id: int, reference: str) -> Parcel:
    """A confirmed parcel of this family by its reference, whole; raises NotFound for another family's. One question."""
    statement = (
        select(Parcel)
        .join(Order, Order.id == Parcel.order_id)
        .where(Parcel.reference == reference, Parcel.family_id == family_id, Order.confirmed_at.is_not(None))
        .options(
            joinedload(Parcel.order).joinedload(Order.city),
            joinedload(Parcel.family).joinedload(Family.city),
            joinedload(Parcel.point),
            joinedload(Parcel.lines).options(joinedload(OrderLine.ready), joinedload(OrderLine.photo)),
            joinedload(Parcel.steps),
        )
    )
    found: Parcel | None = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotFound()
    return found


def get_parcel(parcel_id: int) -> Parcel:
    """A parcel with its order and family, for reactions; raises NotFound."""
    statement = (
        select(Parcel)
        .where(Parcel.id == parcel_id)
        .options(joinedload(Parcel.order), joinedload(Parcel.family), selectinload(Parcel.lines))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound()
    return found


def get(order_id: int) -> Order:
    """An order, whole, for reactions; raises NotFound."""
    return _one(Order.id == order_id)


def parcels_named(reference: str) -> Sequence[int]:
    """The parcels whose own reference, or whose order's, this is, by id."""
    statement = select(Parcel.id).join(Order, Order.id == Parcel.order_id)
    named = or_(Parcel.reference == reference, Order.reference == reference)
    return db.session.scalars(statement.where(named).order_by(Parcel.id)).all()
