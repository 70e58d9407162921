"""A member's orders, the newest first: what came of each family's part. One order is shown by the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.goods import shelves
from storefront.kernel.paging import Page, page_number
from storefront.trade import checkouts, claims, returns
from storefront.trade import orders as trade
from storefront.treasury import gateways
from storefront.web.account.members import me, my_id
from storefront.web.kit.links import path_in
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.cards import Card, cards, cloth
from storefront.web.shop.stages import Stage
from storefront.web.shop.standing import standing

orders = Blueprint("orders", __name__)
PICTURES = 4


@dataclass(frozen=True)
class OrderCard:
    """An order as the list prints it. `parts`: family, state and cloth of each parcel."""

    href: str
    reference: str
    placed_at: datetime
    total_minor: int
    pieces: int
    state: str  # unpaid, checking, confirming, abandoned or confirmed
    parts: Sequence[tuple[str, str, str]]
    pictures: Sequence[Card]
    more: int


@orders.get("")
def home() -> Response:
    """What a member's pages begin with."""
    return redirect(url_for(".index"))


@orders.get("/orders")
def index() -> str:
    """A page of them; before the first what was ordered without an account, with the address of this one, from the order that is
    asked for on to the older ones."""
    page = trade.of_member(my_id(), number=page_number(request.args.get("page")))
    since = request.args.get("guest", "").replace("\0", "")
    found = claims.found(claims.address_of(me()), since=since, most=claims.MOST + 1) if page.number == 1 else []
    return render_template(
        "account/orders/index.html",
        rows=listed(page.rows),
        page=Numbered(page),
        found=found[: claims.MOST],
        older=found[claims.MOST].reference if len(found) > claims.MOST else "",
        is_newest=not since,
    )


def listed(rows: Sequence[trade.Order]) -> list[OrderCard]:
    """Orders with small pictures of their goods; one query for all the pictures."""
    ids = sorted({line.product_id for order in rows for parcel in order.parcels for line in parcel.lines})
    pictures = {card.id: card for card in cards(shelves.cards(ids)) if card.src}
    open_ones = [order.id for order in rows if not order.confirmed_at and not order.abandoned_at]
    waiting = checkouts.awaited.among(open_ones) if open_ones else ()
    stages = {one.order.id: standing(one.payment, one.attempt) for one in waiting}
    at_door = [parcel for order in rows if not gateways.pays_ahead(order.method) for parcel in order.parcels]
    left = returns.doorsteps.not_paid(at_door) if at_door else {}
    return [listed_one(order, pictures, stages.get(order.id), left) for order in rows]


def listed_one(
    order: trade.Order, pictures: dict[int, Card], stage: Stage | None, left: Mapping[int, int]
) -> OrderCard:
    """An order. `left` is what was not paid of parcels (halalas) because it was not taken at the door."""
    lines = [line for parcel in order.parcels for line in parcel.lines]
    seen = [pictures[product] for product in dict.fromkeys(line.product_id for line in lines) if product in pictures]
    state = "abandoned" if order.abandoned_at else "confirmed" if order.confirmed_at else "unpaid"
    state = stage if stage in ("checking", "confirming") else state
    return OrderCard(
        href=path_in(language(), f"/orders/{order.reference}"),
        reference=order.reference,
        placed_at=order.placed_at,
        total_minor=order.total_minor - called_off_minor(order) - sum(left.get(one.id, 0) for one in order.parcels),
        pieces=sum(line.quantity for line in lines),
        state=state,
        parts=[part_of(parcel) for parcel in order.parcels],
        pictures=seen[:PICTURES],
        more=max(0, len(seen) - PICTURES),
    )


def called_off_minor(order: trade.Order) -> int:
    """What nobody pays of an order any more, in halalas, because a family's part was called off; one that was never paid keeps
    its price."""
    gone = [parcel.total_minor for parcel in order.parcels if parcel.state in trade.CALLED_OFF]
    return sum(gone) if order.confirmed_at else 0


def part_of(parcel: trade.Parcel) -> tuple[str, str, str]:
    """What came of one family's part."""
    house = parcel.family
    return in_language(house, "trade_name"), parcel.state, cloth(house.slug, house.dye)


class Numbered:
    """A page of a list with the addresses of its neighbours, as components/pager.html wants it."""

    def __init__(self, page: Page[Any]) -> None:
        self.number, self.pages = page.number, page.pages
        self.has_prev, self.has_next = page.has_prev, page.has_next

    def href(self, number: int) -> str:
        return url_for("account.orders.index", page=number)
