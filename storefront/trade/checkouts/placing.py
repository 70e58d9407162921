"""Placing an order: a basket becomes an order with a parcel per family, all of it or nothing, once per checkout."""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.community import families
from storefront.community.families import Family
from storefront.goods import making, portions, sharing, stock, taxonomy
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.kernel.refusals import Named
from storefront.trade import carts, commissions, coupons, delivery, meeting, orders
from storefront.trade.checkouts import awaited, channels, firsts
from storefront.trade.checkouts.refusals import (
    BasketHasChanged,
    BasketIsEmpty,
    DayHasMoved,
    FamilyIsClosed,
    MethodIsNotOffered,
    TooManyUnpaid,
    WayIsMissing,
)
from storefront.trade.orders import Contact, Order, OrderLine, Parcel, ParcelStep
from storefront.treasury import gateways, payments

MOST_UNPAID = 3  # orders of one mobile that wait to be paid, so that nobody can hold a whole shelf
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read as another


@dataclass(frozen=True)
class Checkout:
    """What the shopper agreed to on the last page. `key` is made with the page: one key, one order; `seen_days` are the days
    its goods were promised for, by family."""

    key: str
    method: str  # card, transfer or cash
    seen_total_minor: int
    seen_days: Mapping[int, date] = field(default_factory=dict)


def random_reference(length: int = 8) -> str:
    """A reference people can read out, which tells nothing of how many orders there are."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def place(basket: carts.Basket, contact: Contact, checkout: Checkout, *, user_id: int | None, link: str) -> Order:
    """The order of this checkout: placed now, or the one placed before with the same key.

    `link` is the secret token of the tracking page. Raises BasketIsEmpty, BasketHasChanged, FamilyIsClosed,
    WayIsMissing, AddressIsMissing, MethodIsNotOffered, TooManyUnpaid, StockRanOut, NoDayIsFree, DayHasMoved, or what speaks
    against its coupon (see coupons.refusals.CouponDoesNotHold); then nothing is taken.
    """
    known = orders.find_by_checkout(checkout.key)
    if known:
        return known
    check(basket, contact, checkout)
    order = new_order(basket, contact, checkout, user_id=user_id, link=link)
    try:
        with db.session.begin_nested():
            fill(order, basket, checkout.seen_days)
            coupons.use(basket, order, coupons.Shopper(user_id, contact.mobile, contact.email))
    except IntegrityError:
        twin = orders.find_by_checkout(checkout.key)
        if twin is None:
            raise
        return twin
    if basket.cart:
        carts.empty(basket.cart)
    tell(orders.OrderPlaced(order.id, order.reference, order.share_code))
    if gateways.pays_ahead(order.method) and order.total_minor:
        payments.open_payment(
            purpose="order",
            subject_id=order.id,
            method=order.method,
            amount_minor=order.total_minor,
            code=order.reference,
        )
    else:
        orders.confirm(order)
    return order


def fill(order: Order, basket: carts.Basket, seen_days: Mapping[int, date]) -> None:
    """Writes the order, takes the pieces, books the days, writes the parcels. The key is claimed before the stock, so that
    a twin of this request waits there and finds this order."""
    stay_open([part.family.id for part in basket.parts])
    db.session.add(order)
    db.session.flush()
    stock.take(counted_pieces(basket), subject=f"order:{order.id}")
    booked = making.book(wants_of(basket), subject=f"order:{order.id}")
    for part in basket.parts:
        check_day(part, booked, seen_days)
    rates = commissions.rates(clock.today(), [part.family.id for part in basket.parts])
    reduction = basket.reduction or carts.Reduction("")
    parcels = [parcel_of(order, part, rates, reduction, booked) for part in basket.parts]
    brought_by = sharing.find_share_link(order.share_code) if order.share_code else None
    known = firsts.known_to(order, [part.family.id for part in basket.parts])
    for parcel, part in zip(parcels, basket.parts, strict=True):
        parcel.channel, parcel.is_first = channels.channel_of(part, brought_by), part.family.id not in known
    db.session.add_all(parcels)
    db.session.flush()
    for parcel, part in zip(parcels, basket.parts, strict=True):
        meeting.meet_at(parcel, part.way.point if part.way else None)
    db.session.flush()


def stay_open(family_ids: Collection[int]) -> None:
    """Holds shops, so that none of them is closed before this unit ends. Raises ShopIsGone where one is closed already."""
    which = select(Family.status).where(Family.id.in_(family_ids)).order_by(Family.id).with_for_update(read=True)
    if "closed" in db.session.scalars(which).all():
        raise families.refusals.ShopIsGone()


def wants_of(basket: carts.Basket) -> list[making.Want]:
    """What is to be made for a basket."""
    return carts.wants((piece.line, piece.variant) for part in basket.parts for piece in part.pieces)


def check_day(part: carts.Part, booked: Mapping[int, date], seen_days: Mapping[int, date]) -> None:
    """Whether the days that were booked for a family's goods are those the shopper agreed to, or earlier ones."""
    day = as_booked(part, booked).arrives_on
    if day > seen_days.get(part.family.id, part.arrives_on):
        raise DayHasMoved(family=Named.of(part.family, "trade_name"), day=day)


