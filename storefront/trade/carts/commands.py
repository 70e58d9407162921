"""Filling a basket: putting in, changing, taking out and putting back, joining a guest's with a member's."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from storefront.goods import catalogue, stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.carts.models import Cart, CartFamily, CartLine
from storefront.trade.carts.refusals import (
    BasketIsFull,
    NotEnoughPieces,
    QuantityIsNotValid,
    TextIsMissing,
    TextIsNotTaken,
    TextIsTooLong,
    TooManyPieces,
)

MOST_PIECES = 99
MOST_LINES = 50  # that are put in one by one; what two baskets hold together is never too much
DAYS_KEPT = 30
UNDO_HOURS = 24
NOTE_LENGTH = 300


@dataclass(frozen=True)
class Merged:
    """What became of a guest's basket: lines that came along, and lines of goods the member's own basket has as well."""

    came: int
    same: int


def token_hash(token: str) -> str:
    """What is kept of a guest's cookie."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_cart(*, user_id: int | None, token: str | None, to_change: bool = False) -> Cart | None:
    """The basket of a member, or of a guest by the cookie; None when there is none yet. `to_change` waits for whoever
    changes or orders it at this moment, and lets nobody else until this unit of work ends."""
    if user_id is None and not token:
        return None
    fresh = clock.now() - timedelta(days=DAYS_KEPT)
    guests = (Cart.token_hash == token_hash(token or ""), Cart.touched_at > fresh)
    found = select(Cart).where(*(guests if user_id is None else (Cart.user_id == user_id,)))
    return db.session.scalar(found.with_for_update() if to_change else found)


def open_cart(*, user_id: int | None) -> tuple[Cart, str | None]:
    """A new basket; for a guest with the token of the cookie. A member has one: it is found if it was just opened."""
    token = None if user_id is not None else secrets.token_urlsafe(32)
    now = clock.now()
    cart = Cart(user_id=user_id, token_hash=token_hash(token) if token else None, created_at=now, touched_at=now)
    try:
        with db.session.begin_nested():
            db.session.add(cart)
    except IntegrityError:
        twin = find_cart(user_id=user_id, token=None)
        if twin is None:
            raise
        return twin, None
    return cart, token


def lock(cart: Cart) -> None:
    """Lets nobody else change this basket until the unit of work ends, so that one thing never gets two lines."""
    db.session.execute(select(Cart.id).where(Cart.id == cart.id).with_for_update())


def put(cart: Cart, variant_id: int, quantity: int, *, personal_text: str = "") -> CartLine:
    """Adds pieces of a variant. The same goods with the same text are one line.

    Raises NotFound for what is not offered, QuantityIsNotValid, TooManyPieces, TextIsTooLong, TextIsMissing,
    TextIsNotTaken, NotEnoughPieces, BasketIsFull.
    """
    variant = catalogue.buyable(variant_id)
    if quantity < 1:
        raise QuantityIsNotValid()
    text = personal_text.strip()
    check_text(variant, text)
    lock(cart)
    line = find_line(cart, variant_id, text)
    already = line.quantity if line and line.removed_at is None else 0
    if already and already + quantity > MOST_PIECES:
        raise TooManyPieces(inside=already, most=MOST_PIECES)
    check_quantity(variant, already + quantity, others=pieces_of(cart, variant, but=line), already=already)
    if line is None:
        inside = count_lines(cart)
        if inside >= MOST_LINES:
            raise BasketIsFull(lines=inside)
        line = CartLine(cart_id=cart.id, variant_id=variant_id, personal_text=text, quantity=1, kept_price_minor=0)
        line.added_at = clock.now()
        db.session.add(line)
    line.quantity, line.removed_at = already + quantity, None
    line.is_again = bool(line.is_again and already)
    line.kept_price_minor = variant.price_minor
    touch(cart)
    return line


def check_text(variant: catalogue.Variant, text: str) -> None:
    """Whether a variant can be made with this text. Raises TextIsNotTaken, TextIsTooLong, TextIsMissing."""
    most = variant.product.personal_max
    if text and not most:
        raise TextIsNotTaken()
    if len(text) > most:
        raise TextIsTooLong(most=most)
    if variant.product.personal_needed and not text:
        raise TextIsMissing()


