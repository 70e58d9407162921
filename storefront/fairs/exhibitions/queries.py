"""Reading exhibitions: one of them, its days and programme, those of a body, those everybody sees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from storefront.community.regions import City
from storefront.fairs.exhibitions.days import OpenDay
from storefront.fairs.exhibitions.models import Exhibition, ExhibitionDay, ProgrammeItem
from storefront.fairs.exhibitions.states import COMING, HELD, OVER, SHOWN
from storefront.fairs.venues import Venue
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

WHOLE = (
    joinedload(Exhibition.body),
    joinedload(Exhibition.venue).joinedload(Venue.city),
    joinedload(Exhibition.season),
)
MOST_IN_FEED = 500
KEPT = timedelta(days=60)  # how long a feed names what is over


@dataclass(frozen=True)
class Wanted:
    """Which exhibitions a list is asked for; what is None or empty asks for nothing. `days` are a first and a last one."""

    region_id: int | None = None
    season_id: int | None = None
    kind: str = ""
    days: tuple[date, date] | None = None


# what a card prints: no whole objects
CARD: Any = (
    select(
        Exhibition.id,
        Exhibition.slug,
        Exhibition.gathering,
        Exhibition.kind,
        Exhibition.audience,
        Exhibition.name_ar,
        Exhibition.name_en,
        Exhibition.state,
        Exhibition.first_day,
        Exhibition.last_day,
        Venue.name_ar.label("venue_ar"),
        Venue.name_en.label("venue_en"),
        City.id.label("city_id"),
        City.region_id,
    )
    .join(Venue, Venue.id == Exhibition.venue_id)
    .join(City, City.id == Venue.city_id)
)


def shown(slug: str) -> Exhibition:
    """One that everybody sees, with its body, its venue and its season; raises NotFound."""
    return one(Exhibition.slug == slug, Exhibition.state.in_(SHOWN))


def get(exhibition_id: int) -> Exhibition:
    """The same by its key."""
    return one(Exhibition.id == exhibition_id, Exhibition.state.in_(SHOWN))


def of_bodies(body_ids: Collection[int], exhibition_id: int) -> Exhibition:
    """One of these bodies, in whatever state; raises NotFound for anybody else's."""
    return one(Exhibition.id == exhibition_id, Exhibition.body_id.in_(body_ids))


def one(*which: ColumnElement[bool]) -> Exhibition:
    found = db.session.scalar(select(Exhibition).options(*WHOLE).where(*which))
    if found is None:
        raise NotFound()
    return found


