"""When an exhibition is over its fees may be paid out to the organiser; what the market owes it; that it was paid, by two."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, or_, select

from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.fees.accounts import CASH, COMING, DEPOSITS, DUE, book_cleared, subject_of
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.database import db
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction

SUBJECT = literal("exhibition:") + cast(Exhibition.id, String)


@dataclass(frozen=True)
class Standing:
    """How an exhibition stands in the books, in halalas: fees that may still go back, fees to be paid out (negative where the
    organiser owes), deposits that are held, and what of all this the organiser has in hand."""

    coming_minor: int = 0
    due_minor: int = 0
    deposits_minor: int = 0
    cash_minor: int = 0

    @property
    def payable_minor(self) -> int:
        """What may be paid out to the organiser now."""
        return max(0, self.due_minor - self.cash_minor)

    @property
    def owed_minor(self) -> int:
        """What the market owes the organiser when nothing goes back."""
        return self.coming_minor + self.due_minor - self.cash_minor


def standing(exhibition_id: int) -> Standing:
    """The same of one exhibition; one query."""
    return standing_of(subject_of(exhibition_id))


def standing_of(subject: str) -> Standing:
    """The same of whatever the books call so: an exhibition or a market."""
    mine = (LedgerTransaction.subject == subject,)
    statement = (
        select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(*mine)
        .group_by(LedgerEntry.account)
    )
    held = {account: int(total) for account, total in db.session.execute(statement)}
    coming, due, deposits = (-held.get(account, 0) for account in (COMING, DUE, DEPOSITS))
    return Standing(coming, due, deposits, held.get(CASH, 0))


def called_off() -> ColumnElement[bool]:
    """Which exhibitions are not held, and have given back what goes back; what is left was kept for a reason."""
    going = exists().where(ExhibitInvoice.exhibition_id == Exhibition.id, ExhibitInvoice.state != "ended")
    return and_(Exhibition.state == "cancelled", ~going)


def clear_one() -> bool:
    """The clock sets free the fees of one exhibition that is over; whether there was one. Whoever does it at the same moment
    books under the same name, and one of them does."""
    coming = func.sum(LedgerEntry.amount_minor)
    statement = (
        select(Exhibition.id, -coming)
        .join(LedgerTransaction, LedgerTransaction.subject == SUBJECT)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(or_(Exhibition.state.in_(OVER), called_off()), LedgerEntry.account == COMING)
        .group_by(Exhibition.id)
        .having(coming != 0)
        .order_by(Exhibition.id)
        .limit(1)
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        return False
    exhibition_id, amount = found
    before = (LedgerTransaction.subject == subject_of(exhibition_id), LedgerTransaction.kind == "fees_cleared")
    turn = db.session.scalar(select(func.count(LedgerTransaction.id)).where(*before)) or 0
    book_cleared(exhibition_id, int(amount), turn + 1)
    return True
