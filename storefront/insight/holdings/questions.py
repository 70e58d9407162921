"""Questions about money that banks and payers are given back: what waits for a decision is held up, what somebody bears was
decided, and refunds stand as the books say and are of the payment they are for."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.trade.adjustments import parcels_paid_by, stakes
from storefront.trade.allowances import Allowance
from storefront.trade.orders import Parcel
from storefront.trade.returns import ReturnRequest
from storefront.trade.rulings import DisputeDecision
from storefront.treasury.disputes import Dispute
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Attempt, Payment, Refund
from storefront.treasury.recipients import PayoutHold

GONE = ("done", "unattributed")  # the states of a refund whose money is gone


def shares_that_are_not_held() -> Sequence[str]:
    """Nothing is paid out of a parcel while a bank looks into its money, while nobody was said to bear what one kept, or while
    money went back for nobody knows what; but for what a person let go themselves."""
    return sorted(f"parcel:{one}" for one in _to_be_held() if f"parcel:{one}" not in _held_or_let_go())


def _to_be_held() -> set[int]:
    looked_into = (
        select(Attempt.payment_id).join(Dispute, Dispute.attempt_id == Attempt.id).where(Dispute.state == "open")
    )
    found = select(Refund.payment_id).where(Refund.state == "unattributed")
    payments = db.session.scalars(select(Payment).where(Payment.id.in_(looked_into.union(found))))
    whole = {parcel.id for payment in payments.all() for parcel in parcels_paid_by(payment)}
    lost = db.session.scalars(select(Dispute).where(Dispute.state == "lost")).all()
    return whole | {stake.parcel.id for dispute in lost for stake in stakes(dispute) if stake.is_open}


def _held_or_let_go() -> set[str]:
    """What is held, and what a person let go last."""
    newest = select(func.max(PayoutHold.id)).group_by(PayoutHold.family_id, PayoutHold.subject)
    let_go = PayoutHold.released_at.is_(None) | PayoutHold.released_by.is_not(None)
    return set(db.session.scalars(select(PayoutHold.subject).where(PayoutHold.id.in_(newest), let_go)))


def losses_laid_otherwise() -> Sequence[str]:
    """What counts as laid on somebody of a dispute is what was decided about it."""
    mine = (DisputeDecision.dispute_id == Dispute.id, DisputeDecision.returned_at.is_(None))
    decided = select(func.coalesce(func.sum(DisputeDecision.amount_minor), 0)).where(*mine).scalar_subquery()
    return [f"dispute {one}" for one in db.session.scalars(select(Dispute.id).where(Dispute.laid_minor != decided))]


def refunds_that_stand_otherwise() -> Sequence[str]:
    """What the books say went back, and did not come back, is done or waits to be said for what; nothing else is. What was
    found is done when somebody has said for what it was."""
    went: Counter[int] = Counter()
    statement = (
        select(LedgerTransaction.once, LedgerTransaction.kind, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind.in_(("paid_back", "came_back")), LedgerEntry.amount_minor > 0)
        .where(LedgerTransaction.once.like("%-back:refund:%"))
        .group_by(LedgerTransaction.once, LedgerTransaction.kind)
    )
    for once, kind, minor in db.session.execute(statement):
        went[int(once.split(":")[2])] += int(minor) if kind == "paid_back" else -int(minor)
    columns = (Refund.id, Refund.once, Refund.amount_minor, Refund.state, Refund.done_at, Refund.subject)
    return [
        one.once
        for one in db.session.execute(select(*columns).order_by(Refund.id))
        if went[one.id] != (one.amount_minor if one.state in GONE else 0)
        or (one.state == "done" and (one.done_at is None or not one.subject))
    ]


def refunds_of_another_payment() -> Sequence[str]:
    """A refund is of the payment whose money it is, and of the one that paid for what it was asked for."""
    of_parcels = {f"parcel:{one}": one for one in db.session.scalars(select(Parcel.id))}
    for noun, table in (("allowance", Allowance), ("return", ReturnRequest)):
        of_parcels |= {f"{noun}:{one}": parcel for one, parcel in db.session.execute(select(table.id, table.parcel_id))}
    orders = {one: order for one, order in db.session.execute(select(Parcel.id, Parcel.order_id))}
    statement = (
        select(Refund.once, Refund.subject, Payment, Attempt.payment_id)
        .join(Payment, Payment.id == Refund.payment_id)
        .outerjoin(Attempt, Attempt.id == Refund.attempt_id)
        .order_by(Refund.id)
    )
    wrong = []
    for once, subject, payment, owner_id in db.session.execute(statement):
        parcel_id = of_parcels.get(subject)
        paid = (payment.purpose, payment.subject_id)
        is_its = parcel_id is None or paid in (("parcel", parcel_id), ("order", orders[parcel_id]))
        wrong += [] if is_its and owner_id in (None, payment.id) else [once]
    return wrong


TOLD = (  # what must hold, and the question that names whatever breaks it
    ("Shares are held whose money a bank or nobody decided about", shares_that_are_not_held),
    ("What somebody bears of a dispute was decided", losses_laid_otherwise),
    ("Refunds stand as they are booked", refunds_that_stand_otherwise),
    ("Refunds are of the payment they are for", refunds_of_another_payment),
)
