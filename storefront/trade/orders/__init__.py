"""Orders: one for the shopper, one parcel for each family in it, each with its own life."""

from storefront.trade.orders import policy, refusals, splitting
from storefront.trade.orders.again import put_again
from storefront.trade.orders.commands import (
    accept,
    cancel,
    complete_reached,
    correct,
    decline,
    decline_unanswered,
    hand_over,
    make_ready,
    mark_returned,
    prepare,
)
from storefront.trade.orders.confirming import abandon, confirm, give_up, parcel_paid, release_overdue
from storefront.trade.orders.facts import (
    OrderAbandoned,
    OrderConfirmed,
    OrderCorrected,
    OrderPlaced,
    ParcelMoved,
    PiecesSold,
)
from storefront.trade.orders.forgetting import forget_member, has_open
from storefront.trade.orders.models import Order, OrderLine, Parcel, ParcelStep
from storefront.trade.orders.placing import Checkout, Contact, find_by_checkout, link_token, place
from storefront.trade.orders.queries import (
    board,
    counts,
    find_by_mobile,
    get,
    get_parcel,
    of_family,
    of_link,
    of_member,
    of_shopper,
    opened,
)
from storefront.trade.orders.states import OPEN, PARCEL, REACHED, UNDONE

__all__ = [
    "OPEN",
    "PARCEL",
    "REACHED",
    "UNDONE",
    "Checkout",
    "Contact",
    "Order",
    "OrderAbandoned",
    "OrderConfirmed",
    "OrderCorrected",
    "OrderLine",
    "OrderPlaced",
    "Parcel",
    "ParcelMoved",
    "ParcelStep",
    "PiecesSold",
    "abandon",
    "accept",
    "board",
    "cancel",
    "complete_reached",
    "confirm",
    "correct",
    "counts",
    "decline",
    "decline_unanswered",
    "find_by_checkout",
    "find_by_mobile",
    "forget_member",
    "get",
    "get_parcel",
    "give_up",
    "hand_over",
    "has_open",
    "link_token",
    "make_ready",
    "mark_returned",
    "of_family",
    "of_link",
    "of_member",
    "of_shopper",
    "opened",
    "parcel_paid",
    "place",
    "policy",
    "prepare",
    "put_again",
    "refusals",
    "release_overdue",
    "splitting",
]
