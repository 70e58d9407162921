"""Reading a basket as its page shows it: by family, with ways and fees, and what changed since the shopper last looked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import func, select

from storefront.community import holidays, regions
from storefront.community.families import Family, is_closed
from storefront.goods import catalogue, making, portions, stock, taxonomy
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound, Refusal
from storefront.trade import delivery
from storefront.trade.carts.commands import token_hash
from storefront.trade.carts.models import Cart, CartFamily, CartLine
from storefront.trade.carts.refusals import LineIsRemoved


@dataclass(frozen=True)
class Piece:
    """A line as it stands today. `left` is None for goods made to order; `ready_on` for those no day is free for."""

    line: CartLine
    variant: catalogue.Variant
    offered: bool
    left: int | None
    was_minor: int | None  # the price when it was put in, if it is another now
    ready_on: date | None
    together: int = 0  # of a portion: grams there are of its product, for all of the basket

    @property
    def total_minor(self) -> int:
        """What can be had of it costs so much, in halalas."""
        return self.variant.price_minor * self.can_be_had

    @property
    def return_class(self) -> str:
        return taxonomy.class_with(self.variant.product.return_class, self.line.personal_text)

    @property
    def lacks_text(self) -> bool:
        """Whether it cannot be made, since nothing was written that it is made with."""
        return self.variant.product.personal_needed and not self.line.personal_text

    @property
    def text_is_too_long(self) -> bool:
        """Whether more was written for it than its family takes by now; anything, where it takes no text any more."""
        return len(self.line.personal_text) > self.variant.product.personal_max

    @property
    def is_enough(self) -> bool:
        return self.left is None or self.left >= self.line.quantity

    @property
    def can_be_had(self) -> int:
        """How many of its pieces can be had as the line stands: all, those that are left, or none. Every sum counts these,
        and agreeing to what changed leaves these in the basket, so that nobody agrees to another sum than they saw."""
        if not self.offered or self.ready_on is None or self.lacks_text or self.text_is_too_long:
            return 0
        return self.line.quantity if self.left is None else min(self.left, self.line.quantity)

    @property
    def can_be_ordered(self) -> bool:
        return self.can_be_had == self.line.quantity


@dataclass(frozen=True)
class Part:
    """What the basket holds of one family."""

    family: Family
    pieces: Sequence[Piece]
    ways: Sequence[delivery.Way]
    way: delivery.Way | None
    note: str
    is_closed: bool

    @property
    def items_minor(self) -> int:
        return sum(piece.total_minor for piece in self.pieces)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it can be had, so that there is nothing to bring."""
        return not any(piece.can_be_had for piece in self.pieces)

    @property
    def delivery_minor(self) -> int:
        return self.way.fee_minor if self.way and not self.is_gone else 0

    @property
    def ready_on(self) -> date:
        """The day on which everything of it is ready; the slowest line decides."""
        days = (piece.ready_on for piece in self.pieces if piece.ready_on and piece.can_be_had)
        return max(days, default=clock.today())

    @property
    def arrives_on(self) -> date:
        """The day from which the goods are with the shopper."""
        return self.way.arrives(self.ready_on, holidays.of(self.family)) if self.way else self.ready_on


@dataclass(frozen=True)
class Reduction:
    """The coupon that goes with a basket (see coupons): what it takes off, in halalas by line of the basket, and who
    bears that; or why it takes nothing off."""

    code: str
    coupon_id: int = 0
    by: str = ""
    minor: Mapping[int, int] = field(default_factory=dict)
    refusal: Refusal | None = None

    @property
    def total_minor(self) -> int:
        return sum(self.minor.values())


@dataclass(frozen=True)
class Basket:
    """A whole basket. Sums are halalas and count what can be had: of a line of which some are left, those; of a family that is
    on holiday, nothing."""

    cart: Cart | None
    city: regions.City | None
    parts: Sequence[Part]
    removed: Sequence[Piece]
    reduction: Reduction | None = None

    @property
    def pieces(self) -> int:
        return sum(piece.line.quantity for part in self.parts for piece in part.pieces)

    @property
    def can_be_had(self) -> int:
        """How many of its pieces can be had now; every sum counts these."""
        return sum(piece.can_be_had for part in self.open_parts for piece in part.pieces)

    @property
    def open_parts(self) -> Sequence[Part]:
        """Those of families that are there."""
        return [part for part in self.parts if not part.is_closed]

    @property
    def items_minor(self) -> int:
        return sum(part.items_minor for part in self.open_parts)

    @property
    def delivery_minor(self) -> int:
        return sum(part.delivery_minor for part in self.open_parts)

    @property
    def discount_minor(self) -> int:
        return self.reduction.total_minor if self.reduction else 0

    @property
    def total_minor(self) -> int:
        """What there is to pay."""
        return self.items_minor + self.delivery_minor - self.discount_minor

    @property
    def has_changes(self) -> bool:
        """Whether a price or a stock is other than when the shopper last looked."""
        return any(piece.was_minor or not piece.can_be_ordered for part in self.parts for piece in part.pieces)

    @property
    def can_be_ordered(self) -> bool:
        """Whether every line can be had and every family is open."""
        return self.can_do_without and len(self.open_parts) == len(self.parts)

    @property
    def can_do_without(self) -> bool:
        """Whether it can be ordered once the goods of families on holiday are left out of it."""
        return bool(self.open_parts) and all(piece.can_be_ordered for part in self.parts for piece in part.pieces)


