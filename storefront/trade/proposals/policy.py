"""When another date may be proposed, which one, and until when it can be answered. Pure: plain values in and out."""

from datetime import date, datetime, timedelta

from storefront.trade import delivery

PROPOSES = ("placed", "accepted", "preparing")  # the states of a parcel whose goods are not ready yet
ANSWER_HOURS = 24  # for the shopper, as many as the family has for an order
KEEP_HOURS = 12  # after that, for a family that has not accepted yet to accept the old date after all
MOST = 3  # proposals of one parcel: a shopper is not to be asked for ever
FARTHEST_DAYS = 60


def days_open(way: str, today: date) -> tuple[date, date]:
    """The first and the last day that can be proposed for goods that go this way."""
    return delivery.arrival(way, today, asked_on=today), today + timedelta(days=FARTHEST_DAYS)


def answer_by(now: datetime) -> datetime:
    """Until when the shopper can answer what is proposed now."""
    return now + timedelta(hours=ANSWER_HOURS)


def accept_by(before: datetime, answer_until: datetime) -> datetime:
    """Until when the family itself has to accept or decline: its time does not run out while the shopper thinks."""
    return max(before, answer_until + timedelta(hours=KEEP_HOURS))
