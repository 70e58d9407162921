"""The line for a unit of a market: a family stands in it with its product line, leaves it, is offered what becomes free."""

from sqlalchemy import select

from storefront.community import bodies
from storefront.fairs import markets
from storefront.fairs.leases import queries, refusals
from storefront.fairs.leases.commands import check_family, fill
from storefront.fairs.leases.facts import WaitingChanged
from storefront.fairs.leases.models import Lease, WaitingPlace
from storefront.fairs.leases.states import HOLDING
from storefront.fairs.markets import MarketUnit, PermanentMarket
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotFound, NotValid


def join(market_id: int, family_id: int, category_id: int, actor: Actor, *, kind: str = "") -> WaitingPlace:
    """A family stands at the end of the line; where something is free that fits, it is offered at once. Raises NotAllowed,
    NotFound, MarketIsNotOpen, LineIsNotTaken, IsWaiting, HasLease, ShopIsNotOpen, RentIsOverdue, DocumentsAreMissing."""
    only_at_desk(family_id, actor)
    market = markets.lock(market_id)
    if market.state != "open":
        raise refusals.MarketIsNotOpen(state=market.state)
    if category_id not in markets.lines_of(market_id):
        raise refusals.LineIsNotTaken()
    if kind and kind not in markets.KINDS:
        raise NotValid()
    check_family(family_id, category_id)
    if any(one.family_id == family_id for one in queries.living_of_market(market_id)):
        raise refusals.HasLease(state="let")
    place = queries.place_of(market_id, family_id) or WaitingPlace(market_id=market_id, family_id=family_id)
    if place.state == "waiting":
        raise refusals.IsWaiting(state="waiting")
    place.category_id, place.kind, place.state, place.asked_at = category_id, kind, "waiting", clock.now()
    db.session.add(place)
    db.session.flush()
    tell(WaitingChanged(market_id, family_id, "joined", actor.user_id))
    fill(market)
    return place


def only_at_desk(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for who may not speak for the family's shop: to stand in a line binds it to nothing."""
    if not actor.may("shop", family_id) and actor != SYSTEM:
        raise NotAllowed()


def leave(market_id: int, family_id: int, actor: Actor) -> None:
    """A family, or a manager for it, takes it out of the line. Raises NotAllowed, NotFound."""
    market = markets.lock(market_id)
    if not actor.may("shop", family_id):
        bodies.only_officers(actor, market.body_id)
    place = queries.place_of(market_id, family_id)
    if place is None or place.state != "waiting":
        raise NotFound()
    place.state = "left"
    db.session.flush()
    tell(WaitingChanged(market_id, family_id, "left", actor.user_id))


def forget(family_id: int) -> None:
    """A shop that is closed stands in no line any more."""
    mine = (WaitingPlace.family_id == family_id, WaitingPlace.state == "waiting")
    for place in db.session.scalars(select(WaitingPlace).where(*mine).order_by(WaitingPlace.market_id)).all():
        place.state = "left"
        db.session.flush()
        tell(WaitingChanged(place.market_id, family_id, "left", None))


def fill_market(market_id: int, actor: Actor) -> int:
    """What is free is offered to who waits, after there came to be more of it; how many were. Raises NotAllowed."""
    market = markets.lock(market_id)
    bodies.only_officers(actor, market.body_id)
    return fill(market)


def fill_one() -> bool:
    """The clock offers what is free in one market to who waits there and fits by now; whether anybody was offered something."""
    held = select(Lease.unit_id).where(Lease.state.in_(HOLDING))
    free = select(MarketUnit.market_id).where(MarketUnit.to_let.is_(True), MarketUnit.id.not_in(held))
    waiting = select(WaitingPlace.market_id).where(WaitingPlace.state == "waiting")
    open_ones = select(PermanentMarket.id).where(PermanentMarket.state == "open")
    due = open_ones.where(PermanentMarket.id.in_(free), PermanentMarket.id.in_(waiting))
    return any(fill(markets.lock(one)) for one in db.session.scalars(due.order_by(PermanentMarket.id)).all())
