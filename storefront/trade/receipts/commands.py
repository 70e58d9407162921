"""Numbering receipts."""

from contextlib import suppress

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storefront.kernel.database import db
from storefront.trade.receipts.models import ReceiptCounter


def next_number(family_id: int) -> int:
    """The family's next receipt number; numbers follow each other without a gap, however many are asked for at once."""
    if db.session.get(ReceiptCounter, family_id) is None:
        with suppress(IntegrityError), db.session.begin_nested():  # somebody else may write it at this very moment
            db.session.add(ReceiptCounter(family_id=family_id, last=0))
    raised = (
        update(ReceiptCounter)
        .where(ReceiptCounter.family_id == family_id)
        .values(last=ReceiptCounter.last + 1)
        .returning(ReceiptCounter.last)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(raised).scalar_one()
