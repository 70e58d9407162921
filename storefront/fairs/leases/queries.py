"""Reading leases: of a market, of a family, one of them; the line for a market; what is free, what is overdue."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from storefront.fairs.invoices import OWING, ExhibitInvoice, InvoiceLine
from storefront.fairs.leases.models import Lease, WaitingPlace
from storefront.fairs.leases.states import HOLDING, RUNNING
from storefront.fairs.markets import MarketUnit, PermanentMarket
from storefront.fairs.venues import Venue
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

WHOLE = (
    joinedload(Lease.market, innerjoin=True).options(
        joinedload(PermanentMarket.body, innerjoin=True),
        joinedload(PermanentMarket.venue, innerjoin=True).joinedload(Venue.city, innerjoin=True),
    ),
    joinedload(Lease.unit, innerjoin=True),
    joinedload(Lease.family, innerjoin=True),
    joinedload(Lease.successor),
)
PARTS = WHOLE[1:]


def get(lease_id: int) -> Lease:
    """One with everything, whoever asks; for letters and links. Raises NotFound."""
    return one(Lease.id == lease_id)


def of_family(family_id: int, lease_id: int) -> Lease:
    """One of a family's; raises NotFound for another's."""
    return one(Lease.id == lease_id, Lease.family_id == family_id)


def of_market(market_id: int, lease_id: int) -> Lease:
    """One of a market's; raises NotFound for another's."""
    return one(Lease.id == lease_id, Lease.market_id == market_id)


def named_successor(family_id: int, lease_id: int) -> Lease:
    """One that a family is asked to take over; raises NotFound."""
    return one(Lease.id == lease_id, Lease.successor_id == family_id, Lease.state == "active")


def one(*which: ColumnElement[bool]) -> Lease:
    found = db.session.scalar(select(Lease).options(*WHOLE).where(*which))
    if found is None:
        raise NotFound()
    return found


def living_of_market(market_id: int) -> Sequence[Lease]:
    """The leases of a market that live, with unit and family; one a unit."""
    rows = select(Lease).options(*PARTS).where(Lease.market_id == market_id, Lease.state.in_(HOLDING))
    return db.session.scalars(rows.order_by(Lease.id)).all()


def has_living(market_id: int, family_id: int) -> bool:
    """Whether a family has a unit of a market, or was offered one."""
    mine = (Lease.market_id == market_id, Lease.family_id == family_id, Lease.state.in_(HOLDING))
    return db.session.scalar(select(Lease.id).where(*mine).limit(1)) is not None


def ended_of_market(market_id: int, *, number: int = 1) -> Page[Lease]:
    """Those that are over, the last first."""
    mine = (Lease.market_id == market_id, Lease.state == "ended")
    total = db.session.scalar(select(func.count(Lease.id)).where(*mine)) or 0
    rows = select(Lease).options(*PARTS).where(*mine).order_by(Lease.changed_at.desc(), Lease.id.desc())
    found = db.session.scalars(rows.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    return Page(found, number, total)


def all_of_family(family_id: int) -> Sequence[Lease]:
    """A family's leases, those that live first, the newest first; a handful."""
    rows = select(Lease).options(*WHOLE).where(Lease.family_id == family_id)
    return db.session.scalars(rows.order_by(Lease.state == "ended", Lease.id.desc()).limit(PAGE_SIZE)).all()


def concerning(family_id: int) -> ColumnElement[bool]:
    """Which leases bind a family: those it has or was offered, and those it is to take over."""
    mine = and_(Lease.family_id == family_id, Lease.state.in_(HOLDING))
    return or_(mine, and_(Lease.successor_id == family_id, Lease.state == "active"))


def asked_to_succeed(family_id: int) -> Sequence[Lease]:
    """Leases of others that name a family as their successor."""
    rows = select(Lease).options(*WHOLE).where(Lease.successor_id == family_id, Lease.state == "active")
    return db.session.scalars(rows.order_by(Lease.id)).all()


def running_of_market(market_id: int) -> Sequence[Lease]:
    """Who sells in a market now, with unit and family; those who may not for now are left out."""
    mine = (Lease.market_id == market_id, Lease.state.in_(RUNNING), Lease.suspended_at.is_(None))
    rows = select(Lease).options(*PARTS).where(*mine)
    return db.session.scalars(rows.order_by(Lease.id)).all()


