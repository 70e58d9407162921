"""Whose word about cash counts until when. Pure: a loaded refund in, yes or no out."""

from datetime import datetime, timedelta

from storefront.treasury.payments import FAMILY, Refund

DENY_DAYS = 7  # in which a shopper may say that a family did not give what it says it gave


def may_deny(refund: Refund, now: datetime) -> bool:
    """Whether a shopper may still say that this cash never came; not once the office has looked into it."""
    if (refund.state, refund.way, refund.trouble) != ("done", FAMILY, "") or refund.done_at is None:
        return False
    return now <= refund.done_at + timedelta(days=DENY_DAYS)
