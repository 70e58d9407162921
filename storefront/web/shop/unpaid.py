"""What its shopper ordered and has not paid yet: said wherever they may come back to, so that nobody orders it twice; and
the pieces those orders hold, which are theirs and not sold out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from flask import g, session

from storefront.kernel import clock
from storefront.trade import checkouts, orders
from storefront.treasury import bank, gateways, payments
from storefront.web.kit.deadlines import pay_until
from storefront.web.kit.doors import actor
from storefront.web.kit.formats import count_of
from storefront.web.shop.order_access import held
from storefront.web.shop.stages import Stage
from storefront.web.shop.standing import standing

MARK = "unpaid"  # in the session: until when there may be an order that is not paid yet
REMEMBERED = timedelta(days=7)  # longer than any order waits
SHORT_MINUTES = 120  # what is counted in minutes; beyond that the hour or the day says enough


@dataclass(frozen=True)
class Unpaid:
    """One item of components/unpaid.html. `rest_minor` is what is still to be paid after `arrived_minor` came by transfer;
    `left` is the time there is, in words; nothing for what takes days."""

    reference: str
    rest_minor: int
    arrived_minor: int
    until: str
    left: str
    by_transfer: bool
    stage: Stage


def remember() -> None:
    """An order was placed in this browser that is to be paid ahead: for some days lists ask whether it still waits."""
    session[MARK] = int((clock.now() + REMEMBERED).timestamp())


def may_be_some() -> bool:
    """Whether this browser placed such an order lately; costs nothing, for lists that are read by everybody."""
    return bool(held()) or session.get(MARK, 0) > clock.now().timestamp()


def mine() -> Sequence[Unpaid]:
    """The unpaid orders of a member, or that a guest's browser placed, the newest first."""
    transfers = [one.payment.id for one in awaited() if is_transfer(one)]
    arrived = bank.arrived_for_each(transfers) if transfers else {}
    return [row_of(one, arrived.get(one.payment.id, 0)) for one in awaited()]


def awaited() -> Sequence[checkouts.awaited.Awaited]:
    """The same as they are kept; asked for once a request, and never for a visitor without a cookie."""
    if "awaited" not in g:
        user_id, hashes = actor().user_id, [orders.link_hash(secret) for secret in held().values()]
        g.awaited = checkouts.awaited.of(user_id=user_id, link_hashes=hashes) if user_id or hashes else ()
    return g.awaited  # type: ignore[no-any-return]


def is_transfer(one: checkouts.awaited.Awaited) -> bool:
    """Whether its shopper sends the money to an account of the market's."""
    return gateways.account_of(one.payment.gateway) is not None


def row_of(one: checkouts.awaited.Awaited, arrived_minor: int) -> Unpaid:
    """An order as its notice prints it."""
    ends = one.payment.expires_at
    seconds = (ends - payments.GRACE - clock.now()).total_seconds() if ends else 0
    minutes = ceil(seconds / 60)
    return Unpaid(
        one.order.reference,
        one.payment.amount_minor - arrived_minor,
        arrived_minor,
        pay_until(one.payment),
        count_of("minute", minutes) if 0 < minutes <= SHORT_MINUTES else "",
        is_transfer(one),
        standing(one.payment, one.attempt),
    )


def seen() -> str:
    """The references of all of them, as a form says that its page has shown them."""
    return ",".join(sorted(one.order.reference for one in awaited()))


def held_variants() -> frozenset[int]:
    """The variants of which they hold pieces."""
    return frozenset(variant_id for _, variant_id in pieces())


def held_products() -> frozenset[int]:
    """The products of which they hold pieces."""
    return frozenset(product_id for product_id, _ in pieces())


def pieces() -> Sequence[tuple[int, int]]:
    waiting = [one.order.id for one in awaited()]
    return checkouts.awaited.pieces(waiting) if waiting else ()
