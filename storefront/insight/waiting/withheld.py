"""What of the money a family may be paid waits, as the sale it comes from is held up: what no payout takes along."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, exists, func, literal, select

from storefront.kernel.database import db
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, recipients
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payouts import Payout, PayoutLine


@dataclass(frozen=True)
class Withheld:
    """Halalas of one sale ("parcel:12"), and the number of its order; "" for what is none of ours."""

    subject: str
    reference: str
    amount_minor: int


RAISED = func.sum(-LedgerEntry.amount_minor)


def of_family(family_id: int, subjects: Collection[str]) -> list[Withheld]:
    """What may not be paid out of these held sales of a family yet, the oldest first; one query, or none without any."""
    if not subjects:
        return []
    is_its = literal("parcel:") + cast(Parcel.id, String) == LedgerTransaction.subject
    statement = (
        _waiting(select(LedgerTransaction.subject, Parcel.reference, RAISED), family_id)
        .outerjoin(Parcel, is_its)
        .where(LedgerTransaction.subject.in_(subjects))
        .group_by(LedgerTransaction.subject, Parcel.reference)
        .order_by(func.min(LedgerEntry.id))
    )
    return [
        Withheld(subject, reference or "", int(minor)) for subject, reference, minor in db.session.execute(statement)
    ]


def total(family_id: int) -> Any:
    """The sum of it."""
    is_held = recipients.is_held(LedgerEntry.family_id, LedgerTransaction.subject, whole=False)
    return _waiting(select(RAISED), family_id).where(is_held)


def _waiting(columns: Any, family_id: int) -> Any:
    """What raised what a family may be paid, and is in no payout that was approved."""
    is_out = exists().where(
        PayoutLine.entry_id == LedgerEntry.id, Payout.id == PayoutLine.payout_id, Payout.state != "planned"
    )
    mine = (LedgerEntry.family_id == family_id, LedgerEntry.account == ledger.FAMILY, LedgerEntry.amount_minor < 0)
    return (
        columns.select_from(LedgerEntry)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(*mine, ~is_out)
    )
