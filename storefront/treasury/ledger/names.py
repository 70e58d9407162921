"""What events are called in the books, so that each is booked once."""

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury.ledger.models import LedgerTransaction

REVERSED = "movement_reversed"  # the kind of what sets right what people entered


def is_booked(once: str) -> bool:
    """Whether something was booked under this name."""
    return db.session.scalar(select(LedgerTransaction.id).where(LedgerTransaction.once == once)) is not None


def named(kind: str, once: str, turn: int) -> str:
    """What an event is called in the books, in its first turn or in a further one, after all before it were reversed."""
    return f"{kind}:{once}" if turn == 1 else f"{kind}/{turn}:{once}"


def reversed_name(once: str) -> str:
    """What the opposite of a booking is called."""
    return f"reversed:{once}"
