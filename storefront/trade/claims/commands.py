"""Taking over what was ordered without an account. Whoever signs in has confirmed the address; what was placed with exactly
that one is theirs by one press for each, because somebody else may have mistyped theirs. The private link stays as it
is, so that whoever placed the order reads it as before, and keeps it when the member says that it is not theirs."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false, select, update

from storefront.community import accounts
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotFound
from storefront.trade import coupons, orders, reviews
from storefront.trade.claims.facts import OrderClaimed, OrderDisowned
from storefront.trade.claims.queries import of_guest


def address_of(user: accounts.User) -> str:
    """The address under which a member may take orders over; none before it is confirmed."""
    return user.email if user.confirmed_at else ""


def take(user: accounts.User, reference: str) -> None:
    """A member takes one order over, with what was said of its goods; again changes nothing. Raises NotFound for an order of
    another member's or another address's."""
    taken = _adopt(user.id, address_of(user), orders.Order.reference == reference)
    if not taken:
        orders.of_shopper(reference, user.id)
    for order_id in taken:
        tell(OrderClaimed(order_id, user.id))


def disown(user: accounts.User, reference: str) -> None:
    """A member says that an order with their address is somebody else's: the address goes out of it and of the coupon that was
    used for it, all else stays. Raises NotFound for an order of a member's or of another address."""
    theirs = of_guest(address_of(user)) if address_of(user) else (false(),)
    wanted = select(orders.Order).where(*theirs, orders.Order.reference == reference)
    order = db.session.scalar(wanted.with_for_update(of=orders.Order).execution_options(populate_existing=True))
    if order is None:
        raise NotFound()
    order.email = ""
    db.session.flush()
    coupons.forget_address(order.id)
    tell(OrderDisowned(order.id, user.id))


def take_all(user_id: int, address: str) -> None:
    """All of them, for a member who leaves: what is forgotten of a member is forgotten of these too."""
    _adopt(user_id, address)


def _adopt(user_id: int, address: str, *where: ColumnElement[bool]) -> Sequence[int]:
    """The orders that were nobody's and are the member's now, by id."""
    if not address:
        return []
    mine = select(orders.Order.id).where(*of_guest(address), *where)
    ids = db.session.scalars(mine.order_by(orders.Order.id).with_for_update()).all()
    still = update(orders.Order).where(orders.Order.id.in_(ids), *of_guest(address)).values(user_id=user_id)
    db.session.execute(still.execution_options(synchronize_session="fetch"))
    coupons.adopt(ids, user_id)
    reviews.adopt(ids, user_id)
    return ids
