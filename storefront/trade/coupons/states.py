"""Where a coupon stands on a day. Pure on its plain columns, and the same as questions to the database."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, not_, or_

from storefront.trade.coupons.models import Coupon

COMING, RUNNING, OVER, USED_UP, STOPPED = "coming", "running", "over", "used_up", "stopped"
STATES = (RUNNING, COMING, USED_UP, OVER, STOPPED)


def state_of(coupon: Coupon, today: date) -> str:
    """The first of these that is true: stopped, over, used up, coming; else it is running."""
    if coupon.stopped_at is not None:
        return STOPPED
    if coupon.to_day is not None and coupon.to_day < today:
        return OVER
    if coupon.most_uses is not None and coupon.used >= coupon.most_uses:
        return USED_UP
    return COMING if coupon.from_day > today else RUNNING


def standing(today: date) -> Mapping[str, ColumnElement[bool]]:
    """The same, for the database: which coupons are in each state."""
    stopped = Coupon.stopped_at.is_not(None)
    over = and_(not_(stopped), Coupon.to_day.is_not(None), Coupon.to_day < today)
    lives = and_(not_(stopped), or_(Coupon.to_day.is_(None), Coupon.to_day >= today))
    full = and_(Coupon.most_uses.is_not(None), Coupon.used >= Coupon.most_uses)
    room = or_(Coupon.most_uses.is_(None), Coupon.used < Coupon.most_uses)
    return {
        STOPPED: stopped,
        OVER: over,
        USED_UP: and_(lives, full),
        COMING: and_(lives, room, Coupon.from_day > today),
        RUNNING: and_(lives, room, Coupon.from_day <= today),
    }
