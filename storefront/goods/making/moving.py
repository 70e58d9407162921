"""Another day for what is booked already: its new places are held beside the old ones until somebody has agreed, and then
all of it moves at once. Whoever holds or moves has the capacity's row, as when booking."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from storefront.goods.making.booking import hold, take_off, write
from storefront.goods.making.days import Calendar, earliest_after, latest
from storefront.goods.making.models import Capacity, CapacityBooking
from storefront.goods.making.queries import calendars
from storefront.goods.making.refusals import NotReadyBy
from storefront.kernel import clock
from storefront.kernel.database import db

Places = dict[int, Counter[date]]  # pieces by product and day


def reserve(subject: str, reserved: str, *, family_id: int, by: date) -> None:
    """Holds under the name `reserved` the latest places up to `by` for what a family makes for a subject, beside those it has;
    those that can stay where they are are not held twice. Goods without a capacity are left out. Raises NotReadyBy, with the
    first day on which all of it could be ready."""
    theirs = (*_living(subject), Capacity.family_id == family_id)
    booked = select(CapacityBooking.capacity_id).join(Capacity, Capacity.id == CapacityBooking.capacity_id)
    held = hold(booked.where(*theirs))
    places = _places(subject, held)
    found = calendars(held)
    for capacity_id in sorted(places):
        own = places[capacity_id]
        planned = latest(own, found[capacity_id], by, clock.today())
        if planned.keys() != own.keys():
            raise NotReadyBy(day=_first(places, found, by))
        write(capacity_id, found[capacity_id], {one: shares for one, shares in planned.items() if shares}, reserved)


def _first(places: Mapping[int, Places], found: Mapping[int, Calendar], by: date) -> date | None:
    """The first day after `by` on which everything could be ready; None when there is none within a year."""
    days = [earliest_after(places[one], found[one], by, clock.today()) for one in places]
    return None if None in days else max(day for day in days if day)


def _living(subject: str) -> tuple[ColumnElement[bool], ...]:
    return (CapacityBooking.subject == subject, CapacityBooking.given_back_at.is_(None))


def _places(subject: str, capacities: set[int]) -> dict[int, Places]:
    """Where pieces are booked for a subject, by capacity."""
    places: dict[int, Places] = defaultdict(dict)
    for row in _rows(subject, capacities):
        places[row.capacity_id].setdefault(row.product_id, Counter())[row.day] += row.pieces
    return places


def _rows(subject: str, capacities: set[int]) -> Sequence[CapacityBooking]:
    """The bookings that hold, as they are now."""
    rows = select(CapacityBooking).where(*_living(subject), CapacityBooking.capacity_id.in_(capacities))
    fresh = rows.order_by(CapacityBooking.id).execution_options(populate_existing=True)
    return db.session.scalars(fresh).all()


def move(subject: str, reserved: str, *, by: date) -> None:
    """What was reserved is booked for the subject now, and as many pieces leave their old places: those after `by` first,
    then the earliest ones, which are those that `reserve` left behind."""
    held = hold(select(CapacityBooking.capacity_id).where(*_living(reserved)))
    new = _rows(reserved, held)
    leaving: Counter[tuple[int, int]] = Counter()
    for row in new:
        leaving[row.capacity_id, row.product_id] += row.pieces
    take_off([_leave(row, leaving, reserved) for row in sorted(_rows(subject, held), key=lambda row: _order(row, by))])
    for row in new:
        row.subject = subject
    db.session.flush()


def _order(row: CapacityBooking, by: date) -> tuple[bool, date, int]:
    return row.day <= by, row.day, row.id


def _leave(row: CapacityBooking, leaving: Counter[tuple[int, int]], reserved: str) -> tuple[int, date, int]:
    """As many pieces of a booking as have to leave do; one that leaves whole is kept as given back."""
    some = min(row.pieces, leaving[row.capacity_id, row.product_id])
    leaving[row.capacity_id, row.product_id] -= some
    if some == row.pieces:
        row.given_back_at, row.subject = clock.now(), reserved
    else:
        row.pieces -= some
    return row.capacity_id, row.day, some
