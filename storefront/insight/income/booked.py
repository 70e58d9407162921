"""What the books say a family earned: each sale, and each undoing of one, as a row to be summed. All sums are halalas."""

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, Subquery, case, cast, func, select
from sqlalchemy.orm import aliased

from storefront.insight.income.periods import Period
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

SALE = "sale"
EARNING = (SALE, *ledger.losses.UNDOING)  # the kinds of bookings by which a family earns, or loses what it earned
HANDING = ("paid_back", "came_back")  # by which cash leaves its hand, or turns out to be in it still
FEES = (ledger.COMMISSION, ledger.VAT_DUE)
PARCEL = "parcel:"


def earned(family_id: int, period: Period) -> Subquery:
    """A row per booking of a period by which a family earned or lost: `id`, `kind`, `booked_at`, `parcel_id`; `fee_minor`
    (what the market kept of it, its tax within), `family_minor` (the family's part) and `in_hand_minor` (the cash that came
    into its own hand). Of what is undone all are below nothing.

    Where the family took the cash itself the same account holds its part and what it took: the one below nothing is what it
    earned, the one above what it has in hand (see ledger.entries.sale).
    """
    booked, entry = LedgerTransaction, LedgerEntry
    is_own = entry.account.in_(ledger.OF_FAMILIES) & (entry.family_id == family_id)
    is_sale = booked.kind == SALE
    in_hand = is_own & (booked.kind.in_(HANDING) | (is_sale & (entry.amount_minor > 0)))
    return (
        select(
            booked.id,
            booked.kind,
            booked.booked_at,
            parcel_id().label("parcel_id"),
            summed(-entry.amount_minor, entry.account.in_(FEES)).label("fee_minor"),
            summed(-entry.amount_minor, is_own & ~in_hand).label("family_minor"),
            summed(entry.amount_minor, in_hand).label("in_hand_minor"),
        )
        .join(entry, entry.transaction_id == booked.id)
        .where(booked.kind.in_((*EARNING, *HANDING)), *within(period), touches(family_id))
        .group_by(booked.id)
        .subquery()
    )


def summed(amount: SQLColumnExpression[int], condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The sum of what meets a condition."""
    return func.sum(case((condition, amount), else_=0))


def within(period: Period) -> list[ColumnElement[bool]]:
    """Booked in a period."""
    return [LedgerTransaction.booked_at >= period.begins, LedgerTransaction.booked_at < period.ends]


def touches(family_id: int) -> ColumnElement[bool]:
    """Whether a transaction touched a family's accounts."""
    mine = aliased(LedgerEntry)
    own = (mine.family_id == family_id, mine.account.in_(ledger.OF_FAMILIES))
    return select(mine.id).where(mine.transaction_id == LedgerTransaction.id, *own).exists()


def parcel_id() -> ColumnElement[int]:
    """The parcel a booking is about, by its subject ("parcel:12"); none for other subjects."""
    subject = LedgerTransaction.subject
    return case((subject.like(f"{PARCEL}%"), cast(func.substr(subject, len(PARCEL) + 1), BigInteger)))
