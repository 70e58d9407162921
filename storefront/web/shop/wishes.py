"""A wish to give goods back as its shopper reads it: which pieces, why, what the family said, and how the price goes back."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from storefront.kernel import money
from storefront.trade import orders, returns
from storefront.treasury import gateways
from storefront.treasury.disputes import Held
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language, language_of
from storefront.web.shop.ways_back import way_back

LEFT = "left"  # not a wish to give back: not taken at the door


@dataclass
class Pieces:
    """How many, in words, of what, and the language of its name."""

    number: str
    name: str
    lang: str


@dataclass
class Wish:
    """A wish to give goods back, its kind and the shopper's words, what the family said, the sum that goes back once they are
    home, and how, and whether it can be withdrawn; or what was left at the door (LEFT), why, its price, and that it was not
    paid."""

    state: str
    answer: str
    back_minor: int
    back: str
    kind: str
    reason: str
    pieces: Sequence[Pieces]
    id: int
    may_withdraw: bool = False


def wish_row(wish: returns.ReturnRequest, parcel: orders.Parcel, method: str, back_minor: int, held: Held) -> Wish:
    """A wish as it stands now; how far cash is that goes back, its own lines say."""
    told = back_minor and gateways.pays_ahead(method)
    back = way_back(method, back_minor, held=held) if told else ""
    pieces, is_open = pieces_of(wish, parcel), wish.state in returns.OPEN
    return Wish(wish.state, wish.answer, back_minor, back, wish.kind, wish.reason, pieces, wish.id, is_open)


def left_row(wish: returns.ReturnRequest, parcel: orders.Parcel) -> Wish:
    """What was not taken at the door, and what was therefore not paid."""
    pieces = {one.order_line_id: one.quantity for one in wish.lines}
    price = returns.doorsteps.price_of(parcel, parcel.lines, pieces)
    told = gettext("لم يُدفع ثمنه، وهو %(amount)s ر.س.", amount=money.shown(price))
    return Wish(LEFT, "", price, str(told), wish.kind, wish.reason, pieces_of(wish, parcel), wish.id)


def pieces_of(wish: returns.ReturnRequest, parcel: orders.Parcel) -> list[Pieces]:
    """The pieces a wish is about, in the order of the parcel."""
    wanted = {one.order_line_id: one.quantity for one in wish.lines}
    return [
        Pieces(count_of("piece", wanted[line.id]), in_language(line, "name"), language_of(line, "name"))
        for line in parcel.lines
        if line.id in wanted
    ]
