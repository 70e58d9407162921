"""How leases go on and end: notice by the family or the manager, a pause, the successor who takes over, the clock."""

from datetime import timedelta

from sqlalchemy import and_, or_, select

from storefront.community import bodies, families
from storefront.fairs import markets
from storefront.fairs.leases import queries, refusals, terms
from storefront.fairs.leases.commands import (
    added,
    check_arrears,
    check_family,
    end,
    fill,
    hold,
    only_for,
    start,
    told,
    written,
)
from storefront.fairs.leases.models import Lease
from storefront.fairs.leases.states import LEASE, RUNNING
from storefront.fairs.leases.terms import Terms
from storefront.fairs.markets import PermanentMarket
from storefront.kernel import clock, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, NotNow, ReasonIsMissing

MOST_REASON, MOST_RELATION = 300, 80


def give_notice(lease: Lease, actor: Actor, *, reason: str = "") -> None:
    """Its family ends it, or a manager who says why; with the month in which the time of notice is over. Raises NotAllowed,
    NotNow, ReasonIsMissing, TextIsTooLong."""
    market = hold(lease)
    by_family = actor.owns(lease.family_id)
    if not by_family:
        bodies.only_officers(actor, market.body_id)
    words = wording.words(reason, most=MOST_REASON)
    if not by_family and not words:
        raise ReasonIsMissing()
    LEASE.check(lease.state, "notice")
    today = clock.today()
    lease.last_day = terms.last_day_of_notice(today, lease.notice_days, lease.last_day)
    lease.state, lease.noticed_on, lease.reason = "notice", today, words
    lease.notice_by = "family" if by_family else "manager"
    if lease.successor_id is not None:
        unname(lease, actor)
    told(lease, "noticed", actor, words)


def suspend(lease: Lease, actor: Actor, *, reason: str) -> None:
    """Nothing may be sold there for now; rent goes on. Raises NotAllowed, NotNow, ReasonIsMissing, TextIsTooLong."""
    words = wording.words(reason, most=MOST_REASON)
    only_manager(lease, actor)
    if not words:
        raise ReasonIsMissing()
    if lease.state not in RUNNING or lease.suspended_at is not None:
        raise NotNow(state=lease.state)
    lease.suspended_at, lease.reason = clock.now(), words
    told(lease, "suspended", actor, words)


def resume(lease: Lease, actor: Actor) -> None:
    """The family sells there again. Raises NotAllowed, NotNow."""
    only_manager(lease, actor)
    if lease.suspended_at is None or lease.state == "ended":
        raise NotNow(state=lease.state)
    lease.suspended_at, lease.reason = None, ""
    told(lease, "resumed", actor)


def only_manager(lease: Lease, actor: Actor) -> PermanentMarket:
    """The market of a lease, held, for who acts for its body. Raises NotAllowed."""
    market = hold(lease)
    bodies.only_officers(actor, market.body_id)
    return market


def name_successor(lease: Lease, slug: str, relation: str, actor: Actor) -> None:
    """A family says which relative's shop (by its address) takes its unit over; that family agrees or not. Raises NotAllowed,
    NotNow, SuccessorIsNotValid, RelationIsMissing, TextIsTooLong."""
    only_for(lease.family_id, actor)
    hold(lease)
    if lease.state != "active" or lease.agreed_at is not None:
        raise NotNow(state=lease.state)
    words = wording.words(relation, most=MOST_RELATION)
    if not words:
        raise refusals.RelationIsMissing()
    try:
        found = families.shop(slug.strip().rstrip("/").rpartition("/")[2]).id
    except NotFound as error:
        raise refusals.SuccessorIsNotValid() from error
    if found == lease.family_id:
        raise refusals.SuccessorIsNotValid()
    lease.successor_id, lease.relation = found, words
    told(lease, "named", actor)


def drop_successor(lease: Lease, actor: Actor) -> None:
    """The family, or who it named, leaves it at that, until the day it was to be taken over. Raises NotAllowed, NotNow."""
    by_successor = lease.successor_id is not None and actor.owns(lease.successor_id)
    if not by_successor:
        only_for(lease.family_id, actor)
    hold(lease)
    if lease.state != "active" or lease.successor_id is None:
        raise NotNow(state=lease.state)
    unname(lease, actor, "turned_down" if by_successor else "unnamed")


def unname(lease: Lease, actor: Actor, *what: str) -> None:
    """Nobody takes it over any more; who was named is in what is told."""
    for one in what or ("unnamed",):
        told(lease, one, actor)
    lease.successor_id, lease.relation, lease.agreed_at = None, "", None
    db.session.flush()


def agree(lease: Lease, actor: Actor) -> None:
    """Who was named takes it over with the first of next month, on the same terms. Raises NotAllowed, NotNow, HasLease,
    RentIsOverdue (of either family), ShopIsNotOpen, DocumentsAreMissing."""
    if lease.successor_id is None:
        raise NotNow(state=lease.state)
    only_for(lease.successor_id, actor)
    hold(lease)
    ends = terms.end_of(clock.today())
    may = lease.state == "active" and lease.agreed_at is None and (lease.last_day is None or lease.last_day > ends)
    if not may or lease.successor_id is None:
        raise NotNow(state=lease.state)
    check_arrears(lease.family_id)
    check_family(lease.successor_id, lease.category_id)
    if queries.has_living(lease.market_id, lease.successor_id):
        raise refusals.HasLease(state="let")
    lease.agreed_at = clock.now()
    told(lease, "agreed", actor)


def turn_one() -> bool:
    """The clock begins or ends one lease whose day has come, or hands it on; whether there was one."""
    today = clock.today()
    begins = and_(Lease.state == "signed", Lease.starts_on <= today)
    ends = and_(Lease.state.in_(RUNNING), Lease.last_day < today)
    handed = and_(
        Lease.state == "active", Lease.agreed_at < clock.end_of_day(terms.first_of(today) - timedelta(days=1))
    )
    lease = db.session.scalar(select(Lease).where(or_(begins, ends, handed)).order_by(Lease.id).limit(1))
    if lease is None:
        return False
    market = hold(lease)
    if start(lease):
        return True
    if (
        lease.state == "active"
        and lease.agreed_at is not None
        and terms.end_of(clock.riyadh(lease.agreed_at).date()) < today
    ):
        hand_on(lease)
    elif lease.state in RUNNING and lease.last_day is not None and lease.last_day < today:
        if lease.successor_id is not None:
            unname(lease, SYSTEM)
        end(lease, "after_notice" if lease.state == "notice" else "run_out", SYSTEM)
        fill(market)
    return True


def hand_on(lease: Lease) -> None:
    """Its successor has the unit from the first day of the month after both agreed, on the same terms, in a lease of its own that
    remembers this one; what was owed before is owed by who owed it. Who has come to have a unit there meanwhile does not."""
    successor, agreed = lease.successor_id, lease.agreed_at
    if successor is None or agreed is None:
        raise NotNow(state=lease.state)
    if queries.has_living(lease.market_id, successor):
        unname(lease, SYSTEM, "turned_down", "unnamed")
        return
    first, until = terms.month_after(terms.first_of(clock.riyadh(agreed).date())), lease.last_day
    same = Terms(first, lease.rent_minor, lease.deposit_minor, lease.due_day, lease.notice_days, until)
    lease.last_day = first - timedelta(days=1)
    end(lease, "transferred_to_successor", SYSTEM)
    after = written(markets.unit_of(lease.market_id, lease.unit_id), (successor, lease.category_id), same)
    after.state, after.signed_at, after.predecessor_id = "active", agreed, lease.id
    added(after, "taken_over", SYSTEM)
