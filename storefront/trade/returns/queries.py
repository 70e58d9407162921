"""Reading returns: of a parcel, of a whole order, what came home already."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, exists, func, literal, select
from sqlalchemy.orm import joinedload

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade import allowances
from storefront.trade.orders import Order, Parcel
from storefront.trade.returns import policy, shares
from storefront.trade.returns.models import ReturnLine, ReturnRequest
from storefront.trade.returns.policy import AT_DOOR
from storefront.treasury import ledger, refunds
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

SUBJECT = literal("parcel:") + cast(Parcel.id, String)  # what a parcel is called in the books
OPEN = ("asked", "agreed")  # waits for an answer, or for the goods
WAITING = ReturnRequest.state.in_(OPEN)


def given_back(*parcel_ids: int) -> Counter[int]:
    """Pieces of these parcels that came home already, by order line."""
    statement = (
        select(ReturnLine.order_line_id, func.sum(ReturnLine.quantity))
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(ReturnRequest.parcel_id.in_(parcel_ids), ReturnRequest.state == "done")
        .group_by(ReturnLine.order_line_id)
    )
    return Counter({line_id: int(pieces) for line_id, pieces in db.session.execute(statement)})


def pieces_at_door(parcel_id: int) -> Counter[int]:
    """Pieces of a parcel that were not taken at the door, by order line."""
    statement = (
        select(ReturnLine.order_line_id, ReturnLine.quantity)
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(ReturnRequest.parcel_id == parcel_id, ReturnRequest.kind == AT_DOOR)
    )
    return Counter({line_id: pieces for line_id, pieces in db.session.execute(statement)})


def get(request_id: int) -> ReturnRequest:
    """A wish to give back with its lines, for reactions; raises NotFound."""
    found = next(iter(_with_lines(ReturnRequest.id == request_id)), None)
    if found is None:
        raise NotFound()
    return found


def shares_of(wishes: Sequence[ReturnRequest], parcel: Parcel) -> dict[int, ledger.Share]:
    """What goes back for each wish about a parcel that is loaded with its lines, by its id: what was paid for its pieces, less
    what was allowed, counted after the pieces that came home before them, and the delivery where all of it is faulty. One
    query, none for none."""
    allowed = allowances.allowed(parcel.id) if wishes else shares.NOTHING
    home, found = Counter[int](), dict[int, ledger.Share]()
    for wish in sorted(wishes, key=lambda one: one.id):
        after = home + Counter({line.order_line_id: line.quantity for line in wish.lines})
        with_it = policy.gives_delivery_back(wish.kind, shares.is_whole(parcel.lines, after))
        found[wish.id] = shares.share_back(parcel, parcel.lines, home, after, with_delivery=with_it, allowed=allowed)
        home = after if wish.state == "done" else home
    return found


def asked_back(wishes: Sequence[ReturnRequest]) -> dict[int, int]:
    """The sums (halalas) that were asked to go back for these wishes, by wish; nothing where none was."""
    names = {f"return:{wish.id}": wish.id for wish in wishes}
    going = refunds.purposes.sums()
    mine = select(going.c.subject, func.sum(going.c.amount_minor)).where(going.c.subject.in_(list(names)))
    statement = mine.group_by(going.c.subject)
    return {names[subject]: int(minor) for subject, minor in db.session.execute(statement)}


def open_request(parcel_id: int) -> ReturnRequest | None:
    """The return that waits for an answer or for the goods."""
    return db.session.scalar(select(ReturnRequest).where(ReturnRequest.parcel_id == parcel_id, WAITING))


def orders_waiting(user_id: int) -> Sequence[int]:
    """A member's orders of which something waits for an answer or is on its way back, by id."""
    mine = select(Order.id).join(Parcel, Parcel.order_id == Order.id).where(Order.user_id == user_id)
    waiting = mine.join(ReturnRequest, ReturnRequest.parcel_id == Parcel.id).where(WAITING)
    return db.session.scalars(waiting.distinct().order_by(Order.id)).all()


def forgotten(before: datetime, *, limit: int) -> Sequence[int]:
    """Complete parcels, by id, whose money is still coming because of a return that was asked for before a moment."""
    held = [sale.subject for sale in ledger.cash.owed()]
    statement = (
        select(Parcel.id)
        .join(ReturnRequest, ReturnRequest.parcel_id == Parcel.id)
        .where(Parcel.state == "completed", WAITING, ReturnRequest.asked_at < before, _coming() < 0)
        .where(SUBJECT.not_in(held))
        .order_by(Parcel.id)
        .limit(limit)
    )
    return db.session.scalars(statement).all()


def uncleared(among: Collection[int]) -> Sequence[int]:
    """Which of these parcels, by id, are complete and nothing of them is on its way back, so that what is coming of them may
    be paid out; those a return holds up for too long are found among the forgotten."""
    waits = exists().where(ReturnRequest.parcel_id == Parcel.id, WAITING)
    mine = (Parcel.id.in_(among), Parcel.state == "completed")
    return db.session.scalars(select(Parcel.id).where(*mine, ~waits).order_by(Parcel.id)).all()


def _coming() -> ColumnElement[int]:
    """What stands on the books as coming of a parcel; below nothing while there is some."""
    return (
        select(func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerTransaction.subject == SUBJECT)
        .where(LedgerEntry.account == ledger.FAMILY_COMING)
        .correlate(Parcel)
        .scalar_subquery()
    )


def of_parcel(parcel_id: int) -> Sequence[ReturnRequest]:
    """Every wish to give back goods of a parcel with its lines, the newest first."""
    return _with_lines(ReturnRequest.parcel_id == parcel_id)


def get_of_parcel(parcel_id: int, request_id: int) -> ReturnRequest:
    """The one of them with this id; raises NotFound for another parcel's."""
    found = next((wish for wish in of_parcel(parcel_id) if wish.id == request_id), None)
    if found is None:
        raise NotFound()
    return found


def of_order(order_id: int) -> Sequence[ReturnRequest]:
    """The same of all parcels of an order."""
    return _with_lines(ReturnRequest.parcel_id.in_(select(Parcel.id).where(Parcel.order_id == order_id)))


def at_doors(parcel_ids: Collection[int]) -> Sequence[ReturnRequest]:
    """What was not taken at the door of these parcels, with the pieces."""
    return _with_lines((ReturnRequest.kind == AT_DOOR) & ReturnRequest.parcel_id.in_(parcel_ids))


def _with_lines(mine: object) -> Sequence[ReturnRequest]:
    statement = select(ReturnRequest).where(mine).options(joinedload(ReturnRequest.lines))  # type: ignore[arg-type]
    return db.session.scalars(statement.order_by(ReturnRequest.id.desc())).unique().all()
