"""What the books say a family earned: each sale, and each undoing of one, as a row to be summed. All sums are halalas."""

from sqlalchemy import BigInteger, ColumnElement, SQLColumnExpression, Subquery, case, cast, func, select

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
    booked, entry, mine = LedgerTransaction, LedgerEntry, touching(family_id, period)
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
        .join(mine, mine.c.transaction_id == booked.id)
        .join(entry, entry.transaction_id == booked.id)
        .where(booked.kind.in_((*EARNING, *HANDING)))
        .group_by(booked.id)
        .subquery()
    )


def summed(amount: SQLColumnExpression[int], condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The sum of what meets a condition."""
    return func.sum(case((condition, amount), else_=0))


def touching(family_id: int, period: Period) -> Subquery:
    """The transactions of a period that touched a family's accounts, each once, by `transaction_id`. They stand together in the
    index of a family's books, so whoever reads begins with them, however much the market booked besides."""
    own = (LedgerEntry.family_id == family_id, LedgerEntry.account.in_(ledger.OF_FAMILIES))
    in_period = (LedgerEntry.booked_at >= period.begins, LedgerEntry.booked_at < period.ends)
    return select(LedgerEntry.transaction_id).where(*own, *in_period).group_by(LedgerEntry.transaction_id).subquery()


def parcel_id() -> ColumnElement[int]:
    """The parcel a booking is about, by its subject ("parcel:12"); none for other subjects."""
    subject = LedgerTransaction.subject
    return case((subject.like(f"{PARCEL}%"), cast(func.substr(subject, len(PARCEL) + 1), BigInteger)))
