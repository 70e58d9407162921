"""Questions about coupons: whether their uses are counted, kept within their limits, and paid for by whom they say."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import String, case, cast, func, literal, or_, select

from storefront.kernel.database import db
from storefront.trade import commissions
from storefront.trade.coupons import Coupon, CouponUse
from storefront.trade.orders import BY_FAMILY, BY_MARKET, UNDONE, Order, OrderLine, Parcel
from storefront.trade.returns import ReturnLine, ReturnRequest
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

PAID_BY_MARKET = case((Parcel.discount_by == BY_MARKET, Parcel.discount_minor), else_=0)  # of a parcel
HOLDS = CouponUse.given_back_at.is_(None)


def uses_that_are_not_counted() -> Sequence[str]:
    """A coupon counts the uses that were not given back."""
    living = select(func.count(CouponUse.id)).where(CouponUse.coupon_id == Coupon.id, HOLDS).scalar_subquery()
    return list(db.session.scalars(select(Coupon.shown).where(Coupon.used != living)))


def limits_that_were_passed() -> Sequence[str]:
    """No coupon was used more often than it may be, by all or by one account, mobile or e-mail address."""
    over = list(db.session.scalars(select(Coupon.shown).where(Coupon.used > Coupon.most_uses)))
    for person in (CouponUse.user_id, CouponUse.mobile, CouponUse.email):
        statement = (
            select(Coupon.shown)
            .join(CouponUse, CouponUse.coupon_id == Coupon.id)
            .where(HOLDS, person.is_not(None), cast(person, String) != "")
            .group_by(Coupon.id, Coupon.shown, person)
            .having(func.count(CouponUse.id) > func.min(Coupon.most_each))
        )
        over += db.session.scalars(statement)
    return sorted(set(over))


def discounts_without_their_coupon() -> Sequence[str]:
    """What is taken off an order is what its coupon took off it, and it is borne by whom the coupon is of; what nothing
    came of gives its use back."""
    parcel = select(Parcel.id).where(Parcel.order_id == Order.id, Parcel.discount_minor > 0)
    stranger = or_(
        Parcel.discount_by != case((Coupon.family_id.is_(None), BY_MARKET), else_=BY_FAMILY),
        Coupon.family_id.is_not(None) & (Parcel.family_id != Coupon.family_id),
    )
    statement = (
        select(Order.reference)
        .outerjoin(CouponUse, CouponUse.order_id == Order.id)
        .outerjoin(Coupon, Coupon.id == CouponUse.coupon_id)
        .where(
            or_(
                func.coalesce(CouponUse.discount_minor, 0) != Order.discount_minor,
                parcel.where(stranger).exists(),
                Order.abandoned_at.is_not(None) & CouponUse.id.is_not(None) & HOLDS,
            )
        )
    )
    return list(db.session.scalars(statement))


def coupons_booked_otherwise() -> Sequence[str]:
    """What the market pays for coupons in the books is what it took off the parcels that were sold, less what went
    back."""
    paid = (
        select(LedgerTransaction.subject, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.account == ledger.COUPONS)
        .group_by(LedgerTransaction.subject)
    )
    booked = {subject: int(total) for subject, total in db.session.execute(paid)}
    sale = literal("sale:parcel:") + cast(Parcel.id, String)
    sold = (
        select(Parcel.id, Parcel.state, PAID_BY_MARKET)
        .join(LedgerTransaction, LedgerTransaction.once == sale)
        .where(PAID_BY_MARKET > 0)
    )
    back = _given_back()
    expected = {
        f"parcel:{parcel}": 0 if state in UNDONE else funded - back[parcel]
        for parcel, state, funded in db.session.execute(sold)
    }
    named = sorted(booked.keys() | expected.keys())
    return [one for one in named if booked.get(one, 0) != expected.get(one, 0)]


def _given_back() -> Counter[int]:
    """What the market had paid for pieces that came home, by parcel."""
    statement = (
        select(OrderLine.parcel_id, OrderLine.discount_minor, OrderLine.quantity, func.sum(ReturnLine.quantity))
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .join(ReturnLine, ReturnLine.order_line_id == OrderLine.id)
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(ReturnRequest.state == "done", Parcel.discount_by == BY_MARKET)
        .group_by(OrderLine.id, OrderLine.parcel_id, OrderLine.discount_minor, OrderLine.quantity)
    )
    back: Counter[int] = Counter()
    for parcel, discount, quantity, pieces in db.session.execute(statement):
        back[parcel] += commissions.of_pieces(discount, quantity, int(pieces))
    return back
