"""Reading what is to be set right: which bookings can be reversed, and what waits for a second person."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerTransaction
from storefront.treasury.movements.models import MovementReversal
from storefront.treasury.movements.noting import BY_HAND

KINDS = ("arrived", "cash_handed_in", "courier_paid")  # what people enter


def is_by_hand(one: LedgerTransaction) -> bool:
    """Whether somebody entered this booking from a bank statement."""
    return one.kind in KINDS and one.subject == BY_HAND


def living(transaction_id: int) -> MovementReversal | None:
    """The wish to reverse a booking, asked or booked; None where there is none."""
    mine = (MovementReversal.transaction_id == transaction_id, MovementReversal.state != "left")
    return db.session.scalar(select(MovementReversal).where(*mine))


def get(reversal_id: int) -> MovementReversal:
    """One wish; raises NotFound."""
    found = db.session.get(MovementReversal, reversal_id)
    if found is None:
        raise NotFound()
    return found


def waiting() -> Sequence[tuple[MovementReversal, LedgerTransaction]]:
    """What waits for a second person, the oldest first, with the booking it is about."""
    statement = (
        select(MovementReversal, LedgerTransaction)
        .join(LedgerTransaction, LedgerTransaction.id == MovementReversal.transaction_id)
        .where(MovementReversal.state == "asked")
        .order_by(MovementReversal.id)
    )
    return [(reversal, one) for reversal, one in db.session.execute(statement)]


def counterpart(one: LedgerTransaction) -> LedgerTransaction | None:
    """The booking that reverses this one, or that this one reverses."""
    if one.kind == ledger.names.REVERSED:
        return db.session.get(LedgerTransaction, int(one.told["of"]))
    name = ledger.names.reversed_name(one.once)
    return db.session.scalar(select(LedgerTransaction).where(LedgerTransaction.once == name))
