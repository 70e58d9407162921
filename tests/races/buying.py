"""Shoppers on their way to an order, page by page up to the last button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storefront.goods.catalogue import Product, Variant
from tests.builders import numbers
from tests.builders.community import a_city
from tests.builders.crowds import a_few_at_a_time, at_once
from tests.builders.goods import variant_of
from tests.races.markets import Market
from tests.races.visitors import Answer, Visitor
from tests.stripe_server import Shopper

LAST_PAGE, BUTTON = "/checkout/review", "/checkout"
RECEIVER = "سارة القحطاني"
SENT_ON = 307
DONE = {"cash": 303, "card": SENT_ON}  # what the last button is answered with


@dataclass(frozen=True)
class Wish:
    """Pieces of a variant as pages name it, and the family it is from; plain values only, for threads."""

    path: str
    variant_id: int
    family_id: int
    city_id: int
    pieces: int = 1


def a_wish(product: Product, *, variant: Variant | None = None, pieces: int = 1) -> Wish:
    """So many pieces of a variant of a product, the first unless another is named."""
    wanted = variant or variant_of(product)
    return Wish(f"/p/{product.id}", wanted.id, product.family_id, a_city().id, pieces)


def go_to_the_last_page(visitor: Visitor, wishes: Sequence[Wish], method: str) -> Visitor:
    """Fills a basket and walks through the whole checkout; what is left is the last button."""
    for wish in wishes:
        visitor.read(wish.path)
        visitor.take("/cart/lines", variant_id=wish.variant_id, quantity=wish.pieces)
    visitor.read("/checkout")
    visitor.go("/checkout/contact", name=RECEIVER, mobile=f"05{next(numbers):08d}")
    visitor.go(
        "/checkout/delivery", city_id=wishes[0].city_id, **ways(wishes)
    )  # another city: its ways are shown first
    visitor.go("/checkout/delivery", **ways(wishes))
    visitor.go("/checkout/payment", method=method)
    assert visitor.here == LAST_PAGE
    return visitor


def ways(wishes: Sequence[Wish]) -> Mapping[str, str]:
    """Everything is collected where it is made."""
    return {f"f{wish.family_id}-way": "collect" for wish in wishes}


def before_the_button(market: Market, number: int, *wishes: Wish, method: str = "cash") -> list[Visitor]:
    """So many shoppers at the last page of the checkout, each with a basket of the same goods."""
    ready = [market.visitor() for _ in range(number)]
    return a_few_at_a_time([lambda one=one: go_to_the_last_page(one, wishes, method) for one in ready])  # type: ignore[misc]


def press_together(ready: Sequence[Visitor]) -> list[Answer]:
    """All of them press the last button at the same moment."""
    return at_once([lambda one=one: one.send(BUTTON) for one in ready])  # type: ignore[misc]


def to_the_card(visitor: Visitor, placed: Answer) -> str:
    """The page of the payment company that the last button leads to; the same form is sent on, as browsers do."""
    assert placed.status == SENT_ON
    sent = visitor.ask("POST", placed.leads_to, visitor.form(BUTTON))
    assert (sent.status, bool(sent.away)) == (303, True)
    return sent.away


def pay(visitor: Visitor, placed: Answer) -> Answer:
    """Pays on the card page an order leads to, and comes back."""
    page = to_the_card(visitor, placed)
    back = Shopper(page).pay(page).goes_to
    return visitor.ask("GET", back.removeprefix(visitor.site))
