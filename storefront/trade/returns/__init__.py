"""Returns: which pieces a shopper wants to give back, what the family says, and the price on its way home."""

from storefront.trade.returns import doorsteps
from storefront.trade.returns.commands import (
    KINDS,
    REASON_LENGTH,
    answer,
    ask,
    clear_forgotten,
    forget_member,
    take_back,
    withdraw,
)
from storefront.trade.returns.facts import (
    GoodsTakenBack,
    PartNotTaken,
    ReturnAnswered,
    ReturnAsked,
    ReturnWithdrawn,
)
from storefront.trade.returns.models import ReturnLine, ReturnRequest
from storefront.trade.returns.policy import AT_DOOR, may_return, sells_again
from storefront.trade.returns.queries import (
    OPEN,
    WAITING,
    asked_back,
    get,
    get_of_parcel,
    given_back,
    of_order,
    of_parcel,
    open_request,
    orders_waiting,
    shares_of,
    uncleared,
)
from storefront.trade.returns.refusals import CannotBeReturned, CannotBeWithdrawn, NotAPart, ReturnIsAsked
from storefront.trade.returns.shares import share_back

__all__ = [
    "AT_DOOR",
    "KINDS",
    "OPEN",
    "REASON_LENGTH",
    "WAITING",
    "CannotBeReturned",
    "CannotBeWithdrawn",
    "GoodsTakenBack",
    "NotAPart",
    "PartNotTaken",
    "ReturnAnswered",
    "ReturnAsked",
    "ReturnIsAsked",
    "ReturnLine",
    "ReturnRequest",
    "ReturnWithdrawn",
    "answer",
    "ask",
    "asked_back",
    "clear_forgotten",
    "doorsteps",
    "forget_member",
    "get",
    "get_of_parcel",
    "given_back",
    "may_return",
    "of_order",
    "of_parcel",
    "open_request",
    "orders_waiting",
    "sells_again",
    "share_back",
    "shares_of",
    "take_back",
    "uncleared",
    "withdraw",
]