def page_of_bodies(body_ids: Collection[int], *, states: Collection[str] = (), number: int = 1) -> Page[Exhibition]:
    """Those of some bodies, the next to begin first; those without days before them."""
    mine = [Exhibition.body_id.in_(body_ids), *([Exhibition.state.in_(states)] if states else [])]
    statement = select(Exhibition).options(*WHOLE).where(*mine)
    undated = Exhibition.first_day.is_not(None)
    rows = statement.order_by(undated, Exhibition.first_day.desc(), Exhibition.id.desc())
    total = db.session.scalar(select(func.count(Exhibition.id)).where(*mine)) or 0
    return Page(db.session.scalars(rows.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all(), number, total)


def counts_of_bodies(body_ids: Collection[int]) -> dict[str, int]:
    """How many of them are in each state."""
    grouped = select(Exhibition.state, func.count(Exhibition.id)).where(Exhibition.body_id.in_(body_ids))
    return {state: number for state, number in db.session.execute(grouped.group_by(Exhibition.state))}


def days_of(exhibition_id: int) -> list[OpenDay]:
    """Its days in their order."""
    columns = (ExhibitionDay.day, ExhibitionDay.opens, ExhibitionDay.closes, ExhibitionDay.audience)
    rows = select(*columns).where(ExhibitionDay.exhibition_id == exhibition_id).order_by(ExhibitionDay.day)
    return [OpenDay(*row) for row in db.session.execute(rows)]


def programme_of(exhibition_id: int) -> Sequence[ProgrammeItem]:
    """What happens on its days, in its order."""
    mine = select(ProgrammeItem).where(ProgrammeItem.exhibition_id == exhibition_id)
    return db.session.scalars(mine.order_by(ProgrammeItem.day, ProgrammeItem.starts, ProgrammeItem.id)).all()


def coming(wanted: Wanted, *, number: int = 1, size: int = PAGE_SIZE) -> Page[Any]:
    """Cards of those that are on or to come, the next first; postponed ones stand at the end, as long as their days were to
    come. What was cancelled is told until its last day."""
    is_to_come = [
        Exhibition.state.in_([*COMING, "live", "postponed", "cancelled"]),
        Exhibition.last_day >= clock.today(),
    ]
    order = (Exhibition.state.in_(["postponed", "cancelled"]), Exhibition.first_day, Exhibition.id)
    return cards([*is_to_come, *asked(wanted)], order, number, size)


_soonest: Memory[Sequence[Any]] = Memory(most=64, seconds=30)


def soonest(wanted: Wanted, *, size: int) -> Sequence[Any]:
    """Cards of the first that are on or to come, for pages that show a few; from memory: a change shows within half a
    minute."""
    return _soonest.get((db.engine, wanted, size, clock.today()), lambda: read_soonest(wanted, size))


def read_soonest(wanted: Wanted, size: int) -> Sequence[Any]:
    is_held = [Exhibition.state.in_([*COMING, "live"]), Exhibition.last_day >= clock.today()]
    return read(CARD.where(*is_held, *asked(wanted)).order_by(Exhibition.first_day, Exhibition.id).limit(size))


def past(wanted: Wanted, *, number: int = 1, size: int = PAGE_SIZE) -> Page[Any]:
    """Cards of those that are over, the last first."""
    is_over = [Exhibition.state.in_(OVER)]
    return cards([*is_over, *asked(wanted)], (Exhibition.last_day.desc(), Exhibition.id.desc()), number, size)


def within(wanted: Wanted) -> Sequence[Any]:
    """Cards of what is held, or was, on the days asked for, in their order; for a month."""
    which = [Exhibition.state.in_(HELD | OVER), *asked(wanted)]
    return db.session.execute(
        CARD.where(*which).order_by(Exhibition.first_day, Exhibition.id).limit(MOST_IN_FEED)
    ).all()


def cards(which: Sequence[ColumnElement[bool]], order: Sequence[Any], number: int, size: int) -> Page[Any]:
    total = db.session.scalar(counted().where(*which)) or 0
    return Page(read(CARD.where(*which).order_by(*order).limit(size).offset((number - 1) * size)), number, total, size)


def read(statement: Any) -> Sequence[Any]:
    return db.session.execute(statement).all()


def counted() -> Select[int]:
    joined = select(func.count(Exhibition.id)).join(Venue, Venue.id == Exhibition.venue_id)
    return joined.join(City, City.id == Venue.city_id)


def asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if wanted.region_id is not None:
        which.append(City.region_id == wanted.region_id)
    if wanted.season_id is not None:
        which.append(Exhibition.season_id == wanted.season_id)
    if wanted.kind:
        which.append(Exhibition.kind == wanted.kind)
    if wanted.days:
        first, last = wanted.days
        which += [Exhibition.first_day <= last, Exhibition.last_day >= first]
    return which


def for_feed(wanted: Wanted) -> Sequence[Exhibition]:
    """Everything a calendar of others should know of: what is shown and was over lately at the most."""
    since = clock.today() - KEPT
    rows = select(Exhibition).options(*WHOLE).join(Venue, Venue.id == Exhibition.venue_id)
    rows = rows.join(City, City.id == Venue.city_id)
    which = [
        Exhibition.state.in_(SHOWN),
        or_(Exhibition.last_day >= since, Exhibition.changed_at >= clock.now() - KEPT),
    ]
    return db.session.scalars(
        rows.where(*which, *asked(wanted)).order_by(Exhibition.first_day, Exhibition.id).limit(MOST_IN_FEED)
    ).all()


def days_of_all(exhibition_ids: Collection[int]) -> dict[int, list[OpenDay]]:
    """The days of several, by exhibition, in one question."""
    rows = select(ExhibitionDay).where(ExhibitionDay.exhibition_id.in_(exhibition_ids))
    found: dict[int, list[OpenDay]] = {}
    for row in db.session.scalars(rows.order_by(ExhibitionDay.exhibition_id, ExhibitionDay.day)):
        found.setdefault(row.exhibition_id, []).append(OpenDay(row.day, row.opens, row.closes, row.audience))
    return found


def slugs() -> Sequence[str]:
    """The addresses of those everybody sees, for the map of the site."""
    return db.session.scalars(select(Exhibition.slug).where(Exhibition.state.in_(SHOWN)).order_by(Exhibition.id)).all()
