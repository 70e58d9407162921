"""Proposals: another date a family asks its shopper for, and the days of making that wait for the answer."""

from storefront.trade.proposals import policy, refusals
from storefront.trade.proposals.commands import (
    agree,
    expire,
    parcel_moved,
    propose,
    refuse,
    withdraw,
)
from storefront.trade.proposals.facts import DateDecided, DateProposed
from storefront.trade.proposals.models import DateProposal
from storefront.trade.proposals.queries import get, newest, of_parcel, open_of
from storefront.trade.proposals.states import AGREED, ASKED, EXPIRED, PROPOSAL, REFUSED, WITHDRAWN

__all__ = [
    "AGREED",
    "ASKED",
    "EXPIRED",
    "PROPOSAL",
    "REFUSED",
    "WITHDRAWN",
    "DateDecided",
    "DateProposal",
    "DateProposed",
    "agree",
    "expire",
    "get",
    "newest",
    "of_parcel",
    "open_of",
    "parcel_moved",
    "policy",
    "propose",
    "refusals",
    "refuse",
    "withdraw",
]
