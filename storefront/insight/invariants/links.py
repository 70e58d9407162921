"""Questions about links that are passed on, and about whom they brought."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from storefront.goods import sharing
from storefront.goods.catalogue import Product, Variant
from storefront.goods.sharing import ShareLink, ShareLinkLine
from storefront.kernel.database import db
from storefront.trade import checkouts
from storefront.trade.orders import CALLED_OFF, Order, Parcel, ParcelStep


def parcels_brought_by_another() -> Sequence[str]:
    """The order of a parcel that came by a link, or by a ready basket, names one of the parcel's own family."""
    by_link = select(ShareLink.code).where(ShareLink.code == Order.share_code, ShareLink.family_id == Parcel.family_id)
    shared = (Parcel.channel == checkouts.channels.SHARED) & ~exists(by_link.where(ShareLink.kind != sharing.BASKET))
    chat = (Parcel.channel == checkouts.channels.CHAT) & ~exists(by_link.where(ShareLink.kind == sharing.BASKET))
    named = select(Parcel.reference).join(Order, Order.id == Parcel.order_id)
    return db.session.scalars(named.where(or_(shared, chat)).order_by(Parcel.id)).all()


def links_that_are_astray() -> Sequence[str]:
    """A link leads somewhere, to goods of its own family; goods of no other lie in its ready basket, and in no other link."""
    unknown = select(ShareLink.code).where(ShareLink.kind.not_in(sharing.KINDS))
    led = select(ShareLink.code).join(Product, Product.id == ShareLink.product_id)
    filled = (
        select(ShareLink.code)
        .join(ShareLinkLine, ShareLinkLine.code == ShareLink.code)
        .join(Variant, Variant.id == ShareLinkLine.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(or_(Product.family_id != ShareLink.family_id, ShareLink.kind != sharing.BASKET))
    )
    wrong = unknown.union(led.where(Product.family_id != ShareLink.family_id), filled)
    return db.session.scalars(wrong.order_by("code")).all()


def orders_counted_otherwise() -> Sequence[str]:
    """A link counts the orders that name it."""
    named = select(func.count(Order.id)).where(Order.share_code == ShareLink.code).scalar_subquery()
    return db.session.scalars(select(ShareLink.code).where(ShareLink.ordered != named).order_by(ShareLink.code)).all()


def first_twice() -> Sequence[str]:
    """Of the orders of a member that came to something one alone is the first from a family. An order that was paid after it
    had been given up may come to stand before one that was the first meanwhile; so may one that was placed without an account
    and taken over since."""
    other, before = aliased(Parcel), aliased(Order)
    late = select(ParcelStep.id).where(
        ParcelStep.parcel_id == other.id, ParcelStep.reason == checkouts.reviving.PAID_LATE
    )
    twice = (
        select(Parcel.reference)
        .join(Order, Order.id == Parcel.order_id)
        .join(before, (before.user_id == Order.user_id) & (before.id < Order.id))
        .join(other, (other.order_id == before.id) & (other.family_id == Parcel.family_id))
        .where(Parcel.is_first, other.is_first, other.state.not_in(CALLED_OFF), ~exists(late))
        .where(_placed_by_its_member(Parcel.id, Order.user_id), _placed_by_its_member(other.id, before.user_id))
    )
    return db.session.scalars(twice.distinct().order_by(Parcel.reference)).all()


def _placed_by_its_member(
    parcel_id: InstrumentedAttribute[int], user_id: InstrumentedAttribute[int | None]
) -> ColumnElement[bool]:
    """Whether a parcel was ordered by whom its order belongs to now."""
    return exists().where(ParcelStep.parcel_id == parcel_id, ParcelStep.after == "placed", ParcelStep.by == user_id)
