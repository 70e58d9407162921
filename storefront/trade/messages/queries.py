"""Reading messages: of a thread for its two sides, a family's threads, those the office is to look at."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel.database import db
from storefront.kernel.paging import Page
from storefront.kernel.refusals import NotFound
from storefront.trade.messages.models import Message, Thread
from storefront.trade.orders import Order, Parcel

PAGE = 20
HIDDEN = Message.state == "hidden"
AROUND = joinedload(Message.thread).joinedload(Thread.parcel).joinedload(Parcel.family)
REPORTED = (Message.reported_at.is_not(None), Message.decided_at.is_(None))


def find_thread(parcel_id: int) -> Thread | None:
    """The thread of a parcel, once something was written."""
    return db.session.scalar(select(Thread).where(Thread.parcel_id == parcel_id))


def threads_of(parcel_ids: Iterable[int]) -> Mapping[int, Thread]:
    """The threads of some parcels, by parcel; one query."""
    rows = db.session.scalars(select(Thread).where(Thread.parcel_id.in_(sorted(parcel_ids))))
    return {row.parcel_id: row for row in rows}


def of_thread(thread_id: int, *, number: int = 1) -> Page[Message]:
    """A page of a thread: the newest are on the first, and each page reads from its oldest message to its newest."""
    mine = Message.thread_id == thread_id
    total = db.session.scalar(select(func.count(Message.id)).where(mine)) or 0
    newest = select(Message).where(mine).order_by(Message.id.desc()).limit(PAGE).offset(PAGE * (number - 1))
    return Page(list(reversed(db.session.scalars(newest).all())), number, total, PAGE)


def newest_of(thread_ids: Sequence[int]) -> Mapping[int, Message]:
    """The newest message of each of these threads; one query, none for none."""
    if not thread_ids:
        return {}
    last = select(func.max(Message.id)).where(Message.thread_id.in_(thread_ids)).group_by(Message.thread_id)
    return {row.thread_id: row for row in db.session.scalars(select(Message).where(Message.id.in_(last)))}


def of_family(family_id: int, *, number: int = 1) -> Page[Thread]:
    """A page of a family's threads with their parcels and orders: those with something new first, then the newest."""
    mine = Thread.family_id == family_id
    total = db.session.scalar(select(func.count(Thread.id)).where(mine)) or 0
    statement = (
        select(Thread)
        .where(mine)
        .options(joinedload(Thread.parcel).joinedload(Parcel.order))
        .order_by(Thread.new_for_family.is_(None), Thread.written_at.desc(), Thread.id.desc())
        .limit(PAGE)
        .offset(PAGE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total, PAGE)


def count_new(family_id: int) -> int:
    """In how many threads something waits to be read by a family."""
    mine = (Thread.family_id == family_id, Thread.new_for_family.is_not(None))
    return db.session.scalar(select(func.count(Thread.id)).where(*mine)) or 0


def get(message_id: int) -> Message:
    """A message with its thread, in any state; raises NotFound."""
    return _one(Message.id == message_id)


def get_of_parcel(parcel_id: int, message_id: int) -> Message:
    """A message about this parcel; raises NotFound for another's."""
    return _one(Message.id == message_id, Message.thread_id == Thread.id, Thread.parcel_id == parcel_id)


def _one(*where: ColumnElement[bool]) -> Message:
    found: Message | None = db.session.scalar(select(Message).where(*where).options(joinedload(Message.thread)))
    if found is None:
        raise NotFound()
    return found


def get_reported(message_id: int) -> Message:
    """A message somebody reported, or the office has hidden, with parcel and family; raises NotFound for any other, which is
    between the two."""
    found: Message | None = db.session.scalar(
        select(Message).where(Message.id == message_id, HIDDEN | Message.reported_at.is_not(None)).options(AROUND)
    )
    if found is None:
        raise NotFound()
    return found


def reported(show: str, *, number: int = 1) -> Page[Message]:
    """A page of messages for the office: with a report nobody has decided, the oldest first, or those that are hidden
    ("hidden"), the newest first; with parcel and family."""
    where = [HIDDEN] if show == "hidden" else list(REPORTED)
    total = db.session.scalar(select(func.count(Message.id)).where(*where)) or 0
    order = Message.id.desc() if show == "hidden" else Message.reported_at.asc()
    rows = select(Message).where(*where).options(AROUND).order_by(order, Message.id).limit(PAGE)
    return Page(db.session.scalars(rows.offset(PAGE * (number - 1))).all(), number, total, PAGE)


def count_reported() -> int:
    """How many messages the office is to look at."""
    return db.session.scalar(select(func.count(Message.id)).where(*REPORTED)) or 0


def of_member(user_id: int) -> Sequence[Message]:
    """What was written about a member's orders, the oldest first, with the parcels it is about."""
    statement = (
        select(Message)
        .join(Thread, Thread.id == Message.thread_id)
        .join(Parcel, Parcel.id == Thread.parcel_id)
        .join(Order, Order.id == Parcel.order_id)
        .where(Order.user_id == user_id)
        .options(joinedload(Message.thread).joinedload(Thread.parcel))
    )
    return db.session.scalars(statement.order_by(Message.id)).all()
