"""Reading coupons: by their code, the lists of the office and of a family, their uses with their orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.trade.coupons.models import Coupon, CouponUse
from storefront.trade.coupons.states import STATES, standing
from storefront.trade.orders import Parcel


@dataclass(frozen=True)
class Used:
    """What came of a coupon so far: uses that hold, and what they took off (halalas)."""

    uses: int
    discount_minor: int


def find(code: str) -> Coupon | None:
    """The coupon with a folded code, as it stands in the database at this moment."""
    known = select(Coupon).where(Coupon.code == code).execution_options(populate_existing=True)
    return db.session.scalar(known) if code else None


def get(coupon_id: int) -> Coupon:
    """A coupon with its family; raises NotFound."""
    return _one(Coupon.id == coupon_id)


def of_family(family_id: int, coupon_id: int) -> Coupon:
    """A family's own coupon; raises NotFound for anybody else's."""
    return _one(Coupon.id == coupon_id, Coupon.family_id == family_id)


def _one(*where: ColumnElement[bool]) -> Coupon:
    found: Coupon | None = db.session.scalar(select(Coupon).where(*where).options(joinedload(Coupon.family)))
    if found is None:
        raise NotFound()
    return found


def page(*, state: str = "", family_id: int | None = None, number: int = 1) -> Page[Coupon]:
    """A page of coupons in a state (all, unless one of STATES is named), the newest first; of one family, or of all and the
    market."""
    where = [] if family_id is None else [Coupon.family_id == family_id]
    if state in STATES:
        where.append(standing(clock.today())[state])
    total = db.session.scalar(select(func.count(Coupon.id)).where(*where)) or 0
    statement = (
        select(Coupon)
        .where(*where)
        .options(joinedload(Coupon.family))
        .order_by(Coupon.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def uses(coupon_id: int, *, number: int = 1) -> Page[CouponUse]:
    """A page of a coupon's uses with their orders, the newest first; those that were given back too."""
    total = db.session.scalar(select(func.count(CouponUse.id)).where(CouponUse.coupon_id == coupon_id)) or 0
    statement = (
        select(CouponUse)
        .where(CouponUse.coupon_id == coupon_id)
        .options(joinedload(CouponUse.order))
        .order_by(CouponUse.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)


def used_on(coupon_ids: Sequence[int]) -> Mapping[int, Used]:
    """What came of coupons, in one query; nothing of those nobody used."""
    statement = (
        select(CouponUse.coupon_id, func.count(CouponUse.id), func.sum(CouponUse.discount_minor))
        .where(CouponUse.coupon_id.in_(coupon_ids), CouponUse.given_back_at.is_(None))
        .group_by(CouponUse.coupon_id)
    )
    return {one: Used(int(uses), int(total)) for one, uses, total in db.session.execute(statement)}


def parcels_of(family_id: int, order_ids: Sequence[int]) -> Mapping[int, str]:
    """The references of a family's parts of these orders, by order."""
    mine = select(Parcel.order_id, Parcel.reference).where(Parcel.family_id == family_id)
    return {order: reference for order, reference in db.session.execute(mine.where(Parcel.order_id.in_(order_ids)))}


def code_of(order_id: int) -> str:
    """The code an order was placed with, as it is printed; empty without one."""
    statement = select(Coupon.shown).join(CouponUse, CouponUse.coupon_id == Coupon.id)
    return db.session.scalar(statement.where(CouponUse.order_id == order_id)) or ""
