"""What refunds are for: the thing that asked for one, or the several things that a found one turned out to be for."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Subquery, select, union_all

from storefront.kernel.database import db
from storefront.treasury.payments import Refund
from storefront.treasury.refunds.models import RefundPurpose

SEVERAL = "several:"  # so begins the subject of a refund whose purposes are written down one by one


def note(refund: Refund, subjects: Mapping[str, int]) -> None:
    """Writes down what a refund was for: halalas by subject. What stands for one that was for several things is for the same
    ones, and they are written down there."""
    told = Counter(subjects)
    refund.subject = next(iter(told)) if len(told) == 1 else f"{SEVERAL}{refund.id}"
    if len(told) > 1:
        rows = [(subject, amount) for subject, amount in sorted(told.items()) if not subject.startswith(SEVERAL)]
        db.session.add_all(RefundPurpose(refund_id=refund.id, subject=one, amount_minor=amount) for one, amount in rows)
    db.session.flush()


def sums() -> Subquery:
    """What went back or is to go, a row (`subject`, `amount_minor`) for each refund that no other stands for, and for each
    purpose of those that were for several things."""
    own = (Refund.state != "replaced", Refund.subject.not_like(f"{SEVERAL}%"))
    whole = select(Refund.subject, Refund.amount_minor).where(*own)
    parts = select(RefundPurpose.subject, RefundPurpose.amount_minor)
    return union_all(whole, parts).subquery()
