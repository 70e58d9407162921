"""Feeding a statement from the books: each transaction that changed what a family is owed is one movement.

Owed is what is coming to it, what it may be paid, and what is on its way to its bank: money counts as paid out when it has
arrived, and not when somebody approved it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, func, literal, or_, select, union_all

from storefront.community.families import Family
from storefront.insight.statements.periods import Month, back_to
from storefront.insight.statements.statement import (
    DENIED,
    GIVEN_AGAIN,
    OTHER,
    PAID_BACK,
    PAYOUT,
    SALE,
    TAKEN_BACK,
    Movement,
    Owed,
    Statement,
)
from storefront.insight.statements.subjects import About, subjects
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import Parcel
from storefront.treasury import debts, ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payouts import Payout

OWED = (ledger.FAMILY_COMING, ledger.FAMILY, ledger.PAYOUTS_ON_THE_WAY)
SAME = {"borne": TAKEN_BACK, "unborne": GIVEN_AGAIN}  # what a bank took and the family bears is taken back too
UNDOING = ("taken_back", "borne", "unborne")
PAID_OUT = ("payout_done", "payout_reversed", "share_reversed")


@dataclass(frozen=True)
class Booked:
    """A transaction as far as it is the family's: its name, time, what explains it; by how much the market owes the family more
    for it, what the market took as its fee, the tax in that, what is the courier's, what a coupon of the market paid, and the
    cash of it that came into the family's own hand, all in halalas."""

    once: str
    kind: str
    at: datetime
    told: Mapping[str, Any]
    change_minor: int
    fee_minor: int
    fee_vat_minor: int
    courier_minor: int
    coupon_minor: int
    in_hand_minor: int


def months_of(family: Family) -> list[Month]:
    """The months a family can ask for: from its first booking to this one, the newest first."""
    first = db.session.scalar(select(func.min(LedgerEntry.booked_at)).where(LedgerEntry.family_id == family.id))
    return back_to(Month.of(first), Month.of(clock.now())) if first else []


def of_month(family: Family, month: Month) -> Statement:
    """A family's statement of a month; a month that is not over shows what is there so far."""
    booked = transactions(family.id, month)
    told = subjects([one.once for one in booked])
    opening, closing = owed(family.id, month)
    return Statement(
        family.trade_name_ar,
        family.trade_name_en or family.trade_name_ar,
        month,
        opening,
        [movement(one, told.get(one.once)) for one in booked],
        closing,
        debts.of_family(family.id, -closing.payable_minor, until=month.ends),
        is_over=month.ends <= clock.now(),
    )


def owed(family_id: int, month: Month) -> tuple[int, Owed]:
    """What the market owed a family when a month began (halalas), and by kind when it ended."""
    before = -func.sum(case((LedgerEntry.booked_at < month.begins, LedgerEntry.amount_minor), else_=0))
    sums = select(before, *(raised(account) for account in OWED)).where(LedgerEntry.booked_at < month.ends)
    sent = LedgerEntry.account == ledger.PAYOUTS_ON_THE_WAY, LedgerEntry.transaction_id.in_(of_payouts(family_id))
    rows = db.session.execute(union_all(sums.where(LedgerEntry.family_id == family_id), sums.where(*sent))).all()
    opening, *left = (sum(int(one or 0) for one in column) for column in zip(*rows, strict=True))
    return opening, Owed(*left)


def raised(account: str) -> ColumnElement[int]:
    """By how much entries raised what is owed on an account."""
    return raised_on((account,))


def raised_on(accounts: Sequence[str]) -> ColumnElement[int]:
    """The same on several."""
    return -func.sum(case((LedgerEntry.account.in_(accounts), LedgerEntry.amount_minor), else_=0))


def touching(family_id: int, month: Month) -> Select[int]:
    """The transactions of a month, by id, that touched a family's accounts; those that undid something of its sales, of which
    nothing may have been its own; and those of its payouts, of whatever month."""
    booked = select(LedgerEntry.transaction_id).where(LedgerEntry.family_id == family_id, *within(month))
    return select(booked.union(undoing(family_id, month), of_payouts(family_id)).subquery().c[0])


