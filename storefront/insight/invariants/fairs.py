"""Questions about exhibitions: their days are what lists say of them, they stand where their days say, and at a venue of their
body. About their calls: they stand where the clock says, and count the places that are held."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import CallQuota, ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.venues import Venue
from storefront.kernel import clock
from storefront.kernel.database import db

PATIENCE = timedelta(minutes=15)  # that the worker may be late


def spans_that_are_not_their_days() -> Sequence[str]:
    """What lists and the clock go by is the first and the last of the days, and their hours."""
    rows = db.session.scalars(select(Exhibition).order_by(Exhibition.id)).all()
    days = exhibitions.days_of_all([row.id for row in rows])
    return [f"exhibition {row.id}" for row in rows if kept_of(row) != told_by(days.get(row.id, []))]


def kept_of(row: Exhibition) -> tuple[object, ...]:
    return row.first_day, row.last_day, row.opens_at, row.closes_at


def told_by(days: Sequence[exhibitions.OpenDay]) -> tuple[object, ...]:
    if not days:
        return (None,) * 4
    return days[0].day, days[-1].day, days[0].opening, days[-1].closing


def exhibitions_the_clock_forgot() -> Sequence[str]:
    """What has begun is on, and what has ended is over, a quarter of an hour later at the latest."""
    late = clock.now() - PATIENCE
    waits = and_(Exhibition.state.in_(exhibitions.COMING), Exhibition.opens_at < late)
    lasts = and_(Exhibition.state == "live", Exhibition.closes_at < late)
    return named(or_(waits, lasts))


def announced_without_what_they_need() -> Sequence[str]:
    """Whatever everybody sees has days and a venue of its own body."""
    shown = Exhibition.state.in_(exhibitions.SHOWN)
    elsewhere = select(Venue.id).where(Venue.id == Exhibition.venue_id, Venue.body_id == Exhibition.body_id).exists()
    return named(and_(shown, or_(Exhibition.first_day.is_(None), ~elsewhere)))


def named(which: ColumnElement[bool]) -> Sequence[str]:
    found = db.session.scalars(select(Exhibition.id).where(which).order_by(Exhibition.id))
    return [f"exhibition {number}" for number in found]


HOLDS = ExhibitApplication.state.in_(applications.HOLDING)


def calls_the_clock_forgot() -> Sequence[str]:
    """What has opened is open, and what has closed is closed, a quarter of an hour later at the latest."""
    late = select(ExhibitorCall.id).join(Exhibition).where(calls.policy.is_due(clock.now() - PATIENCE))
    return [f"call {number}" for number in db.session.scalars(late.order_by(ExhibitorCall.id))]


def calls_that_miscount_their_places() -> Sequence[str]:
    """A place is taken by an offer or a family that comes, by nothing else."""
    held = select(func.count(ExhibitApplication.id)).where(ExhibitApplication.call_id == ExhibitorCall.id, HOLDS)
    wrong = select(ExhibitorCall.id).where(ExhibitorCall.taken != held.scalar_subquery())
    return [f"call {number}" for number in db.session.scalars(wrong.order_by(ExhibitorCall.id))]


def quotas_that_miscount_their_places() -> Sequence[str]:
    """The same of each sub-category."""
    of_it = (
        ExhibitApplication.call_id == CallQuota.call_id,
        ExhibitApplication.category_id == CallQuota.category_id,
    )
    held = select(func.count(ExhibitApplication.id)).where(*of_it, HOLDS)
    wrong = select(CallQuota.call_id, CallQuota.category_id).where(CallQuota.taken != held.scalar_subquery())
    return [f"call {call_id}, category {category_id}" for call_id, category_id in db.session.execute(wrong)]


def offers_the_clock_forgot() -> Sequence[str]:
    """An offer that nobody answered has ended, a quarter of an hour later at the latest; those of what was postponed wait."""
    joined = select(ExhibitApplication.id).join(ExhibitApplication.call).join(ExhibitorCall.exhibition)
    ended = ExhibitApplication.offered_until < clock.now() - PATIENCE
    late = joined.where(ExhibitApplication.state == "offered", ended, Exhibition.state != "postponed")
    return [f"application {number}" for number in db.session.scalars(late.order_by(ExhibitApplication.id))]


def offers_nobody_decided() -> Sequence[str]:
    """Places are held by what was decided, and what was decided has a rank."""
    joined = select(ExhibitApplication.id).join(ExhibitApplication.call)
    undecided = or_(ExhibitorCall.decided_at.is_(None), ExhibitApplication.rank.is_(None))
    return [f"application {number}" for number in db.session.scalars(joined.where(HOLDS, undecided))]