def free_units(market_id: int) -> Sequence[MarketUnit]:
    """The units of a market that are to let and that no lease is on, in the order in which they were added."""
    held = select(Lease.unit_id).where(Lease.market_id == market_id, Lease.state.in_(HOLDING))
    rows = select(MarketUnit).where(MarketUnit.market_id == market_id, MarketUnit.to_let.is_(True))
    return db.session.scalars(rows.where(MarketUnit.id.not_in(held)).order_by(MarketUnit.id)).all()


def counts_of_markets(market_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many families sell in each market, and how many of its units are free; two queries."""
    running = select(Lease.market_id, func.count(Lease.id)).where(Lease.state.in_(RUNNING))
    families = dict(rows_of(running.where(Lease.market_id.in_(market_ids)).group_by(Lease.market_id)))
    held = select(Lease.unit_id).where(Lease.state.in_(HOLDING))
    units = select(MarketUnit.market_id, func.count(MarketUnit.id)).where(MarketUnit.to_let.is_(True))
    which = units.where(MarketUnit.market_id.in_(market_ids), MarketUnit.id.not_in(held))
    free = dict(rows_of(which.group_by(MarketUnit.market_id)))
    return {one: (families.get(one, 0), free.get(one, 0)) for one in market_ids}


def rows_of(statement: "object") -> list[tuple[int, int]]:
    return [(key, number) for key, number in db.session.execute(statement)]  # type: ignore[call-overload]


def taken_of(market_id: int) -> dict[int, int]:
    """How many leases of each sub-category (by id) hold a place in a market."""
    rows = select(Lease.category_id, func.count(Lease.id))
    mine = rows.where(Lease.market_id == market_id, Lease.state.in_(HOLDING))
    return dict(rows_of(mine.group_by(Lease.category_id)))


def waiting_of(market_id: int) -> Sequence[WaitingPlace]:
    """Who waits for a unit of a market, the first first."""
    mine = (WaitingPlace.market_id == market_id, WaitingPlace.state == "waiting")
    rows = select(WaitingPlace).options(joinedload(WaitingPlace.family, innerjoin=True)).where(*mine)
    return db.session.scalars(rows.order_by(WaitingPlace.asked_at, WaitingPlace.id)).all()


def place_of(market_id: int, family_id: int) -> WaitingPlace | None:
    """A family's place in the line of a market, if it ever had one."""
    mine = (WaitingPlace.market_id == market_id, WaitingPlace.family_id == family_id)
    return db.session.scalar(select(WaitingPlace).where(*mine))


def places_of_family(family_id: int) -> list[tuple[WaitingPlace, int]]:
    """Where a family waits, with how many stand before it; one query."""
    other = aliased(WaitingPlace)
    is_before = (
        other.market_id == WaitingPlace.market_id,
        other.state == "waiting",
        other.asked_at < WaitingPlace.asked_at,
    )
    ahead = select(func.count(other.id)).where(*is_before).scalar_subquery()
    rows = select(WaitingPlace, ahead).options(joinedload(WaitingPlace.market, innerjoin=True))
    mine = rows.where(WaitingPlace.family_id == family_id, WaitingPlace.state == "waiting")
    return [(place, number) for place, number in db.session.execute(mine.order_by(WaitingPlace.id))]


def overdue(*which: ColumnElement[bool]) -> dict[int, int]:
    """Halalas of rent that are overdue, by lease."""
    line = InvoiceLine
    left = line.amount_minor - line.waived_minor - line.paid_minor + line.back_minor
    late = (ExhibitInvoice.lease_id.is_not(None), ExhibitInvoice.state == OWING, ExhibitInvoice.due_on < clock.today())
    rows = select(ExhibitInvoice.lease_id, func.sum(left)).join(line, line.invoice_id == ExhibitInvoice.id)
    return {one: int(total) for one, total in rows_of(rows.where(*late, *which).group_by(ExhibitInvoice.lease_id))}


def arrears_of(family_id: int) -> int:
    """Halalas of rent of a family's leases, old ones too, that are overdue."""
    return sum(overdue(ExhibitInvoice.family_id == family_id).values())


def arrears_in(market_id: int) -> dict[int, int]:
    """The same of each lease of a market."""
    return overdue(ExhibitInvoice.market_id == market_id)


def chain_of(lease: Lease) -> list[Lease]:
    """The leases this one goes on with, the last before it first."""
    found: list[Lease] = []
    before = lease.predecessor_id
    while before is not None and len(found) < PAGE_SIZE:
        found.append(get(before))
        before = found[-1].predecessor_id
    return found
