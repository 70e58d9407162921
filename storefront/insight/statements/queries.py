"""Feeding a statement from the books: each transaction that touched a family's account is one movement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from storefront.community.families import Family
from storefront.insight.statements.periods import Month, back_to
from storefront.insight.statements.statement import OTHER, PAID_BACK, SALE, TAKEN_BACK, Movement, Statement
from storefront.insight.statements.subjects import About, subjects
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction


@dataclass(frozen=True)
class Booked:
    """A transaction as far as it is the family's: its name, time, and the entries by account."""

    once: str
    kind: str
    at: datetime
    entries: Mapping[str, Sequence[int]]

    def total(self, account: str) -> int:
        return sum(self.entries.get(account, ()))


def months_of(family: Family) -> list[Month]:
    """The months a family can ask for: from its first booking to this one, the newest first."""
    first = db.session.scalar(
        select(func.min(LedgerTransaction.booked_at))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.account == ledger.FAMILY, LedgerEntry.family_id == family.id)
    )
    return back_to(Month.of(first), Month.of(clock.now())) if first else []


def of_month(family: Family, month: Month) -> Statement:
    """A family's statement of a month; a month that is not over shows what is there so far."""
    booked = transactions(family.id, month)
    told = subjects([one.once for one in booked])
    return Statement(
        family.trade_name_ar,
        family.trade_name_en or family.trade_name_ar,
        month,
        owed_before(family.id, month.begins),
        [movement(one, told.get(one.once)) for one in booked],
        is_over=month.ends <= clock.now(),
    )


def owed_before(family_id: int, moment: datetime) -> int:
    """What the market owed a family just before a moment."""
    statement = (
        select(func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerEntry.account == ledger.FAMILY, LedgerEntry.family_id == family_id)
        .where(LedgerTransaction.booked_at < moment)
    )
    return -int(db.session.scalar(statement) or 0)


def transactions(family_id: int, month: Month) -> list[Booked]:
    """The transactions of a month that touched a family, in the order of time, with the entries they are made of."""
    mine = select(LedgerEntry.transaction_id).where(
        LedgerEntry.account == ledger.FAMILY, LedgerEntry.family_id == family_id
    )
    statement = (
        select(LedgerTransaction, LedgerEntry)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.id.in_(mine))
        .where(LedgerTransaction.booked_at >= month.begins, LedgerTransaction.booked_at < month.ends)
        .order_by(LedgerTransaction.booked_at, LedgerTransaction.id, LedgerEntry.id)
    )
    found: dict[int, tuple[LedgerTransaction, defaultdict[str, list[int]]]] = {}
    for transaction, entry in db.session.execute(statement):
        _, entries = found.setdefault(transaction.id, (transaction, defaultdict(list)))
        entries[entry.account].append(entry.amount_minor)
    return [Booked(one.once, one.kind, one.booked_at, entries) for one, entries in found.values()]


def movement(booked: Booked, about: About | None) -> Movement:
    """A transaction as the family reads it."""
    told: dict[str, Any] = {"at": booked.at, "parcel": about.parcel if about else ""}
    mine = booked.entries[ledger.FAMILY]
    if about is None or booked.kind not in (SALE, TAKEN_BACK, PAID_BACK):
        return Movement(kind=OTHER, other_minor=-sum(mine), **told)
    told |= {"channel": about.channel, "method": about.method}
    if booked.kind == PAID_BACK:
        return Movement(kind=PAID_BACK, in_hand_minor=sum(mine), **told)
    is_sale, fee = booked.kind == SALE, -booked.total(ledger.COMMISSION)
    in_hand = sum(amount for amount in mine if amount > 0) if is_sale else 0
    share = in_hand - sum(mine)
    goods = about.goods_minor if is_sale else -about.goods_minor
    delivery = share + fee - goods
    return Movement(
        kind=booked.kind, goods_minor=goods, delivery_minor=delivery, fee_minor=fee, in_hand_minor=in_hand, **told
    )
