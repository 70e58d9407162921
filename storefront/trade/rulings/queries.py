"""How it stands with the money of a parcel that a bank has taken: looked into, lost and not decided about, or its family's to
bear. Where the market bears it, or the bank gave it back, there is nothing to say."""

from collections.abc import Mapping

from sqlalchemy import and_, select

from storefront.kernel.database import db
from storefront.kernel.refusals import N_, NotValid
from storefront.trade.rulings.models import DisputeDecision
from storefront.treasury import disputes
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Payment

OPEN, LOST, BY_FAMILY = "open", "lost", "family"


class BankHasTheMoney(NotValid):
    text = N_("أخذ مصرف المشتري ثمن هذا الطلب. علّموا أنكم تعرفون ذلك وتمضون فيه، أو انتظروا، أو اعتذروا عنه.")


def check_known(order_id: int, parcel_id: int, *, aware: bool) -> None:
    """Raises BankHasTheMoney where a bank has the money of a parcel and whoever goes on with it has not said that they know."""
    if not aware and of(order_id, parcel_id):
        raise BankHasTheMoney()


def of(order_id: int, parcel_id: int) -> str:
    """How it stands with the money of a parcel; "" where no bank has any of it for good or for now."""
    return told(disputes.sums_about("order", order_id), order_id, parcel_id)


def told(banks: Mapping[str, int], order_id: int, parcel_id: int) -> str:
    """The same for whoever has asked what banks have of its order."""
    if "open" in banks:
        return OPEN
    bearers = bearers_of(order_id, parcel_id) if "lost" in banks else set()
    return LOST if None in bearers else BY_FAMILY if "family" in bearers else ""


def bearers_of(order_id: int, parcel_id: int) -> set[str | None]:
    """Who bears what lost disputes took of a parcel, None for what nobody was said to."""
    mine = and_(
        DisputeDecision.dispute_id == Dispute.id,
        DisputeDecision.parcel_id == parcel_id,
        DisputeDecision.returned_at.is_(None),
    )
    statement = (
        select(DisputeDecision.bearer)
        .select_from(Dispute)
        .join(Attempt, Attempt.id == Dispute.attempt_id)
        .join(Payment, Payment.id == Attempt.payment_id)
        .outerjoin(DisputeDecision, mine)
        .where(Payment.purpose == "order", Payment.subject_id == order_id, Dispute.state == "lost")
    )
    return set(db.session.scalars(statement))