def as_booked(part: carts.Part, booked: Mapping[int, date]) -> carts.Part:
    """The same goods on the days that were booked for them (by product) instead of those they would have had."""
    pieces = [replace(piece, ready_on=booked.get(piece.variant.product_id, piece.ready_on)) for piece in part.pieces]
    return replace(part, pieces=pieces)


def check(basket: carts.Basket, contact: Contact, checkout: Checkout) -> None:
    """Whether the basket is still what the shopper agreed to, and can be brought where they want it."""
    if not basket.parts:
        raise BasketIsEmpty()
    for part in basket.parts:
        if part.is_closed:
            raise FamilyIsClosed(family=Named.of(part.family, "trade_name"))
        if part.way is None:
            raise WayIsMissing(family=Named.of(part.family, "trade_name"))
    if any(part.way and part.way.kind != delivery.COLLECT for part in basket.parts):
        orders.check_address(contact)
    for part in basket.parts:
        for piece in part.pieces:
            if not piece.is_enough:
                raise ran_out(piece)
            if piece.ready_on is None:
                raise making.NoDayIsFree(product=Named.of(piece.variant.product, "name"))
    if not basket.can_be_ordered or basket.total_minor != checkout.seen_total_minor:
        raise (basket.reduction and basket.reduction.refusal) or BasketHasChanged()
    if not is_offered(checkout.method, basket.total_minor):
        raise MethodIsNotOffered()
    if gateways.pays_ahead(checkout.method) and awaited.count(contact.mobile) >= MOST_UNPAID:
        raise TooManyUnpaid()


def ran_out(piece: carts.Piece) -> stock.StockRanOut:
    """That there is less of a line than it asks for; of portions there is so much for all of them together."""
    product, weighed = piece.variant.product, portions.is_weighed(piece.variant.product)
    left = piece.together if weighed else piece.left or 0
    return stock.StockRanOut(
        product=Named.of(product, "name"), variant_id=piece.variant.id, left=left, is_weighed=weighed
    )


def is_offered(method: str, total_minor: int) -> bool:
    """Whether a sum (halalas) can be paid so; nothing is paid by any way there is."""
    return method in gateways.METHODS and (total_minor == 0 or gateways.offers(method, total_minor))


def counted_pieces(basket: carts.Basket) -> Counter[int]:
    """Pieces to take from stock by variant; the same variant on two lines is taken together, and so are portions."""
    pieces: Counter[int] = Counter()
    for part in basket.parts:
        for piece in part.pieces:
            if portions.is_kept(piece.variant.product):
                pieces[piece.variant.id] += piece.line.quantity
    return pieces


