"""Questions about the sums that came into the market's own account: how they are booked, and what became of them."""

from collections.abc import Iterator, Sequence

from sqlalchemy import and_, case, func, or_, select

from storefront.kernel.database import db
from storefront.treasury import ledger
from storefront.treasury.bank import PROVIDER, BankCredit
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Attempt, Payment

# what the ledger says of a sum in each state, by the beginnings of the names of bookings
BOOKINGS = {
    "asked": (),
    "dropped": (),
    "unknown": ("",),
    "waiting": ("",),
    "used": ("",),
    "returned": ("", "returned:"),
    "elsewhere": ("", "returned:"),
}
FOR_A_PAYMENT, PAID = ("waiting", "used"), "used"


def credits_booked_otherwise() -> Sequence[str]:
    """Each sum that came in is booked with what it is, as far as it has come and no farther; nothing else is booked so."""
    moved = (
        select(LedgerTransaction.once, LedgerEntry.account, LedgerEntry.amount_minor)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind.in_(("credit", "credit_returned")))
    )
    booked = {(once, account, amount) for once, account, amount in db.session.execute(moved)}
    expected = set()
    for credit_id, state, amount in db.session.execute(
        select(BankCredit.id, BankCredit.state, BankCredit.amount_minor)
    ):
        for step in BOOKINGS[state]:
            once, sign = f"{step}credit:{credit_id}", -1 if step else 1
            expected |= {(once, ledger.BANK, sign * amount), (once, ledger.clearing(PROVIDER), -sign * amount)}
    return sorted({once for once, _, _ in booked ^ expected})


def credits_used_otherwise() -> Sequence[str]:
    """A sum is for a payment while it waits for the rest of it or was used for it, and for no other; what was used is what
    payments by transfer took in or send back; what waits is not enough yet, and is waited for."""
    return sorted([*_astray(), *_payments_off()])


def _astray() -> Iterator[str]:
    """Sums that belong to a payment, an attempt or neither of them otherwise than their state says."""
    is_for, is_used = BankCredit.state.in_(FOR_A_PAYMENT), BankCredit.state == PAID
    strange = or_(
        is_for != BankCredit.payment_id.is_not(None),
        is_used != BankCredit.attempt_id.is_not(None),
        and_(is_used, Attempt.payment_id != BankCredit.payment_id),
        and_(BankCredit.payment_id.is_not(None), Payment.gateway != PROVIDER),
    )
    statement = (
        select(BankCredit.id)
        .outerjoin(Payment, Payment.id == BankCredit.payment_id)
        .outerjoin(Attempt, Attempt.id == BankCredit.attempt_id)
        .where(strange)
    )
    yield from (f"credit:{credit_id}" for credit_id in db.session.scalars(statement))


def _payments_off() -> Iterator[str]:
    """Payments by transfer that took in otherwise than came for them, or let enough of it wait."""
    taken = case((Attempt.state == "paid", Attempt.amount_minor), else_=0)
    took = select(Attempt.payment_id, func.sum(taken).label("total")).group_by(Attempt.payment_id).subquery()
    sums = (func.sum(case((BankCredit.state == state, BankCredit.amount_minor), else_=0)) for state in FOR_A_PAYMENT)
    waiting, used = (total.label(state) for total, state in zip(sums, FOR_A_PAYMENT, strict=True))
    came = select(BankCredit.payment_id, waiting, used).group_by(BankCredit.payment_id).subquery()
    waits = func.coalesce(came.c.waiting, 0)
    statement = (
        select(Payment.reference)
        .outerjoin(took, took.c.payment_id == Payment.id)
        .outerjoin(came, came.c.payment_id == Payment.id)
        .where(Payment.gateway == PROVIDER)
        .where(
            or_(
                func.coalesce(took.c.total, 0) != func.coalesce(came.c.used, 0),
                and_(waits > 0, or_(Payment.state != "open", waits >= Payment.amount_minor)),
            )
        )
    )
    yield from (f"payment:{reference}" for reference in db.session.scalars(statement))


TOLD = (
    ("What came into the account is booked as far as it has come", credits_booked_otherwise),
    ("What came into the account paid what it was for", credits_used_otherwise),
)
