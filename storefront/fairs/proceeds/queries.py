"""Reading what goes out to organisers: exhibitions whose money the market holds, transfers of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, case, cast, func, literal, select
from sqlalchemy.orm import joinedload

from storefront.fairs import fees
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.fees import Standing
from storefront.fairs.proceeds.models import OrganiserPayout
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction


@dataclass(frozen=True)
class Row:
    """An exhibition whose fees are in the books, and how it stands."""

    exhibition: Exhibition
    standing: Standing


def page(*, number: int = 1) -> Page[Row]:
    """Exhibitions whose fees are in the books, those first whose organisers are owed something now."""

    def on(account: str, sign: int) -> ColumnElement[int]:
        return func.coalesce(
            func.sum(case((LedgerEntry.account == account, sign * LedgerEntry.amount_minor), else_=0)), 0
        )

    subject = literal("exhibition:") + cast(Exhibition.id, String)
    coming, due = on(fees.accounts.COMING, -1), on(fees.accounts.DUE, -1)
    deposits, cash = on(fees.accounts.DEPOSITS, -1), on(fees.accounts.CASH, 1)
    rows = (
        select(Exhibition.id, coming, due, deposits, cash)
        .join(LedgerTransaction, LedgerTransaction.subject == subject)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .group_by(Exhibition.id)
    )
    total = db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    owed_first = rows.order_by((due - cash <= 0), Exhibition.last_day.desc(), Exhibition.id)
    found = db.session.execute(owed_first.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    whole = select(Exhibition).options(joinedload(Exhibition.body)).where(Exhibition.id.in_([row[0] for row in found]))
    by_id = {one.id: one for one in db.session.scalars(whole)}
    return Page([Row(by_id[one], Standing(*map(int, sums))) for one, *sums in found], number, total)


def exhibition(exhibition_id: int) -> Exhibition:
    """One with its body; raises NotFound."""
    statement = select(Exhibition).options(joinedload(Exhibition.body)).where(Exhibition.id == exhibition_id)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound()
    return found


def of_exhibition(exhibition_id: int) -> Sequence[OrganiserPayout]:
    """The transfers of an exhibition, the newest first."""
    mine = select(OrganiserPayout).where(OrganiserPayout.exhibition_id == exhibition_id)
    return db.session.scalars(mine.order_by(OrganiserPayout.id.desc())).all()


def get(exhibition_id: int, payout_id: int) -> OrganiserPayout:
    """One of an exhibition's; raises NotFound."""
    mine = (OrganiserPayout.id == payout_id, OrganiserPayout.exhibition_id == exhibition_id)
    found = db.session.scalar(select(OrganiserPayout).where(*mine))
    if found is None:
        raise NotFound()
    return found