EMPTY = Basket(None, None, [], [])


def basket(cart: Cart | None, *, city_id: int | None = None) -> Basket:
    """The basket for a city (the one kept with it, unless another is asked for); a fixed number of queries."""
    if cart is None:
        return EMPTY
    lines = db.session.scalars(select(CartLine).where(CartLine.cart_id == cart.id).order_by(CartLine.id)).all()
    variants = {variant.id: variant for variant in catalogue.variants([line.variant_id for line in lines])}
    rest = stock.rest_of(variants.values())
    there = [(line, variants[line.variant_id]) for line in lines if line.variant_id in variants]
    ready = making.outlook(wants(there))
    pieces = _pieces(there, rest, ready)
    wanted = city_id or cart.city_id
    city = regions.find_city(wanted) if wanted else None
    family_ids = sorted({piece.variant.product.family_id for piece in pieces})
    reach = delivery.reach(family_ids, city.id if city else None)
    choices = {
        row.family_id: row for row in db.session.scalars(select(CartFamily).where(CartFamily.cart_id == cart.id))
    }
    inside = [piece for piece in pieces if piece.line.removed_at is None]
    parts = [
        _part(
            [piece for piece in inside if piece.variant.product.family_id == family_id], city, reach[family_id], choices
        )
        for family_id in dict.fromkeys(piece.variant.product.family_id for piece in inside)
    ]
    return Basket(cart, city, parts, [piece for piece in pieces if piece.line.removed_at is not None])


def wants(lines: Iterable[tuple[CartLine, catalogue.Variant]]) -> list[making.Want]:
    """What is to be made for the lines that are in the basket, each product once."""
    pieces: Counter[int] = Counter()
    made = {}
    for line, variant in lines:
        if line.removed_at is None and not portions.is_kept(variant.product):
            pieces[variant.product_id] += line.quantity
            made[variant.product_id] = variant.product
    return [making.Want(one, pieces[one], making.earliest(made[one], made[one].family)) for one in sorted(made)]


def _pieces(
    there: Iterable[tuple[CartLine, catalogue.Variant]], rest: stock.Rest, ready: Mapping[int, date | None]
) -> list[Piece]:
    """The lines as they stand today. What is free of a variant that stands on several lines, or of a product whose portions
    do, goes to the first of them of which anything can be had."""
    found = []
    together = stock.Rest(dict(rest.free))
    for line, variant in there:
        piece = replace(_piece(line, variant, rest, ready), together=together.units(variant) if variant.grams else 0)
        if piece.left is not None and line.removed_at is None:
            rest.give(variant, piece.can_be_had)
        found.append(piece)
    return found


def _piece(line: CartLine, variant: catalogue.Variant, rest: stock.Rest, ready: Mapping[int, date | None]) -> Piece:
    product = variant.product
    was = line.kept_price_minor if line.kept_price_minor != variant.price_minor else None
    ready_on = ready.get(product.id, making.earliest(product, product.family))
    return Piece(line, variant, catalogue.can_be_bought(variant), rest.left(variant), was, ready_on)


def _part(
    pieces: Sequence[Piece],
    city: regions.City | None,
    reach: delivery.Reach,
    choices: dict[int, CartFamily],
) -> Part:
    family = pieces[0].variant.product.family
    goods = [piece.variant.product for piece in pieces if piece.can_be_had]
    fresh = any(taxonomy.is_eaten_fresh(one.category_id, one.return_class) for one in goods)
    items_minor = sum(piece.total_minor for piece in pieces)
    ways = delivery.open_ways(family, city, reach, fresh=fresh, items_minor=items_minor)
    choice = choices.get(family.id)
    way = delivery.chosen(ways, choice.way if choice else "") or delivery.usual(ways, family, city)
    return Part(family, pieces, ways, way, choice.note if choice else "", is_closed(family))


def line_of(cart: Cart | None, line_id: int) -> CartLine:
    """A line of this basket; raises NotFound for any other's."""
    mine = CartLine.cart_id == (cart.id if cart else 0)
    found = db.session.scalar(select(CartLine).where(CartLine.id == line_id, mine))
    if found is None:
        raise NotFound()
    return found


def line_inside(cart: Cart | None, line_id: int) -> CartLine:
    """A line that is in this basket; raises NotFound for any other's, LineIsRemoved for one that was taken out."""
    line = line_of(cart, line_id)
    if line.removed_at is not None:
        raise LineIsRemoved()
    return line


def waits_in_an_account(checkout_key: str) -> bool:
    """Whether goods wait in a member's basket for the order of this key, which nobody knows but who went this way."""
    mine = (Cart.checkout_key == checkout_key, Cart.user_id.is_not(None), CartLine.removed_at.is_(None))
    return (
        db.session.scalar(select(CartLine.id).join(Cart, Cart.id == CartLine.cart_id).where(*mine).limit(1)) is not None
    )


def count_pieces(*, user_id: int | None, token: str | None) -> int:
    """Pieces in the basket of a member, or of a guest by the cookie, in one query; for the header of every page."""
    statement = select(func.sum(CartLine.quantity)).join(Cart, Cart.id == CartLine.cart_id)
    mine = Cart.user_id == user_id if user_id is not None else Cart.token_hash == token_hash(token or "")
    return db.session.scalar(statement.where(mine, CartLine.removed_at.is_(None))) or 0