def new_order(basket: carts.Basket, contact: Contact, checkout: Checkout, *, user_id: int | None, link: str) -> Order:
    """The order's own row, with everything that will never change."""
    city = basket.city or basket.parts[0].family.city
    return Order(
        reference=random_reference(),
        link_hash=orders.link_hash(link),
        checkout_key=checkout.key,
        user_id=user_id,
        contact_name=contact.name,
        mobile=contact.mobile,
        email=contact.email,
        receiver_name=contact.receiver_name,
        receiver_mobile=contact.receiver_mobile,
        language=contact.language,
        city_id=city.id,
        short_address=contact.short_address,
        district=contact.district,
        street=contact.street,
        method=checkout.method,
        items_minor=basket.items_minor,
        delivery_minor=basket.delivery_minor,
        discount_minor=basket.discount_minor,
        total_minor=basket.total_minor,
        currency=SAR,
        share_code=basket.cart.share_code if basket.cart else None,
        placed_at=clock.now(),
    )


def parcel_of(
    order: Order,
    part: carts.Part,
    rates: commissions.Rates,
    reduction: carts.Reduction,
    booked: Mapping[int, date],
) -> Parcel:
    """One family's parcel, with the names, prices and commissions of this moment, its part of the coupon, and the day that
    follows from those booked for its goods."""
    if part.way is None:
        raise WayIsMissing(family=Named.of(part.family, "trade_name"))
    sums = commissions.splitting.plan(
        [planned(piece, rates, reduction) for piece in part.pieces],
        delivery_minor=part.delivery_minor,
        taxed=bool(part.family.vat_number),
        own_delivery=not part.way.by_courier,
        day=clock.today(),
        platform_taxed=commissions.is_registered(),
    )
    discount, now = sum(reduction.minor.get(piece.line.id, 0) for piece in part.pieces), clock.now()
    return Parcel(
        order_id=order.id,
        family_id=part.family.id,
        reference=random_reference(),
        state="placed",
        way=part.way.kind,
        note=part.note,
        items_minor=sums.items_minor,
        delivery_minor=sums.delivery_minor,
        discount_minor=discount,
        discount_by=reduction.by if discount else "",
        total_minor=sums.total_minor - discount,
        commission_minor=sums.commission_minor,
        commission_vat_minor=sums.commission_vat_minor,
        vat_number=part.family.vat_number,
        vat_minor=sums.vat_minor,
        promised_on=as_booked(part, booked).arrives_on,
        accept_by=now + timedelta(hours=orders.policy.ACCEPT_HOURS),
        handover_code=f"{secrets.randbelow(10**6):06d}",
        state_at=now,
        lines=[line_of(piece, fee, reduction, booked) for piece, fee in zip(part.pieces, sums.fees, strict=True)],
        steps=[ParcelStep(before="", after="placed", at=now, by=order.user_id)],
    )


def planned(
    piece: carts.Piece, rates: commissions.Rates, reduction: carts.Reduction
) -> commissions.splitting.PlannedLine:
    """A line with what its family takes off it, and the rate that holds for it: its family's, its category's, its group's,
    or the usual one."""
    product = piece.variant.product
    category = taxonomy.sign(product.category_id)
    near = [one for one in (category.id, category.parent_id) if one is not None]
    basis_points = rates.of(product.family_id, near)
    off = reduction.minor.get(piece.line.id, 0) if reduction.by == orders.BY_FAMILY else 0
    return commissions.splitting.PlannedLine(
        piece.variant.id, piece.variant.price_minor, piece.line.quantity, basis_points, off
    )


def line_of(
    piece: carts.Piece, fee: commissions.Fee, reduction: carts.Reduction, booked: Mapping[int, date]
) -> OrderLine:
    """A line with the words and the price the shopper agreed to, its part of the coupon, and the commission on it."""
    product = piece.variant.product
    return OrderLine(
        product_id=product.id,
        variant_id=piece.variant.id,
        name_ar=product.name_ar,
        name_en=product.name_en or product.name_ar,
        choice_ar=piece.variant.choice_ar,
        choice_en=piece.variant.choice_en or piece.variant.choice_ar,
        personal_text=piece.line.personal_text,
        return_class=piece.return_class,
        is_counted=portions.is_kept(product),
        is_booked=product.id in booked,
        unit_minor=piece.variant.price_minor,
        quantity=piece.line.quantity,
        total_minor=piece.total_minor,
        discount_minor=reduction.minor.get(piece.line.id, 0),
        commission_basis_points=fee.basis_points,
        commission_minor=fee.minor,
        commission_vat_minor=fee.vat_minor,
    )