def inside(cart: Cart, variant_id: int, *, personal_text: str = "") -> int:
    """How many pieces of a variant with this text are in a basket, which nobody else changes until this unit of work ends.
    Raises NotFound for what is not offered."""
    catalogue.buyable(variant_id)
    lock(cart)
    line = find_line(cart, variant_id, personal_text.strip())
    return line.quantity if line and line.removed_at is None else 0


def check_quantity(variant: catalogue.Variant, quantity: int, *, others: int = 0, already: int = 0) -> None:
    """Raises QuantityIsNotValid or NotEnoughPieces; `others` are pieces of the variant on other lines, or grams of its
    product, `already` those of the quantity that are in the basket."""
    if not 1 <= quantity <= MOST_PIECES:
        raise QuantityIsNotValid()
    rest = stock.rest_of([variant])
    there = rest.units(variant)
    rest.take(variant, others)
    left = rest.left(variant)
    if left is not None and left < quantity:
        portion = {"grams": there, "inside": others} if variant.grams else {}
        raise NotEnoughPieces(left=left, already=already, **portion)


def change(line: CartLine, quantity: int) -> None:
    """Another number of pieces; raises QuantityIsNotValid, NotEnoughPieces, NotFound when it is not offered any more."""
    variant = catalogue.buyable(line.variant_id)
    cart = db.session.get_one(Cart, line.cart_id)
    check_quantity(variant, quantity, others=pieces_of(cart, variant, but=line))
    line.quantity, line.kept_price_minor = quantity, variant.price_minor
    touch(cart)


def remove(line: CartLine) -> None:
    """Takes a line out; it can be put back for a day."""
    line.removed_at = clock.now()
    db.session.flush()


def put_back(line: CartLine) -> None:
    """Undoes `remove`."""
    line.removed_at = None
    db.session.flush()


def choose_way(cart: Cart, family_id: int, *, way: str | None = None, note: str | None = None) -> None:
    """What the shopper wants of one family: the way of handing over, a note (cut at 300 characters)."""
    choice = db.session.get(CartFamily, (cart.id, family_id))
    if choice is None:
        choice = CartFamily(cart_id=cart.id, family_id=family_id, way="", note="")
        db.session.add(choice)
    choice.way = choice.way if way is None else way
    choice.note = choice.note if note is None else note[:NOTE_LENGTH]
    touch(cart)


def choose_city(cart: Cart, city_id: int | None) -> None:
    """Where the goods are to go; ways and fees follow from it, so ways chosen for another city are chosen anew."""
    if city_id != cart.city_id:
        for choice in db.session.scalars(select(CartFamily).where(CartFamily.cart_id == cart.id)):
            choice.way = ""
    cart.city_id = city_id
    touch(cart)


def keep_coupon(cart: Cart, code: str) -> None:
    """The code of a coupon (as coupons know it) that goes with this basket; none when empty."""
    cart.coupon_code = code
    touch(cart)


def remember_share(cart: Cart, code: str) -> None:
    """By whose link the shopper came."""
    cart.share_code = code


