"""Orders of a whole market, one at every stage that pages tell apart, and a basket one step before its order."""

from datetime import timedelta
from typing import Any

from storefront.cli.posting import give_words
from storefront.community import mobiles, notices
from storefront.community.accounts import User
from storefront.goods import favourites, follows
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders, proposals, returns
from storefront.trade.orders import Order
from tests.builders.community import a_city, a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.handing import every_kind
from tests.builders.people import stop_link
from tests.builders.reviewing import complete
from tests.builders.trade import bring_to, pay, place, the_parcel

STAGES = (
    "completed",
    "placed",
    "unpaid",
    "accepted",
    "preparing",
    "ready",
    "handed_over",
    "returning",
    "agreed",
    "cash",
    "sent",
    "door",
    "proposed",
)
IN_CASH = ("completed", "placed", "cash", "sent", "door")
TYPED = {
    "contact": {"name": "سارة", "mobile": "0551234567", "email": ""},
    "delivery": {"short_address": "RRRD2929", "district": "", "street": ""},
    "payment": {"method": "cash"},
}


def an_order_at(stage: str, product: Product, member: User) -> Order:
    """A member's order at a stage that pages tell apart."""
    with unit_of_work():
        cart, _ = carts.open_cart(user_id=member.id)
        carts.choose_city(cart, a_city().id)
        carts.put(cart, variant_of(product).id, 2)
        carts.choose_way(cart, product.family_id, way="courier" if stage == "sent" else "collect", note="اتصلوا قبلها")
        order = orders.get(place(carts.basket(cart), method="cash" if stage in IN_CASH else "card").id)
        if stage == "cash":
            every_kind(the_parcel(order))
        elif stage not in ("placed", "unpaid"):
            if stage not in IN_CASH:
                pay(order)
            come_to(stage, the_parcel(order))
        return order


def come_to(stage: str, parcel: orders.Parcel) -> None:
    """Brings a confirmed parcel as far as a stage says."""
    if stage == "completed":
        complete(orders.get(parcel.order_id))
        return
    goes_back, at_door = stage in ("returning", "agreed"), stage in ("sent", "door")
    bring_to(
        parcel, "handed_over" if goes_back else "ready" if at_door else "accepted" if stage == "proposed" else stage
    )
    if stage == "proposed":
        later = parcel.promised_on + timedelta(days=3)
        proposals.propose(parcel, Actor(families=frozenset({parcel.family_id})), day=later, reason="تعطّل الفرن")
    if stage == "sent":
        orders.hand_over(parcel, Actor(families=frozenset({parcel.family_id})), code="")
    if goes_back:
        wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="مكسورة")
        if stage == "agreed":
            returns.answer(wish, parcel, Actor(families=frozenset({parcel.family_id})), agreed=True, words="")


def steps_of(placed: dict[str, Order]) -> dict[str, tuple[Any, ...]]:
    """What is asked for and waits in the orders at these stages."""
    return {
        **going_back(placed["returning"], placed["agreed"]),
        **proposed(placed["proposed"]),
        **ticked(placed["preparing"]),
    }


def proposed(order: Order) -> dict[str, tuple[Any, ...]]:
    """Another date that waits for its answer."""
    parcel = order.parcels[0]
    asked = proposals.open_of(parcel.id)
    return {
        "family.proposals.withdraw.parcel_reference": (parcel.reference,),
        "shop.proposals.reference": (order.reference,),
        "shop.proposals.parcel_reference": (parcel.reference,),
        "proposal_id": (asked.id if asked else 0,),
    }


def going_back(asked: Order, agreed: Order) -> dict[str, tuple[Any, ...]]:
    """A return that waits for its family's answer, and one that waits for the goods."""
    wishes = [returns.of_parcel(order.parcels[0].id)[0] for order in (asked, agreed)]
    return {
        "family.returns.answer.parcel_reference": (asked.parcels[0].reference,),
        "family.returns.answer.request_id": (wishes[0].id,),
        "family.returns.arrival.parcel_reference": (agreed.parcels[0].reference,),
        "family.returns.arrival.request_id": (wishes[1].id,),
        "shop.returns.withdraw.reference": (agreed.reference,),
        "shop.returns.withdraw.parcel_reference": (agreed.parcels[0].reference,),
        "shop.returns.withdraw.request_id": (wishes[1].id,),
    }


def ticked(order: Order) -> dict[str, tuple[Any, ...]]:
    """A line that is made."""
    parcel = order.parcels[0]
    return {
        "family.picking.parcel_reference": (parcel.reference,),
        "family.picking.line_id": (parcel.lines[0].id,),
    }


def whole_basket(
    product: Product, user_id: int | None, *, price: int = 0, coupon: str = "dakkah10"
) -> tuple[str, list[int]]:
    """A basket one step before its order, with a line that was taken out; its cookie and lines. With a `price` the
    shopper last saw another one than today's, and a family that it holds goods of is on holiday. A member has a coupon in
    it."""
    cart, token = carts.open_cart(user_id=user_id)
    carts.choose_city(cart, a_city().id)
    lines = [carts.put(cart, variant_of(product).id, 2, personal_text=text) for text in ("نورة", "سارة")]
    carts.remove(lines[1])
    carts.choose_way(cart, product.family_id, way="collect", note="اتصلوا قبلها")
    for step, typed in TYPED.items():
        carts.keep_typed(cart, step, typed)
    lines[0].kept_price_minor = price or lines[0].kept_price_minor
    if price:
        resting = a_family()
        carts.put(cart, variant_of(a_product(of=resting)).id, 1)
        resting.closed_until = clock.today() + timedelta(days=9)
    if user_id:
        carts.keep_coupon(cart, coupon)
    return token or "", [line.id for line in lines]


def keeps(member: User, product: Product) -> None:
    """A member keeps a product and follows the family that makes it."""
    favourites.add(member.id, product)
    follows.follow(member.id, product.family_id)


def whole_inbox(member: User) -> dict[str, tuple[Any, ...]]:
    """A notice in the inbox of a member, with its words; a code on its way to their mobile; the link by which letters to them
    are ended."""
    while give_words():
        pass
    with unit_of_work():
        known = db.session.merge(member)
        known.mobile = known.mobile or "+966551234567"
        mobiles.ask_code(known)
    newest = notices.inbox.of_member(member.id).rows[0]
    return {"notice_id": (newest.id,), "account.stopping.token": (stop_link(member),)}
