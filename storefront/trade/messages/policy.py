"""Until when the two may write to each other. Pure: plain values in, yes or no out."""

from datetime import datetime, timedelta

from storefront.trade import orders

ENDED = frozenset({*orders.UNDONE, "completed"})
DAYS_AFTER = 90  # the end of a parcel: a word about its goods may still be needed
MOST_PER_HOUR = 20  # messages of one side about one parcel
SAME_MINUTES = 10  # the same words again within them are a form sent twice


def may_write(state: str, state_at: datetime, confirmed_at: datetime | None, now: datetime) -> bool:
    """Whether a message can be written about a parcel: from when its family was told of it until 90 days after its end."""
    return confirmed_at is not None and (state not in ENDED or now <= state_at + timedelta(days=DAYS_AFTER))
