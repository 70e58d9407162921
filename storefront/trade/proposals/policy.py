"""When another date may be proposed, which one, and until when it can be answered. Pure: plain values in and out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from storefront.trade import delivery

PROPOSES = ("placed", "accepted", "preparing")  # the states of a parcel whose goods are not ready yet
ANSWER_HOURS = 24  # for the shopper, as many as the family has for an order
KEEP_HOURS = 12  # after that, for a family that has not accepted yet to accept the old date after all
GRACE_HOURS = 1  # the same after a later proposal, and for whoever takes one back when the first time is over
MOST = 3  # proposals of one parcel: a shopper is not to be asked for ever
FARTHEST_DAYS = 60


def days_open(way: str, today: date) -> tuple[date, date]:
    """The first and the last day that can be proposed for goods that go this way."""
    return delivery.arrival(way, today, asked_on=today), today + timedelta(days=FARTHEST_DAYS)


def answer_by(now: datetime) -> datetime:
    """Until when the shopper can answer what is proposed now."""
    return now + timedelta(hours=ANSWER_HOURS)


def accept_by(first: datetime, answers: Sequence[datetime]) -> datetime:
    """Until when the family itself has to accept or decline: its time does not run out while the shopper thinks. `first`: what
    it had from the beginning; `answers`: until when the shopper could answer each proposal that was not taken back. The first
    of them leaves the family time to think, later ones only a moment."""
    keeps = [KEEP_HOURS, *[GRACE_HOURS] * len(answers)]
    return max([first, *(until + timedelta(hours=keep) for until, keep in zip(answers, keeps, strict=False))])


def accept_again_by(now_has: datetime, first: datetime, answers: Sequence[datetime], now: datetime) -> datetime:
    """The same when a proposal is taken back: what it was without it, or a moment from now, and never longer than before."""
    return min(now_has, max(accept_by(first, answers), now + timedelta(hours=GRACE_HOURS)))