def merge(guest: Cart, member: Cart) -> Merged:
    """Joins a guest's basket into a member's at sign-in: the same goods keep the larger number of pieces, every other line
    comes along however many there are, choices of way and note come along where the member made none, and so does what was
    typed on the way to an order, with the key of the order it is to become. An address of the member's stays behind where
    the goods are now for somebody else or go to another city. The guest's basket is gone afterwards."""
    lock(member)
    came, same = 0, 0
    inside = select(CartLine).where(CartLine.cart_id == guest.id, CartLine.removed_at.is_(None))
    for line in db.session.scalars(inside.order_by(CartLine.id)).all():
        known = find_line(member, line.variant_id, line.personal_text)
        if known is None:
            moved = CartLine(cart_id=member.id, variant_id=line.variant_id, personal_text=line.personal_text)
            moved.quantity, moved.kept_price_minor, moved.added_at = line.quantity, line.kept_price_minor, line.added_at
            moved.is_again = line.is_again
            db.session.add(moved)
            came += 1
        else:
            mine = known.quantity if known.removed_at is None else 0
            came, same = came + (not mine), same + bool(mine)
            known.quantity, known.removed_at = max(mine, line.quantity), None
    for choice in db.session.scalars(select(CartFamily).where(CartFamily.cart_id == guest.id)).all():
        if db.session.get(CartFamily, (member.id, choice.family_id)) is None:
            choose_way(member, choice.family_id, way=choice.way, note=choice.note)
    if "contact" in guest.typed or guest.city_id not in (None, member.city_id):
        member.typed = {step: typed for step, typed in member.typed.items() if step not in ("delivery", "receiver")}
    member.city_id = guest.city_id or member.city_id
    member.share_code = member.share_code or guest.share_code
    member.coupon_code = member.coupon_code or guest.coupon_code
    member.typed = {**member.typed, **guest.typed}
    member.checkout_key = guest.checkout_key or member.checkout_key
    db.session.execute(delete(Cart).where(Cart.id == guest.id))
    touch(member)
    return Merged(came, same)


def adopt(cart: Cart, user_id: int) -> None:
    """A guest's basket becomes a member's who had none."""
    cart.user_id, cart.token_hash = user_id, None
    touch(cart)


def empty(cart: Cart) -> None:
    """Takes everything out, after an order was placed from it."""
    db.session.execute(delete(CartLine).where(CartLine.cart_id == cart.id))
    db.session.execute(delete(CartFamily).where(CartFamily.cart_id == cart.id))
    cart.checkout_key, cart.coupon_code, cart.typed = None, "", {}
    touch(cart)


def forget_member(user_id: int) -> None:
    """Throws a member's basket away."""
    db.session.execute(delete(Cart).where(Cart.user_id == user_id).execution_options(synchronize_session=False))


def touch(cart: Cart) -> None:
    cart.touched_at = clock.now()
    db.session.flush()


def find_line(cart: Cart, variant_id: int, personal_text: str) -> CartLine | None:
    """The line of these goods with this text, removed or not."""
    statement = select(CartLine).where(
        CartLine.cart_id == cart.id, CartLine.variant_id == variant_id, CartLine.personal_text == personal_text
    )
    return db.session.scalar(statement)


def pieces_of(cart: Cart, variant: catalogue.Variant, *, but: CartLine | None) -> int:
    """Pieces of a variant on the basket's other lines, or grams of all portions of its product. A line whose text cannot be
    made any more keeps none from the one that is to take its place."""
    drawn = func.coalesce(func.sum(CartLine.quantity * catalogue.Variant.units), 0)
    lines = select(drawn).join(catalogue.Variant, catalogue.Variant.id == CartLine.variant_id)
    statement = lines.where(
        CartLine.cart_id == cart.id,
        catalogue.Variant.stock_id == variant.stock_id,
        CartLine.removed_at.is_(None),
        CartLine.id != (but.id if but and but.id else 0),
        func.length(CartLine.personal_text).between(int(variant.product.personal_needed), variant.product.personal_max),
    )
    return db.session.scalar(statement) or 0


def count_lines(cart: Cart) -> int:
    """Lines that are in the basket."""
    statement = select(func.count(CartLine.id)).where(CartLine.cart_id == cart.id, CartLine.removed_at.is_(None))
    return db.session.scalar(statement) or 0


def sweep(*, limit: int = 500) -> int:
    """Drops guests' baskets that were not touched for 30 days and lines removed a day ago; for the worker."""
    old = clock.now() - timedelta(days=DAYS_KEPT)
    undone = clock.now() - timedelta(hours=UNDO_HOURS)
    db.session.execute(delete(CartLine).where(CartLine.removed_at < undone))
    stale = db.session.scalars(select(Cart.id).where(Cart.user_id.is_(None), Cart.touched_at < old).limit(limit)).all()
    db.session.execute(delete(Cart).where(Cart.id.in_(stale)))
    return len(stale)
