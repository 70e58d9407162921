"""What we know of a provider's movements: money that came in, went back, was taken by payers' banks, was sent to families."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select

from storefront.kernel.database import db
from storefront.treasury import transfers
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Refund
from storefront.treasury.payouts import Payout
from storefront.treasury.reconciliation.comparing import Known
from storefront.treasury.transfers import TransferReversal

AWAY = ("pending", "done", "unattributed")  # a refund the provider has taken from our balance
TAKEN = ("open", "lost")  # a dispute whose money the bank has
LEFT = ("done", "reversed")  # a payout that has left our balance, and perhaps come back


def known(provider: str, refs: Iterable[str], since: datetime) -> list[Known]:
    """What we know of these sources, and of everything of this provider since then."""
    named = sorted(set(refs))
    kinds = (_payments, _refunds, _disputes, _payouts)
    return [one for kind in kinds for one in kind(provider, named, since)]


def _payments(provider: str, refs: Sequence[str], since: datetime) -> list[Known]:
    statement = select(Attempt).where(
        Attempt.provider == provider,
        Attempt.state == "paid",
        Attempt.payment_ref.is_not(None),
        or_(Attempt.payment_ref.in_(refs), Attempt.ended_at >= since),
    )
    return [
        Known(
            one.payment_ref or "", f"attempt:{one.id}", one.settled_minor or one.amount_minor, one.fee_minor, _when(one)
        )
        for one in db.session.scalars(statement)
    ]


def _when(attempt: Attempt) -> datetime:
    return attempt.ended_at or attempt.created_at


def _refunds(provider: str, refs: Sequence[str], since: datetime) -> list[Known]:
    statement = (
        select(Refund)
        .join(Attempt, Attempt.id == Refund.attempt_id)
        .where(
            Attempt.provider == provider,
            Refund.provider_ref.is_not(None),
            Refund.way == "provider",
            Refund.state.in_(AWAY),
            or_(Refund.provider_ref.in_(refs), Refund.created_at >= since),
        )
    )
    return [
        Known(one.provider_ref or "", f"refund:{one.id}", -one.amount_minor, None, one.done_at or one.created_at)
        for one in db.session.scalars(statement)
    ]


def _disputes(provider: str, refs: Sequence[str], since: datetime) -> list[Known]:
    """Won ones count too: what was taken came back, and together nothing moved but the fee."""
    statement = select(Dispute).where(
        Dispute.provider == provider,
        Dispute.turns > 0,
        or_(Dispute.provider_ref.in_(refs), Dispute.opened_at >= since),
    )
    return [
        Known(
            one.provider_ref,
            f"dispute:{one.id}",
            -one.amount_minor if one.state in TAKEN else 0,
            None,
            one.opened_at,
        )
        for one in db.session.scalars(statement)
    ]


def _payouts(provider: str, refs: Sequence[str], since: datetime) -> list[Known]:
    """What came back counts too, in whole or in part."""
    back = (
        select(func.sum(TransferReversal.amount_minor))
        .where(TransferReversal.payout_id == Payout.id, TransferReversal.state.in_(transfers.BACK))
        .scalar_subquery()
    )
    statement = select(Payout, func.coalesce(back, 0)).where(
        Payout.provider == provider,
        Payout.provider_ref.is_not(None),
        Payout.state.in_(LEFT),
        or_(Payout.provider_ref.in_(refs), Payout.state_at >= since),
    )
    return [
        Known(
            one.provider_ref or "",
            f"payout:{one.id}",
            int(came) - one.amount_minor if one.state == "done" else 0,
            0,
            one.state_at,
        )
        for one, came in db.session.execute(statement)
    ]
