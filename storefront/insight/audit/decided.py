"""Questions about what the office decided of money: allowances within what is left, booked, and borne; movements reversed."""

from collections.abc import Sequence

from sqlalchemy import and_, func, literal, or_, select
from sqlalchemy.orm import aliased

from storefront.kernel.database import db
from storefront.trade.adjustments import parcels_paid_by
from storefront.trade.allowances import STANDS, Allowance, AllowanceLine
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.rulings import DisputeDecision
from storefront.treasury import ledger, refunds
from storefront.treasury.disputes import Dispute
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.movements import MovementReversal
from storefront.treasury.payments import Payment, Refund
from storefront.treasury.recipients import PayoutHold

BOOKED_AS = {"given": "taken-back:", "found": "taken-back:", "dispute": "borne:"}


def allowances_above_their_price() -> Sequence[str]:
    """No more is allowed of a line than was paid for it, nor of a delivery; an allowance is its lines and its delivery."""
    lines = (
        select(AllowanceLine.order_line_id)
        .join(OrderLine, OrderLine.id == AllowanceLine.order_line_id)
        .join(Allowance, Allowance.id == AllowanceLine.allowance_id)
        .where(STANDS)
        .group_by(AllowanceLine.order_line_id, OrderLine.total_minor, OrderLine.discount_minor)
        .having(func.sum(AllowanceLine.amount_minor) > OrderLine.total_minor - OrderLine.discount_minor)
    )
    parcels = (
        select(Parcel.reference)
        .join(Allowance, Allowance.parcel_id == Parcel.id)
        .where(STANDS)
        .group_by(Parcel.reference, Parcel.delivery_minor)
        .having(func.sum(Allowance.delivery_minor) > Parcel.delivery_minor)
    )
    sums = select(AllowanceLine.allowance_id, func.sum(AllowanceLine.amount_minor).label("amount"))
    whole = sums.group_by(AllowanceLine.allowance_id).subquery()
    apart = (
        select(Allowance.once)
        .outerjoin(whole, whole.c.allowance_id == Allowance.id)
        .where(func.coalesce(whole.c.amount, 0) != Allowance.items_minor)
    )
    return [
        *(f"line {one}" for one in db.session.scalars(lines)),
        *db.session.scalars(parcels),
        *db.session.scalars(apart),
    ]


def allowances_booked_otherwise() -> Sequence[str]:
    """Each allowance is in the books with its sum, and one that was given is on its way the way the money came."""
    turned = (
        select(LedgerTransaction.once, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.amount_minor < 0)
        .where(or_(LedgerTransaction.once.like("taken-back:allowance:%"), LedgerTransaction.kind == "borne"))
        .group_by(LedgerTransaction.once)
    )
    booked = {once: -int(total) for once, total in db.session.execute(turned)}
    rows = db.session.execute(
        select(Allowance.id, Allowance.kind, Allowance.items_minor + Allowance.delivery_minor)
    ).all()
    expected = {f"{BOOKED_AS[kind]}allowance:{number}": amount for number, kind, amount in rows}
    parts = refunds.purposes.sums()
    statement = select(parts.c.subject, func.sum(parts.c.amount_minor)).where(parts.c.subject.like("allowance:%"))
    going = {subject: int(amount) for subject, amount in db.session.execute(statement.group_by(parts.c.subject))}
    owed = {f"allowance:{number}": amount for number, kind, amount in rows if kind != "dispute"}
    wrong = {once for once in booked.keys() | expected.keys() if booked.get(once) != expected.get(once)}
    return sorted(wrong | {one for one in going.keys() | owed.keys() if going.get(one) != owed.get(one)})


def losses_borne_otherwise() -> Sequence[str]:
    """A loss a family bears is what it gives up, of a dispute that was lost, or given back when it was won late; what is
    decided holds nothing up any more."""
    family = DisputeDecision.bearer == "family"
    gives_up = DisputeDecision.allowance_id.is_not(None)
    wrong = or_(
        and_(gives_up, ~family),
        and_(family, ~gives_up, DisputeDecision.amount_minor > 0),
        and_(gives_up, DisputeDecision.amount_minor != Allowance.items_minor + Allowance.delivery_minor),
        and_(DisputeDecision.returned_at.is_(None), Dispute.state != "lost"),
    )
    statement = (
        select(DisputeDecision.id)
        .join(Dispute, Dispute.id == DisputeDecision.dispute_id)
        .outerjoin(Allowance, Allowance.id == DisputeDecision.allowance_id)
        .where(wrong)
    )
    return [*(f"decision {one}" for one in db.session.scalars(statement)), *_borne_and_back(), *_held_for_nothing()]


def _borne_and_back() -> list[str]:
    """Allowances whose loss came back and is not booked so, or the other way round."""
    back = select(DisputeDecision.allowance_id).where(
        DisputeDecision.returned_at.is_not(None), DisputeDecision.allowance_id.is_not(None)
    )
    expected = {f"unborne:allowance:{one}" for one in db.session.scalars(back)}
    booked = select(LedgerTransaction.once).where(LedgerTransaction.kind == "unborne")
    return sorted(expected ^ set(db.session.scalars(booked)))


def _held_for_nothing() -> list[str]:
    """Parcels whose loss is decided and whose share is held up for nothing: neither by a person nor by a found refund."""
    held = (PayoutHold.released_at.is_(None), PayoutHold.held_by.is_(None))
    subjects = set(db.session.scalars(select(PayoutHold.subject).where(*held)))
    decided = select(DisputeDecision.parcel_id).where(DisputeDecision.returned_at.is_(None))
    waiting = select(Refund.payment_id).where(Refund.state == "unattributed")
    for payment in db.session.scalars(select(Payment).where(Payment.id.in_(waiting))):
        subjects -= {f"parcel:{one.id}" for one in parcels_paid_by(payment)}
    return sorted(subjects & {f"parcel:{one}" for one in db.session.scalars(decided)})


def movements_reversed_otherwise() -> Sequence[str]:
    """What people entered and two of them reversed has its opposite in the books, and no opposite stands there otherwise."""
    one, opposite = aliased(LedgerTransaction), aliased(LedgerTransaction)
    agreed = (
        select(one.once, opposite.id)
        .join(MovementReversal, MovementReversal.transaction_id == one.id)
        .outerjoin(opposite, opposite.once == literal(ledger.names.reversed_name("")) + one.once)
        .where(MovementReversal.state == "booked")
        .subquery()
    )
    missing = select(agreed.c.once).where(agreed.c.id.is_(None))
    known = select(agreed.c.id).where(agreed.c.id.is_not(None))
    strange = select(LedgerTransaction.once).where(
        LedgerTransaction.kind == ledger.names.REVERSED, LedgerTransaction.id.not_in(known)
    )
    return [*db.session.scalars(missing), *db.session.scalars(strange)]


TOLD = (
    ("No more is allowed of goods than they cost", allowances_above_their_price),
    ("What the office allowed is booked and on its way", allowances_booked_otherwise),
    ("Lost disputes are borne by whom somebody said", losses_borne_otherwise),
    ("Two people reversed what was entered wrongly", movements_reversed_otherwise),
)
