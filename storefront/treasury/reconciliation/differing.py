"""The two books side by side in one question: a provider's movements and the ledger's bookings about it, summed up by the
name both call them, and of these whatever is not the same."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, func, literal, or_, select, union_all

from storefront.kernel.database import db
from storefront.treasury.ledger import PROVIDER_FEE, LedgerEntry, LedgerTransaction, clearing
from storefront.treasury.reconciliation.comparing import Books, Pair, Side
from storefront.treasury.reconciliation.models import ProviderMovement

NOTHING = literal(0)
SUMS = ("theirs", "their_fees", "told", "ours", "our_fees", "booked")


def differing(provider: str) -> Books:
    """Everything that either book has otherwise than the other, by name and currency. One statement: while it is read
    the market goes on booking."""
    each, held = _each(provider), {}
    everything = [func.sum(each.c[name]) for name in SUMS]
    of_currency = select(literal(None), each.c.currency, *everything, func.max(each.c.at)).group_by(each.c.currency)
    differs = select(each).where(or_(each.c.theirs != each.c.ours, each.c.their_fees != each.c.our_fees))
    pairs = []
    for ref, currency, theirs, their_fees, told, ours, our_fees, booked, at in db.session.execute(
        union_all(differs, of_currency)
    ):
        mine = Side(int(ours), int(our_fees), booked > 0)
        if ref is None:
            held[currency] = mine.net_minor
        else:
            pairs.append(Pair(ref, currency, Side(int(theirs), int(their_fees), told > 0), mine, at))
    return Books(sorted(pairs, key=lambda pair: (pair.ref, pair.currency)), held)


def _each(provider: str) -> CTE:
    """What each book says of every thing."""
    both = union_all(_theirs(provider), _ours(provider)).subquery()
    sums = [func.sum(both.c[name]).label(name) for name in SUMS]
    each = select(both.c.ref, both.c.currency, *sums, func.max(both.c.at).label("at"))
    return each.group_by(both.c.ref, both.c.currency).cte("each_thing")


def _theirs(provider: str) -> Select[*tuple[Any, ...]]:
    return select(
        ProviderMovement.source_ref.label("ref"),
        ProviderMovement.currency.label("currency"),
        ProviderMovement.moved_at.label("at"),
        ProviderMovement.amount_minor.label("theirs"),
        ProviderMovement.fee_minor.label("their_fees"),
        literal(1).label("told"),
        NOTHING.label("ours"),
        NOTHING.label("our_fees"),
        NOTHING.label("booked"),
    ).where(ProviderMovement.provider == provider)


def _ours(provider: str) -> Select[*tuple[Any, ...]]:
    is_fee = LedgerTransaction.kind == PROVIDER_FEE
    return (
        select(
            called().label("ref"),
            LedgerEntry.currency,
            LedgerTransaction.booked_at,
            NOTHING,
            NOTHING,
            NOTHING,
            case((is_fee, 0), else_=LedgerEntry.amount_minor),
            case((is_fee, -LedgerEntry.amount_minor), else_=0),
            literal(1),
        )
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerEntry.account == clearing(provider))
    )


def called() -> ColumnElement[str]:
    """What a booking calls what moved at the provider; one that does not say, by its own name."""
    return case((LedgerTransaction.provider_ref == "", LedgerTransaction.once), else_=LedgerTransaction.provider_ref)


def bookings_about(provider: str, refs: Collection[str]) -> dict[str, list[int]]:
    """The bookings on a provider's account that speak of these, by id, under the names they call them by."""
    statement = (
        select(called(), LedgerTransaction.id)
        .distinct()
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.account == clearing(provider), called().in_(refs))
        .order_by(LedgerTransaction.id)
    )
    found: defaultdict[str, list[int]] = defaultdict(list)
    for ref, transaction_id in db.session.execute(statement):
        found[ref].append(transaction_id)
    return dict(found)
