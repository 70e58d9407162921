"""What goes home by itself: goods at an exhibition that is not held, or put off, or where nothing is sold; and those of a family
that does not come any more, has no stall, or closed its shop. The worker takes one stall after the other."""

from sqlalchemy import ColumnElement, and_, or_, select

from storefront.community.families import Family
from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import HELD, OVER, Exhibition
from storefront.fairs.stall_stock.counting import go_home
from storefront.fairs.stall_stock.facts import StallGoodsMoved
from storefront.fairs.stall_stock.holding import items_held, something_lies
from storefront.fairs.stall_stock.models import StallStock
from storefront.fairs.stall_stock.places import has_place
from storefront.fairs.stall_stock.reasons import MOVED_HOME
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def goes_home() -> ColumnElement[bool]:
    """Of rows of StallStock with their Exhibition: something is there that can stay no longer. What is over is counted,
    but for a shop that was closed."""
    not_held = Exhibition.state.in_(("cancelled", "postponed"))
    only_shown = and_(Exhibition.licence_class.in_(exhibitions.outlines.WITHOUT_SALE), Exhibition.state.not_in(OVER))
    no_place = and_(Exhibition.state.in_(HELD), ~has_place(StallStock.exhibition_id, StallStock.family_id))
    closed = StallStock.family_id.in_(select(Family.id).where(Family.status == "closed"))
    return and_(something_lies(), or_(not_held, only_shown, no_place, closed))


def home_one() -> bool:
    """Everything of one family is free on the web again; whether there was one."""
    rows = select(StallStock).join(Exhibition, Exhibition.id == StallStock.exhibition_id)
    first = rows.where(goes_home()).order_by(StallStock.id).limit(1)
    head = db.session.scalar(first.with_for_update(of=StallStock, skip_locked=True))
    if head is None:
        return False
    for item in sorted(items_held(head.id), key=lambda one: one.variant_id):
        units = item.free
        go_home(item, units, None)
        tell(StallGoodsMoved(head.exhibition_id, head.family_id, item.variant_id, MOVED_HOME, units, None))
    return True
