"""Questions about what is booked for families: shares that are coming, commission, and whether sales are whole."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import String, case, cast, exists, func, literal, or_, select

from storefront.insight.audit import papers
from storefront.insight.audit.promises import PAID_BY_MARKET
from storefront.kernel.database import db
from storefront.kernel.money import HUNDRED_PERCENT
from storefront.trade import allowances
from storefront.trade.allowances import Allowance, AllowanceLine
from storefront.trade.orders import BY_FAMILY, BY_MARKET, UNDONE, OrderLine, Parcel
from storefront.trade.returns import ReturnLine, ReturnRequest
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

SUBJECT = literal("parcel:") + cast(Parcel.id, String)
ENDED = ("completed", *UNDONE)  # states in which nothing can come back any more, or everything has


def accounts_nobody_knows() -> Sequence[str]:
    """Money stands on known accounts alone, and on a family's only with the family's name."""
    named = LedgerEntry.family_id.is_not(None)
    statement = select(LedgerEntry.account, named, func.count()).group_by(LedgerEntry.account, named)
    return [
        f"{account}: {number} entries"
        for account, has_family, number in db.session.execute(statement)
        if not ledger.is_account(account) or bool(has_family) != (account in ledger.OF_FAMILIES)
    ]


def coming_of_what_is_over() -> Sequence[str]:
    """What is coming to families is of parcels that may still come back, of which something is on its way back, or whose
    cash the courier still holds; it is never less than nothing."""
    held = {sale.subject for sale in ledger.cash.owed()}
    coming = -func.sum(LedgerEntry.amount_minor)
    on_its_way = exists().where(ReturnRequest.parcel_id == Parcel.id, ReturnRequest.state.in_(("asked", "agreed")))
    statement = (
        select(LedgerTransaction.subject, coming, Parcel.state, on_its_way)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .outerjoin(Parcel, LedgerTransaction.subject == SUBJECT)
        .where(LedgerEntry.account == ledger.FAMILY_COMING)
        .group_by(LedgerTransaction.subject, Parcel.id, Parcel.state)
        .having(coming != 0)
    )
    return [
        f"{subject}: {left}"
        for subject, left, state, is_on_its_way in db.session.execute(statement)
        if left < 0 or state is None or (state in ENDED and not is_on_its_way and subject not in held)
    ]


def sales_that_are_not_whole() -> Sequence[str]:
    """The money of a booked sale is its parcel's whole sum, less what was credited of it as not taken at the door."""
    came = (
        select(LedgerTransaction.subject, func.sum(LedgerEntry.amount_minor).label("total"))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind == "sale", LedgerEntry.amount_minor > 0)
        .group_by(LedgerTransaction.subject)
        .subquery()
    )
    missing = papers.not_taken()
    statement = (
        select(came.c.subject)
        .join(Parcel, came.c.subject == SUBJECT)
        .outerjoin(missing, missing.c.parcel_id == Parcel.id)
        .where(came.c.total + func.coalesce(missing.c.total, 0) != Parcel.total_minor + PAID_BY_MARKET)
    )
    return list(db.session.scalars(statement))


def commissions_that_do_not_add_up() -> Sequence[str]:
    """The commission of a line is its rate of what the family sold it for, the tax in it lies within, and a
    parcel's is that of its lines."""
    sold = OrderLine.total_minor - case((Parcel.discount_by == BY_FAMILY, OrderLine.discount_minor), else_=0)
    twice = sold * OrderLine.commission_basis_points * 2 + HUNDRED_PERCENT
    lines = (
        select(OrderLine.id)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(
            or_(
                OrderLine.commission_minor != twice // (HUNDRED_PERCENT * 2),
                OrderLine.commission_vat_minor > OrderLine.commission_minor,
                OrderLine.commission_vat_minor < 0,
            )
        )
    )
    sums = (
        select(
            OrderLine.parcel_id,
            func.sum(OrderLine.commission_minor).label("commission"),
            func.sum(OrderLine.commission_vat_minor).label("vat"),
        )
        .group_by(OrderLine.parcel_id)
        .subquery()
    )
    wrong = or_(sums.c.commission != Parcel.commission_minor, sums.c.vat != Parcel.commission_vat_minor)
    parcels = select(Parcel.reference).join(sums, sums.c.parcel_id == Parcel.id).where(wrong)
    return [*(f"line {one}" for one in db.session.scalars(lines)), *db.session.scalars(parcels)]


def commissions_booked_otherwise() -> Sequence[str]:
    """The commission in the books, with its tax, is what was frozen at the order, less what went back."""
    earned = (
        select(LedgerTransaction.subject, -func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.account.in_((ledger.COMMISSION, ledger.VAT_DUE)))
        .group_by(LedgerTransaction.subject)
    )
    booked = {subject: int(total) for subject, total in db.session.execute(earned)}
    sold = select(Parcel.id, Parcel.state, Parcel.commission_minor).join(
        LedgerTransaction, LedgerTransaction.once == literal("sale:") + SUBJECT
    )
    rows, back = db.session.execute(sold).all(), _given_back()
    expected = {
        f"parcel:{parcel_id}": 0 if state in UNDONE else commission - back[parcel_id]
        for parcel_id, state, commission in rows
    }
    return _differences(booked, expected)


def _given_back() -> Counter[int]:
    """The commission on pieces that came home and on what was allowed, by parcel."""
    home, given = pieces_home(), amounts_allowed()
    back: Counter[int] = Counter()
    funded = case((Parcel.discount_by == BY_MARKET, OrderLine.discount_minor), else_=0)
    touched = OrderLine.id.in_(home.keys() | given.keys())
    rows = select(OrderLine, funded).join(Parcel, Parcel.id == OrderLine.parcel_id).where(touched)
    for line, by_market in db.session.execute(rows):
        gone = allowances.Gone(home[line.id], given[line.id], by_market)
        back[line.parcel_id] += allowances.commission_gone(line, line.commission_minor, gone)
    return back


def pieces_home() -> Counter[int]:
    """How many pieces of each order line came home."""
    statement = (
        select(ReturnLine.order_line_id, func.sum(ReturnLine.quantity))
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(ReturnRequest.state == "done")
        .group_by(ReturnLine.order_line_id)
    )
    return Counter({line: int(pieces) for line, pieces in db.session.execute(statement)})


def amounts_allowed() -> Counter[int]:
    """How many halalas of each order line were allowed and not given back late by a bank."""
    statement = (
        select(AllowanceLine.order_line_id, func.sum(AllowanceLine.amount_minor))
        .join(Allowance, Allowance.id == AllowanceLine.allowance_id)
        .where(allowances.STANDS)
        .group_by(AllowanceLine.order_line_id)
    )
    rows = db.session.execute(statement)
    return Counter({line: int(amount) for line, amount in rows})


def _differences(booked: dict[str, int], expected: dict[str, int]) -> list[str]:
    """Whatever stands in one of two tables otherwise than in the other; nothing is the same as 0."""
    named: Iterable[str] = sorted(booked.keys() | expected.keys())
    pairs = [(one, booked.get(one, 0), expected.get(one, 0)) for one in named]
    return [f"{one}: {there} instead of {due}" for one, there, due in pairs if there != due]