def undoing(family_id: int, month: Month) -> Select[int]:
    """The transactions of a month, by id, that took something of a family's sales back."""
    sales = select(literal("parcel:") + cast(Parcel.id, String)).where(Parcel.family_id == family_id)
    mine = (LedgerTransaction.kind.in_(UNDOING), LedgerTransaction.subject.in_(sales))
    during = (LedgerTransaction.booked_at >= month.begins, LedgerTransaction.booked_at < month.ends)
    return select(LedgerTransaction.id).where(*mine, *during)


def of_payouts(family_id: int) -> Select[int]:
    """The transactions, by id, of a family's payouts."""
    names = select(literal("payout:") + cast(Payout.id, String)).where(Payout.family_id == family_id)
    return select(LedgerTransaction.id).where(LedgerTransaction.subject.in_(names))


def within(month: Month) -> tuple[ColumnElement[bool], ...]:
    """Entries of a month."""
    return LedgerEntry.booked_at >= month.begins, LedgerEntry.booked_at < month.ends


def concerning(family_id: int) -> ColumnElement[bool]:
    """Entries that are not another family's."""
    return or_(LedgerEntry.family_id.is_(None), LedgerEntry.family_id == family_id)


def transactions(family_id: int, month: Month) -> list[Booked]:
    """The transactions of a month that changed what a family is owed, in the order of time; money that only went from one of
    its accounts to the next is not among them. One question."""
    entry, booked = LedgerEntry, LedgerTransaction
    sums_of = {
        "change": raised_on(OWED),
        "fee": raised_on((ledger.COMMISSION, ledger.VAT_DUE)),
        "vat": raised_on((ledger.VAT_DUE,)),
        "courier": raised_on((ledger.COURIER_FEES,)),
        "coupon": -raised_on((ledger.COUPONS,)),
    }
    in_hand = func.sum(case(((entry.account == ledger.FAMILY) & (entry.amount_minor > 0), entry.amount_minor), else_=0))
    sums = (
        select(entry.transaction_id, *(one.label(name) for name, one in sums_of.items()), in_hand.label("in_hand"))
        .where(entry.transaction_id.in_(touching(family_id, month)), *within(month), concerning(family_id))
        .group_by(entry.transaction_id)
        .subquery()
    )
    statement = (
        select(
            booked.once, booked.kind, booked.booked_at, booked.told, *(sums.c[name] for name in (*sums_of, "in_hand"))
        )
        .join(sums, sums.c.transaction_id == booked.id)
        .order_by(booked.booked_at, booked.id)
    )
    rows = [Booked(*row[:4], *map(int, row[4:])) for row in db.session.execute(statement)]
    return [one for one in rows if is_shown(one)]


def is_shown(booked: Booked) -> bool:
    """Whether a family reads of it here: a sale of which nothing was left for it is one too, and so is what went of a sale
    when all of it was the market's fee."""
    return booked.kind == SALE or booked.change_minor != 0 or (booked.kind in UNDOING and booked.fee_minor != 0)


def movement(booked: Booked, about: About | None) -> Movement:
    """A transaction as the family reads it."""
    if booked.kind in PAID_OUT:
        return Movement(booked.at, PAYOUT, booked.told.get("payout", ""), paid_out_minor=-booked.change_minor)
    kind, fee = SAME.get(booked.kind, booked.kind), booked.fee_minor
    if about is None or kind not in (SALE, TAKEN_BACK, GIVEN_AGAIN, PAID_BACK, DENIED):
        return Movement(booked.at, OTHER, about.parcel if about else "", other_minor=booked.change_minor)
    told: dict[str, Any] = {"channel": about.channel, "method": about.method}
    if kind in (PAID_BACK, DENIED):  # cash that was denied is in its hand again
        return Movement(booked.at, kind, about.parcel, in_hand_minor=-booked.change_minor, **told)
    is_sale = booked.kind == SALE
    in_hand = booked.in_hand_minor if is_sale else 0
    items = booked.told.get("items", about.goods_minor)  # the booking's own sum holds for ever
    goods = -items if kind == TAKEN_BACK else items
    told |= {"goods_minor": goods, "fee_minor": fee, "in_hand_minor": in_hand, "fee_vat_minor": booked.fee_vat_minor}
    told |= {"courier_minor": booked.courier_minor, "coupon_minor": booked.coupon_minor}
    told |= {
        "off_minor": booked.told.get("discount", about.off_minor if goods == about.goods_minor else 0) if is_sale else 0
    }
    delivery = booked.change_minor + in_hand + fee - goods
    return Movement(booked.at, kind, about.parcel, delivery_minor=delivery, **told)
