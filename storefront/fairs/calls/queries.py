"""Reading calls for exhibitors: that of an exhibition, those everybody reads, what they invite."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from storefront.community.regions import City
from storefront.fairs.calls.models import CallQuota, ExhibitorCall
from storefront.fairs.calls.policy import RUNNING
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.venues import Venue
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

MOST_IN_FEED = 500
KEPT = timedelta(days=60)  # how long a feed names what is over
WHOLE = joinedload(ExhibitorCall.exhibition).options(
    joinedload(Exhibition.venue).joinedload(Venue.city), joinedload(Exhibition.body)
)


def find_of_exhibition(exhibition_id: int) -> ExhibitorCall | None:
    """The call of an exhibition, in whatever state, if there is one."""
    return db.session.scalar(select(ExhibitorCall).where(ExhibitorCall.exhibition_id == exhibition_id))


def of_exhibition(exhibition_id: int) -> ExhibitorCall:
    """The same; raises NotFound."""
    found = find_of_exhibition(exhibition_id)
    if found is None:
        raise NotFound()
    return found


def get(call_id: int) -> ExhibitorCall:
    """A call with its exhibition, venue and body, whoever asks; raises NotFound."""
    found = db.session.scalar(select(ExhibitorCall).options(WHOLE).where(ExhibitorCall.id == call_id))
    if found is None:
        raise NotFound()
    return found


def shown(call_id: int) -> ExhibitorCall:
    """A call that was published, of an exhibition that everybody sees; raises NotFound."""
    call = get(call_id)
    if call.published_at is None:
        raise NotFound()
    return call


def quotas_of(call_id: int) -> Sequence[CallQuota]:
    """What it invites."""
    return db.session.scalars(select(CallQuota).where(CallQuota.call_id == call_id).order_by(CallQuota.id)).all()


def quotas_of_all(call_ids: Collection[int]) -> dict[int, list[CallQuota]]:
    """What several invite, by call, in one question."""
    found: dict[int, list[CallQuota]] = {}
    rows = select(CallQuota).where(CallQuota.call_id.in_(call_ids)).order_by(CallQuota.call_id, CallQuota.id)
    for row in db.session.scalars(rows):
        found.setdefault(row.call_id, []).append(row)
    return found


def current(*, region_id: int | None = None, number: int = 1, size: int = PAGE_SIZE) -> Page[ExhibitorCall]:
    """Those that are open or open later, the first to close first."""
    running = published().where(Exhibition.state.in_(RUNNING), ExhibitorCall.closes_at > clock.now())
    if region_id is not None:
        running = running.where(City.region_id == region_id)
    total = db.session.scalar(running.with_only_columns(func.count(ExhibitorCall.id))) or 0
    rows = running.options(WHOLE).order_by(ExhibitorCall.closes_at, ExhibitorCall.id)
    return Page(db.session.scalars(rows.limit(size).offset((number - 1) * size)).all(), number, total, size)


def for_feed() -> Sequence[ExhibitorCall]:
    """Everything a calendar of others should know of: what is published and closed lately at the most."""
    rows = published().options(WHOLE).where(ExhibitorCall.closes_at >= clock.now() - KEPT)
    return db.session.scalars(rows.order_by(ExhibitorCall.closes_at, ExhibitorCall.id).limit(MOST_IN_FEED)).all()


def published() -> Select[Any]:
    joined = select(ExhibitorCall).join(Exhibition, Exhibition.id == ExhibitorCall.exhibition_id)
    joined = joined.join(Venue, Venue.id == Exhibition.venue_id).join(City, City.id == Venue.city_id)
    return joined.where(ExhibitorCall.published_at.is_not(None))
