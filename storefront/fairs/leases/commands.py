"""Letting a unit: offered by hand or to the first who waits and fits, signed, declined, lapsed. Whoever lets holds the market, so
that two never let one unit, nor one place of a quota, at once."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies, families
from storefront.fairs import applications, markets
from storefront.fairs.leases import queries, refusals
from storefront.fairs.leases.facts import LeaseChanged
from storefront.fairs.leases.models import Lease, WaitingPlace
from storefront.fairs.leases.states import ENDINGS, LEASE
from storefront.fairs.leases.terms import Terms, first_of
from storefront.fairs.markets import MarketUnit, PermanentMarket
from storefront.kernel import clock, money
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed

CHANGES = (
    *("offered", "signed", "started", "noticed", "suspended", "resumed", "named", "unnamed", "agreed", "taken_over"),
    "turned_down",  # by who was named
    *ENDINGS,
)


def offer(unit: MarketUnit, family_id: int, category_id: int, terms: Terms, actor: Actor) -> Lease:
    """A manager offers a unit to a family. Raises NotAllowed, MarketIsNotOpen, UnitIsLet, HasLease, LineIsNotTaken, LineIsFull,
    RentIsOverdue, ShopIsNotOpen, DocumentsAreMissing, StartIsNotValid."""
    market = markets.lock(unit.market_id)
    bodies.only_officers(actor, market.body_id)
    check_family(family_id, category_id)
    return let(market, unit, (family_id, category_id), terms, actor)


def check_family(family_id: int, category_id: int) -> None:
    """Raises ShopIsNotOpen, RentIsOverdue, DocumentsAreMissing."""
    if families.get(family_id).status != "active":
        raise refusals.ShopIsNotOpen()
    check_arrears(family_id)
    if applications.lacking(family_id, category_id):
        raise refusals.DocumentsAreMissing()


def check_arrears(family_id: int) -> None:
    """Raises RentIsOverdue."""
    late = queries.arrears_of(family_id)
    if late:
        raise refusals.RentIsOverdue(sum=money.shown(late))


def let(market: PermanentMarket, unit: MarketUnit, who: tuple[int, int], terms: Terms, actor: Actor) -> Lease:
    """A lease of a unit of a market that this unit of work holds, for a family and its sub-category (by id)."""
    family_id, category_id = who
    today, quotas = clock.today(), markets.lines_of(market.id)
    if market.state != "open":
        raise refusals.MarketIsNotOpen(state=market.state)
    if category_id not in quotas:
        raise refusals.LineIsNotTaken()
    if queries.taken_of(market.id).get(category_id, 0) >= quotas[category_id]:
        raise refusals.LineIsFull(state="full")
    if terms.starts_on < today or (terms.last_day is not None and terms.last_day <= terms.starts_on):
        raise refusals.StartIsNotValid()
    living = queries.living_of_market(market.id)
    if any(one.unit_id == unit.id for one in living):
        raise refusals.UnitIsLet(state="let")
    if any(one.family_id == family_id for one in living):
        raise refusals.HasLease(state="let")
    end = min(today + timedelta(days=market.offer_days), max(today, terms.starts_on))
    lease = written(unit, who, terms)
    lease.state, lease.offered_until = "offered", clock.end_of_day(end)
    return added(lease, "offered", actor)


def written(unit: MarketUnit, who: tuple[int, int], terms: Terms) -> Lease:
    """The row of a lease, before it has a state."""
    now = clock.now()
    return Lease(
        market_id=unit.market_id,
        unit_id=unit.id,
        family_id=who[0],
        category_id=who[1],
        starts_on=terms.starts_on,
        last_day=terms.last_day,
        rent_minor=terms.rent_minor,
        deposit_minor=terms.deposit_minor,
        due_day=terms.due_day,
        notice_days=terms.notice_days,
        next_month=first_of(terms.starts_on),
        offered_at=now,
        changed_at=now,
    )


def added(lease: Lease, what: str, actor: Actor) -> Lease:
    """It is there; of two on one unit at once one is. Raises UnitIsLet."""
    try:
        with db.session.begin_nested():
            db.session.add(lease)
            db.session.flush()
    except IntegrityError as error:
        raise refusals.UnitIsLet(state="let") from error
    told(lease, what, actor)
    return lease


def told(lease: Lease, what: str, actor: Actor, reason: str = "") -> None:
    """It is written down and told."""
    lease.changed_at = clock.now()
    db.session.flush()
    at = lease.changed_at.isoformat()
    tell(LeaseChanged(lease.id, lease.market_id, lease.family_id, what, at, actor.user_id, reason, lease.successor_id))


def hold(lease: Lease) -> PermanentMarket:
    """The market of a lease, which is read anew; whoever takes a step with either waits for the end of this unit."""
    market = markets.lock(lease.market_id)
    db.session.refresh(lease)
    return market


def only_for(family_id: int, actor: Actor) -> None:
    """Raises NotAllowed for who may not bind the family: what it rents, and whether it stays, its owner alone says."""
    if not actor.owns(family_id) and actor != SYSTEM:
        raise NotAllowed()


def sign(lease: Lease, actor: Actor) -> None:
    """A family takes what it was offered, as it stands; it has the unit from its first day. Raises NotAllowed, NotNow,
    OfferIsOver, RentIsOverdue."""
    only_for(lease.family_id, actor)
    hold(lease)
    LEASE.check(lease.state, "signed")
    if is_over(lease):
        raise refusals.OfferIsOver(state=lease.state)
    check_arrears(lease.family_id)
    lease.state, lease.signed_at, lease.signed_by = "signed", clock.now(), actor.user_id
    told(lease, "signed", actor)
    start(lease)


def is_over(lease: Lease) -> bool:
    """Whether the time for an answer has passed, whatever the worker has got to."""
    return lease.offered_until is not None and lease.offered_until <= clock.now()


def start(lease: Lease) -> bool:
    """From its first day on the family has the unit."""
    if lease.state != "signed" or lease.starts_on > clock.today():
        return False
    lease.state = "active"
    told(lease, "started", SYSTEM)
    return True


def decline(lease: Lease, actor: Actor) -> None:
    """A family does not want what it was offered, and has left the line; the unit goes to the next. Raises NotAllowed, NotNow."""
    only_for(lease.family_id, actor)
    market = hold(lease)
    if lease.state != "offered":
        LEASE.check(lease.state, "signed")
    end(lease, "declined", actor)
    fill(market)


def end(lease: Lease, ended_as: str, actor: Actor, reason: str = "") -> None:
    """It is over, and its unit free. Raises NotNow."""
    LEASE.check(lease.state, "ended")
    lease.state, lease.ended_as = "ended", ended_as
    told(lease, ended_as, actor, reason)


def fill(market: PermanentMarket) -> int:
    """Every free unit of a market that this unit of work holds goes to the first in line who fits; how many did."""
    number = 0
    while market.state == "open" and promote(market) is not None:
        number += 1
    return number


def promote(market: PermanentMarket) -> Lease | None:
    """The first who waits, whose line has room and who wants such a unit is offered one; nobody where none does. Who is in
    arrears, or lacks a document, keeps the place and is passed over."""
    free = queries.free_units(market.id)
    if not free:
        return None
    quotas, taken = markets.lines_of(market.id), queries.taken_of(market.id)
    held = {one.family_id for one in queries.living_of_market(market.id)}
    for place in queries.waiting_of(market.id):
        unit = next((one for one in free if place.kind in ("", one.kind)), None)
        has_room = taken.get(place.category_id, 0) < quotas.get(place.category_id, 0)
        if unit is None or not has_room or place.family_id in held or not may_have(place):
            continue
        place.state = "served"
        return let(market, unit, (place.family_id, place.category_id), standard(market, unit), SYSTEM)
    return None


def may_have(place: WaitingPlace) -> bool:
    """Whether a family that waits could sign today."""
    is_open = place.family.status == "active" and not queries.arrears_of(place.family_id)
    return is_open and not applications.lacking(place.family_id, place.category_id)


def standard(market: PermanentMarket, unit: MarketUnit) -> Terms:
    """What a unit is let for to who waited: from the day after the last on which the family may answer."""
    starts = clock.today() + timedelta(days=market.offer_days + 1)
    return Terms(starts, unit.rent_minor, unit.deposit_minor, market.due_day, market.notice_days)


def lapse_one() -> bool:
    """The clock ends one offer that nobody answered, and its unit goes on; whether there was one."""
    due = select(Lease).where(Lease.state == "offered", Lease.offered_until <= clock.now())
    lease = db.session.scalar(due.order_by(Lease.offered_until, Lease.id).limit(1))
    if lease is None:
        return False
    market = hold(lease)
    if lease.state == "offered" and is_over(lease):
        end(lease, "lapsed", SYSTEM)
        fill(market)
    return True
