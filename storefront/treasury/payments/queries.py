"""Reading payments."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury.payments.models import Attempt, Payment, Refund
from storefront.treasury.payments.states import LIVING


def of_reference(reference: str) -> Payment:
    """The payment of this reference; raises NotFound."""
    found = db.session.scalar(select(Payment).where(Payment.reference == reference))
    if found is None:
        raise NotFound()
    return found


def find_for(purpose: str, subject_id: int) -> Payment | None:
    """The newest payment for a thing, if one was opened."""
    statement = (
        select(Payment)
        .where(Payment.purpose == purpose, Payment.subject_id == subject_id)
        .order_by(Payment.id.desc())
        .limit(1)
    )
    return db.session.scalar(statement)


def newest_attempt(payment_id: int) -> Attempt | None:
    """The latest try at a payment as it is now, if there was one."""
    statement = select(Attempt).where(Attempt.payment_id == payment_id).order_by(Attempt.number.desc()).limit(1)
    return db.session.scalar(statement.execution_options(populate_existing=True))


def find_attempt(
    provider: str, *, session_ref: str | None, payment_ref: str | None, reference: str | None
) -> Attempt | None:
    """The attempt somebody speaks of: by the provider's name for the page or the money, or by ours."""
    names = ((Attempt.session_ref, session_ref), (Attempt.payment_ref, payment_ref), (Attempt.once, reference))
    for column, name in names:
        found = name and db.session.scalar(select(Attempt).where(Attempt.provider == provider, column == name))
        if found:
            return found
    return None


def attempt_of_refund(refund_id: int) -> int | None:
    """The attempt whose money a refund gives back, if there are both."""
    return db.session.scalar(select(Refund.attempt_id).where(Refund.id == refund_id))


def whole_attempt(attempt_id: int) -> tuple[Attempt, Payment] | None:
    """An attempt with its payment, for whoever looks into it; None when there is none."""
    both = select(Attempt, Payment).join(Payment, Payment.id == Attempt.payment_id).where(Attempt.id == attempt_id)
    row = db.session.execute(both).one_or_none()
    return (row[0], row[1]) if row else None


def settling_attempt(payment_id: int) -> int | None:
    """The attempt whose money is a payment's; none for cash."""
    return db.session.scalar(select(Attempt.id).where(Attempt.payment_id == payment_id, Attempt.settles))


def of_attempt(attempt_id: int) -> Payment:
    """The payment of an attempt."""
    joined = select(Payment).join(Attempt, Attempt.payment_id == Payment.id)
    return db.session.scalars(joined.where(Attempt.id == attempt_id)).one()


def get_refund(refund_id: int) -> Refund:
    """A refund; raises NotFound."""
    found = db.session.get(Refund, refund_id)
    if found is None:
        raise NotFound()
    return found


def overdue(*, limit: int = 100) -> Sequence[Payment]:
    """Open payments whose time has passed, to be ended in this unit of work; whoever ends some of them at this moment is
    waited for."""
    statement = (
        select(Payment)
        .where(Payment.state == "open", Payment.expires_at <= clock.now())
        .order_by(Payment.id)
        .limit(limit)
        .with_for_update()
    )
    return db.session.scalars(statement).all()


def to_look_at(*, limit: int = 100) -> Sequence[int]:
    """Attempts the provider is to be asked about now."""
    due = select(Attempt.id).where(Attempt.next_look_at <= clock.now())
    return db.session.scalars(due.order_by(Attempt.next_look_at).limit(limit)).all()


def living_of(payment_id: int) -> Sequence[Attempt]:
    """The attempts of a payment that can still be paid; one at most."""
    living = select(Attempt).where(Attempt.payment_id == payment_id, Attempt.state.in_(LIVING))
    return db.session.scalars(living.execution_options(populate_existing=True)).all()


def refunds_to_do(*, limit: int = 100) -> Sequence[Refund]:
    """Refunds that are to be carried out or looked at now, for the worker."""
    due = (Refund.state.in_(("asked", "pending")), Refund.next_try_at <= clock.now())
    return db.session.scalars(select(Refund).where(*due).order_by(Refund.id).limit(limit)).all()


def refunds_of(payment_id: int) -> Sequence[Refund]:
    """What went back, or is about to, of one payment."""
    return db.session.scalars(select(Refund).where(Refund.payment_id == payment_id).order_by(Refund.id)).all()
