"""Making coupons, changing their terms, stopping them."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.trade.coupons import refusals, terms
from storefront.trade.coupons.codes import folded, printed
from storefront.trade.coupons.facts import CouponCreated, CouponEdited, CouponStopped
from storefront.trade.coupons.models import Coupon
from storefront.trade.coupons.shoppers import most_by_one
from storefront.trade.coupons.terms import Terms

REASON_LENGTH = 300


def create(code: str, what: Terms, actor: Actor, *, family_id: int | None = None) -> Coupon:
    """A coupon of a family, made at its desk, or of the market, made by staff.

    Raises NotAllowed, CodeIsNotValid, CodeIsTaken, and what speaks against its terms (see terms.check).
    """
    only_who_pays(actor, family_id)
    terms.check(what)
    coupon = Coupon(code=folded(code), shown=printed(code), family_id=family_id, made_by=actor.user_id, used=0)
    coupon.made_at = clock.now()
    set_terms(coupon, what)
    try:
        with db.session.begin_nested():
            db.session.add(coupon)
    except IntegrityError:
        raise refusals.CodeIsTaken() from None
    tell(CouponCreated(coupon.id, coupon.shown, family_id, actor.user_id))
    return coupon


def edit(coupon: Coupon, what: Terms, actor: Actor) -> Coupon:
    """The coupon with other terms from now on; orders that were placed keep theirs.

    Raises NotAllowed, NotNow for one that was stopped, LimitIsBelowUses, and what speaks against the terms.
    """
    only_who_pays(actor, coupon.family_id)
    terms.check(what)
    hold(coupon)
    if coupon.stopped_at is not None:
        raise NotNow()
    by_one = most_by_one(coupon.id)
    for most, used in ((what.most_uses, coupon.used), (what.most_each, by_one)):
        if most is not None and most < used:
            raise refusals.LimitIsBelowUses(used=used)
    set_terms(coupon, what)
    db.session.flush()
    tell(CouponEdited(coupon.id, coupon.shown, actor.user_id))
    return coupon


def stop(coupon: Coupon, actor: Actor, *, reason: str) -> None:
    """Nobody can use it any more. Staff may stop a family's coupon too, with a reason that is read by the family.

    Raises NotAllowed, ReasonIsMissing, NotNow when it was stopped before.
    """
    if not actor.is_staff:
        only_who_pays(actor, coupon.family_id)
    words = reason.strip()[:REASON_LENGTH]
    if not words:
        raise ReasonIsMissing()
    stopped = db.session.execute(
        update(Coupon)
        .where(Coupon.id == coupon.id, Coupon.stopped_at.is_(None))
        .values(stopped_at=clock.now(), stopped_by=actor.user_id, stop_reason=words)
        .returning(Coupon.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    db.session.refresh(coupon)
    if stopped is None:
        raise NotNow()
    tell(CouponStopped(coupon.id, coupon.shown, actor.user_id, words))


def only_who_pays(actor: Actor, family_id: int | None) -> None:
    """A family's coupon is the family's affair, the market's that of staff. Raises NotAllowed."""
    if not (actor.is_staff if family_id is None else actor.may("shop", family_id)):
        raise NotAllowed()


def hold(coupon: Coupon) -> None:
    """Makes whoever uses or changes it wait for the end of this unit; it is read anew."""
    db.session.execute(select(Coupon.id).where(Coupon.id == coupon.id).with_for_update())
    db.session.refresh(coupon)


def set_terms(coupon: Coupon, what: Terms) -> None:
    coupon.basis_points, coupon.cap_minor, coupon.amount_minor = what.basis_points, what.cap_minor, what.amount_minor
    coupon.minimum_minor, coupon.first_order_only = what.minimum_minor, what.first_order_only
    coupon.most_uses, coupon.most_each = what.most_uses, what.most_each
    coupon.from_day, coupon.to_day = what.first, what.last
