"""Reading payouts: a family's, those that wait for the office, the files, what has not been paid out yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from storefront.community.accounts import User
from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury import ledger
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payouts.models import Payout, PayoutFile, PayoutLine, PayoutStep
from storefront.treasury.recipients import PayoutHold, is_held

APPROVAL = "payout_approved"  # the booking that pays out; it is never paid out itself


@dataclass(frozen=True)
class Listed:
    """A payout with its family, and whether something holds it up now."""

    payout: Payout
    family: Family
    is_held: bool


@dataclass(frozen=True)
class Step:
    """A step of a payout with the name of who took it."""

    step: PayoutStep
    actor: str


def unpaid(cut: datetime) -> Select[int, int]:
    """Bookings on what families may be paid (id and halalas) that are in no payout yet, or in one that is only planned: what
    raised it, from before a moment and not held up, and all that lowered it, so that no payout is more than may be paid."""
    is_free = ~is_held(LedgerEntry.family_id, LedgerTransaction.subject, whole=False)
    return (
        select(LedgerEntry.id, LedgerEntry.amount_minor)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(
            LedgerEntry.account == ledger.FAMILY,
            LedgerTransaction.kind != APPROVAL,
            or_(LedgerEntry.amount_minor > 0, and_(LedgerTransaction.booked_at < cut, is_free)),
            ~exists().where(
                PayoutLine.entry_id == LedgerEntry.id, Payout.id == PayoutLine.payout_id, Payout.state != "planned"
            ),
        )
    )


def holding() -> Select[PayoutHold]:
    """What holds payouts up now: each hold on a payout's family, or on a sale that the payout pays out."""
    of_a_line = exists().where(
        PayoutLine.payout_id == Payout.id,
        LedgerEntry.id == PayoutLine.entry_id,
        LedgerEntry.amount_minor < 0,
        LedgerTransaction.id == LedgerEntry.transaction_id,
        LedgerTransaction.subject == PayoutHold.subject,
    )
    return (
        select(PayoutHold)
        .join(Payout, Payout.family_id == PayoutHold.family_id)
        .where(PayoutHold.released_at.is_(None), or_(PayoutHold.subject == "", of_a_line))
    )


def hold_on(payout_id: int) -> PayoutHold | None:
    """What holds a payout up now, the hold on its whole family before that on a sale."""
    return db.session.scalar(holding().where(Payout.id == payout_id).order_by(PayoutHold.subject).limit(1))


def ids_named(reference: str) -> Sequence[int]:
    """The payouts of a reference, by id; one or none."""
    return db.session.scalars(select(Payout.id).where(Payout.reference == reference)).all()


def states_of(family_id: int) -> Mapping[str, tuple[str, int, datetime]]:
    """Every payout of a family by its reference: how far it is, halalas, and since when it is there."""
    statement = select(Payout.reference, Payout.state, Payout.amount_minor, Payout.state_at)
    rows = db.session.execute(statement.where(Payout.family_id == family_id))
    return {reference: (state, amount, since) for reference, state, amount, since in rows}


def counts() -> dict[str, tuple[int, int]]:
    """How many payouts there are in each state, and how many halalas they come to."""
    statement = select(Payout.state, func.count(Payout.id), func.sum(Payout.amount_minor)).group_by(Payout.state)
    return {state: (number, int(total)) for state, number, total in db.session.execute(statement)}


def listed(state: str = "", *, number: int = 1, **only: int) -> Page[Listed]:
    """A page of payouts with their families, the largest of the planned first, otherwise the newest; of one state when
    asked, of one family (`family_id`) or one file (`file_id`) when asked."""
    where = [Payout.state == state] if state else []
    where += [getattr(Payout, name) == value for name, value in only.items()]
    total = db.session.scalar(select(func.count(Payout.id)).where(*where)) or 0
    order = (
        (Payout.amount_minor.desc(), Payout.id) if state == "planned" else (Payout.state_at.desc(), Payout.id.desc())
    )
    statement = (
        select(Payout, Family, Payout.id.in_(holding().with_only_columns(Payout.id).correlate(None)))
        .join(Family, Family.id == Payout.family_id)
        .where(*where)
        .order_by(*order)
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page([Listed(*row) for row in db.session.execute(statement)], number, total)


def get(payout_id: int) -> Payout:
    """One payout; raises NotFound."""
    found = db.session.get(Payout, payout_id)
    if found is None:
        raise NotFound()
    return found


def steps_of(payout_id: int) -> Sequence[Step]:
    """The way of a payout, from the beginning."""
    statement = (
        select(PayoutStep, User.name)
        .outerjoin(User, User.id == PayoutStep.by)
        .where(PayoutStep.payout_id == payout_id)
        .order_by(PayoutStep.id)
    )
    return [Step(step, name or "") for step, name in db.session.execute(statement)]


def signers_of(payout: Payout) -> tuple[str, str]:
    """The names of who approved a payout, first and second; empty where nobody did."""
    chosen = User.id.in_([payout.approved_by or 0, payout.second_by or 0])
    names = {user_id: name for user_id, name in db.session.execute(select(User.id, User.name).where(chosen))}
    return names.get(payout.approved_by or 0, ""), names.get(payout.second_by or 0, "")


def files(*, number: int = 1) -> Page[PayoutFile]:
    """A page of the files that were made for the bank, the newest first."""
    total = db.session.scalar(select(func.count(PayoutFile.id))) or 0
    statement = select(PayoutFile).order_by(PayoutFile.id.desc()).limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))
    return Page(db.session.scalars(statement).all(), number, total)


def get_file(file_id: int) -> PayoutFile:
    """One file; raises NotFound."""
    found = db.session.get(PayoutFile, file_id)
    if found is None:
        raise NotFound()
    return found


def waiting_in(file_id: int) -> int:
    """How many payouts of a file the bank has not answered for yet."""
    statement = select(func.count(Payout.id)).where(Payout.file_id == file_id, Payout.state == "sent")
    return db.session.scalar(statement) or 0


def lines_of(payout_id: int, *, number: int = 1) -> Page[Any]:
    """A page of the bookings a payout pays out: rows of kind, subject, told, booked_at and amount_minor (what the
    family gets of it)."""
    line = aliased(PayoutLine)
    mine = (
        select(
            LedgerTransaction.kind,
            LedgerTransaction.subject,
            LedgerTransaction.told,
            LedgerTransaction.booked_at,
            (-LedgerEntry.amount_minor).label("amount_minor"),
        )
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .join(line, line.entry_id == LedgerEntry.id)
        .where(line.payout_id == payout_id)
    )
    total = db.session.scalar(select(func.count()).where(PayoutLine.payout_id == payout_id)) or 0
    order = mine.order_by(LedgerTransaction.booked_at, LedgerEntry.id)
    return Page(db.session.execute(order.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all(), number, total)
