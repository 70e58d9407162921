"""Reading payments."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury.payments.models import Payment, Refund


def of_reference(reference: str) -> Payment:
    """The payment a page names; raises NotFound."""
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


def refunds_to_do(*, limit: int = 100) -> Sequence[Refund]:
    """Refunds that were asked for and not carried out yet, for the worker."""
    statement = select(Refund).where(Refund.state == "asked").order_by(Refund.id).limit(limit)
    return db.session.scalars(statement).all()


def refunds_of(payment_id: int) -> Sequence[Refund]:
    """What went back, or is about to, of one payment."""
    return db.session.scalars(select(Refund).where(Refund.payment_id == payment_id).order_by(Refund.id)).all()
