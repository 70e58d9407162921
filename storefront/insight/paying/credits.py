"""The sums on the market's own account behind money that is to go back: in the bank's words, which say whose they were."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.treasury.bank import BankCredit
from storefront.treasury.payments import Refund


def credits_behind(refund: Refund) -> Sequence[BankCredit]:
    """What came in by transfer of the money of a refund, the newest first; of what was over, all that paid together. One
    query."""
    used = (BankCredit.payment_id == refund.payment_id, BankCredit.state == "used")
    every = db.session.scalars(select(BankCredit).where(*used).order_by(BankCredit.id.desc())).all()
    return [one for one in every if one.attempt_id == refund.attempt_id] or every
