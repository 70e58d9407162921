"""Booking pieces on the days of a capacity, and giving them back. Whoever books holds the capacity's row, so that nobody
books by a calendar that another is changing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, bindparam, delete, insert, select, update

from storefront.community.families import Family
from storefront.goods.catalogue import Product
from storefront.goods.making.days import Calendar, Share, Want, earliest, plan
from storefront.goods.making.models import Capacity, CapacityBooking, CapacityDay, CapacityProduct
from storefront.goods.making.queries import calendars, shared
from storefront.goods.making.refusals import NoDayIsFree
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.refusals import Named

Ready = dict[int, date]  # by product, the day on which the last of its pieces is ready


def book(wants: Sequence[Want], *, subject: str) -> Ready:
    """Books pieces on the next free days of the capacities their products are made within, all of them or none; products
    without one are left out. Raises NoDayIsFree.

    Capacities are held in key order, so that two buyers of the same goods cannot wait for each other.
    """
    return _book(wants, *_held([want.product_id for want in wants]), subject) if wants else {}


def _held(product_ids: Sequence[int]) -> tuple[Mapping[int, int], Mapping[int, Calendar]]:
    """As `shared` answers it of products, their capacities held. One that a product was moved to meanwhile is held too."""
    theirs = select(CapacityProduct.capacity_id).where(CapacityProduct.product_id.in_(product_ids))
    held = hold(theirs)
    capacity_of, found = shared(product_ids)
    if found.keys() - held:
        hold(theirs)
        return shared(product_ids)
    return capacity_of, found


def take_again(subject: str) -> Ready:
    """Books once more what this subject had given back, in the same capacities, on the days that are free now. Raises
    NoDayIsFree."""
    given = (CapacityBooking.subject == subject, CapacityBooking.given_back_at.is_not(None))
    hold(select(CapacityBooking.capacity_id).where(*given))
    statement = (
        select(CapacityBooking, Product, Family)
        .join(Product, Product.id == CapacityBooking.product_id)
        .join(Family, Family.id == Product.family_id)
        .where(*given)
    )
    rows = db.session.execute(statement).all()
    pieces: Counter[int] = Counter()
    for booking, product, _ in rows:
        pieces[product.id] += booking.pieces
    wants = {product.id: Want(product.id, pieces[product.id], earliest(product, family)) for _, product, family in rows}
    capacity_of = {booking.product_id: booking.capacity_id for booking, _, _ in rows}
    ready = _book([*wants.values()], capacity_of, calendars(capacity_of.values()), subject)
    db.session.execute(delete(CapacityBooking).where(*given).execution_options(synchronize_session=False))
    return ready


def hold(capacities: Select[int] | Sequence[int]) -> set[int]:
    """Makes whoever books within these capacities, or changes them, wait for the end of this unit; their ids."""
    rows = select(Capacity.id).where(Capacity.id.in_(capacities)).order_by(Capacity.id)
    return set(db.session.scalars(rows.with_for_update()))


def _book(wants: Sequence[Want], capacity_of: Mapping[int, int], found: Mapping[int, Calendar], subject: str) -> Ready:
    """Plans by calendars that are held, and writes what was planned."""
    ready: Ready = {}
    for capacity_id in sorted(found):
        mine = [want for want in wants if capacity_of.get(want.product_id) == capacity_id]
        planned = plan(mine, found[capacity_id], clock.today())
        missing = next((want.product_id for want in mine if want.product_id not in planned), None)
        if missing is not None:
            raise NoDayIsFree(product=Named.of(db.session.get_one(Product, missing), "name"))
        write(capacity_id, found[capacity_id], planned, subject)
        ready |= {product_id: shares[-1].day for product_id, shares in planned.items()}
    return ready


def write(capacity_id: int, calendar: Calendar, planned: Mapping[int, Sequence[Share]], subject: str) -> None:
    """The bookings, and the days that hold them; nothing where nothing is planned."""
    if not planned:
        return
    now, pieces = clock.now(), Counter[date]()
    rows = []
    for product_id, shares in planned.items():
        for share in shares:
            pieces[share.day] += share.pieces
            row = {"capacity_id": capacity_id, "product_id": product_id, "subject": subject, "booked_at": now}
            rows.append({**row, "day": share.day, "pieces": share.pieces})
    db.session.execute(insert(CapacityBooking), rows)
    _add(capacity_id, calendar, pieces)


def _add(capacity_id: int, calendar: Calendar, pieces: Mapping[date, int]) -> None:
    """So many more pieces on each day, in one statement; the table itself takes none above the most there may be."""
    new = insert_once(CapacityDay.__table__)
    more = {"booked": CapacityDay.__table__.c.booked + new.excluded.booked, "most": new.excluded.most}
    statement = new.on_conflict_do_update(index_elements=["capacity_id", "day"], set_=more)
    rows = [
        {"capacity_id": capacity_id, "day": day, "booked": number, "most": calendar.pieces}
        for day, number in sorted(pieces.items())
    ]
    db.session.execute(statement, rows)


def give_back(subject: str, *, family_id: int | None = None, after: date | None = None) -> None:
    """Nothing is made for this subject any more, or nothing by one family: its days are free again; with `after` only those
    that follow that day, on which it was made already."""
    mine = [CapacityBooking.subject == subject, CapacityBooking.given_back_at.is_(None)]
    if after is not None:
        mine.append(CapacityBooking.day > after)
    booked = select(CapacityBooking.capacity_id).where(*mine)
    own = select(Capacity.id).where(Capacity.id.in_(booked))
    ids = db.session.scalars(own if family_id is None else own.where(Capacity.family_id == family_id)).all()
    if not ids:
        return
    hold(ids)
    freed = db.session.execute(
        update(CapacityBooking)
        .where(*mine, CapacityBooking.capacity_id.in_(ids))
        .values(given_back_at=clock.now())
        .returning(CapacityBooking.capacity_id, CapacityBooking.day, CapacityBooking.pieces)
        .execution_options(synchronize_session=False)
    ).all()
    take_off((capacity_id, day, pieces) for capacity_id, day, pieces in freed)


def take_off(freed: Iterable[tuple[int, date, int]]) -> None:
    """So many fewer pieces on each day of a capacity."""
    fewer: defaultdict[tuple[int, date], int] = defaultdict(int)
    for capacity_id, day, pieces in freed:
        fewer[capacity_id, day] += pieces
    days = CapacityDay.__table__
    statement = (
        update(CapacityDay)
        .where(days.c.capacity_id == bindparam("of"), days.c.day == bindparam("on"))
        .values(booked=days.c.booked - bindparam("fewer"))
    )
    rows = [{"of": of, "on": on, "fewer": pieces} for (of, on), pieces in sorted(fewer.items()) if pieces]
    if rows:
        db.session.connection().execute(statement, rows)
