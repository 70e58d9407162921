"""A ledger of many bookings, written in bulk so that a test of its pages need not wait for it."""

from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, text

from storefront.community.families.models import Family
from storefront.kernel.database import db
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction


def many_bookings(family: Family, number: int, *, since: datetime) -> None:
    """So many sales of a family, ten minutes apart, each of two entries."""
    first = (db.session.scalar(select(func.max(LedgerTransaction.id))) or 0) + 1
    ids = range(first, first + number)
    told = {"parcel": "7KQ34U7M", "items": 1_000, "commission": 80, "rates": [800]}
    booked = [
        {
            "id": one,
            "once": f"sale:bulk:{one}",
            "kind": "sale",
            "subject": f"parcel:{one}",
            "told": told,
            "booked_at": since + timedelta(minutes=10 * (one - first)),
        }
        for one in ids
    ]
    sides = [(ledger.BANK, None, 920), (ledger.FAMILY, family.id, -920)]
    entries = [
        {"transaction_id": one["id"], "account": account, "family_id": whose, "amount_minor": amount, "currency": "SAR"}
        | {"booked_at": one["booked_at"]}
        for one in booked
        for account, whose, amount in sides
    ]
    if (
        db.engine.dialect.name == "postgresql"
    ):  # each of these bookings adds up, and need not be asked one by one whether
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
    db.session.execute(insert(LedgerTransaction), booked)
    db.session.execute(insert(LedgerEntry), entries)
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SET LOCAL session_replication_role = origin"))
