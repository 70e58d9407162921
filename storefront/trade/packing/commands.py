"""A parcel that is made piece by piece: its lines are ticked ready one after the other, and with the last one it is ready."""

from sqlalchemy import delete, func, select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.refusals import NotFound, NotNow
from storefront.trade import orders
from storefront.trade.orders import OrderLine, Parcel, ReadyLine

MAKING = ("accepted", "preparing")  # the states of a parcel whose lines can be ticked


def tick(parcel: Parcel, line_id: int, actor: Actor, *, aware: bool = False) -> None:
    """This line is ready: with the first one the family has begun, with the last the parcel is ready. Ticked before is ticked.
    Raises NotAllowed, NotFound for another parcel's line, NotNow, BankHasTheMoney where the family takes a step with it and
    has not said that it knows (`aware`)."""
    _take(parcel, line_id, actor)
    values = {"order_line_id": line_id, "ready_at": clock.now(), "by": actor.user_id}
    db.session.execute(insert_once(ReadyLine.__table__).values(values).on_conflict_do_nothing())
    if parcel.state == "accepted":
        orders.prepare(parcel, actor, aware=aware)
    if _left(parcel.id) == 0:
        orders.make_ready(parcel, actor, aware=aware)


def untick(parcel: Parcel, line_id: int, actor: Actor) -> None:
    """This line is not ready after all. Raises as `tick` does; a parcel that is ready stays so."""
    _take(parcel, line_id, actor)
    ticked = delete(ReadyLine).where(ReadyLine.order_line_id == line_id)
    db.session.execute(ticked.execution_options(synchronize_session=False))


def _take(parcel: Parcel, line_id: int, actor: Actor) -> None:
    """Holds the parcel, so that of two who tick its last lines one sees what the other did."""
    orders.only_its_family(parcel, actor)
    orders.hold(parcel)
    if parcel.state not in MAKING:
        raise NotNow(state=parcel.state)
    own = select(OrderLine.id).where(OrderLine.id == line_id, OrderLine.parcel_id == parcel.id)
    if db.session.scalar(own) is None:
        raise NotFound()


def _left(parcel_id: int) -> int:
    """How many lines of a parcel are not ready yet."""
    lines = (
        select(func.count(OrderLine.id))
        .outerjoin(ReadyLine, ReadyLine.order_line_id == OrderLine.id)
        .where(OrderLine.parcel_id == parcel_id, ReadyLine.order_line_id.is_(None))
    )
    return db.session.scalar(lines) or 0
