"""A year of orders before today, placed, made and handed over by the real commands under a clock set back."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from storefront.community import accounts, addresses, regions
from storefront.community.families import Family
from storefront.demo.people import SHOWN_FAMILY
from storefront.goods import catalogue, favourites, follows, sharing, stock
from storefront.kernel import clock, facts
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, checkouts, coupons, orders, repeats, returns
from storefront.trade.delivery import COURIER

SHOPPERS = (
    ("سارة المطيري", "ar"), ("عبدالرحمن الغامدي", "ar"), ("أم فيصل", "ar"), ("نوف القحطاني", "ar"), ("خالد الزهراني", "ar"),
    ("ريم العتيبي", "ar"), ("فهد الدوسري", "ar"), ("هند الشهري", "ar"), ("ماجد الحربي", "ar"), ("لطيفة السبيعي", "ar"),
    ("Hannah Weber", "en"), ("Omar Siddiqui", "en"),
)  # fmt: skip
DISTRICTS = ("حي النرجس", "حي الروضة", "حي الفيصلية", "حي الشاطئ", "حي العزيزية", "حي السلامة", "حي النخيل")
DOORS = (2929, 3184, 7245, 5561, 4410, 8137, 2260)  # the digits of a short address
ARTICLE = re.compile(r"^(Al|Ad|An|Ar|As|Ash|At|Az)[ -]", re.IGNORECASE)
RESTOCK, ENOUGH = 40, 5
FAULT = "وصلت إحدى القطع مكسورة، وكانت العلبة سليمة من الخارج."
METHOD = "cash"  # what is paid by card a provider has to know: see cards.py
SHOWN_SELLS = 2.5  # so that who signs in as a family finds something to do
BY_COURIER = 0.3  # of the parcels that may go by courier
LIKED = 5
LOOKERS = 3  # visits of a link for each order that came by it
DECLINED = "نعتذر، الكمية المطلوبة فوق طاقتنا هذا الأسبوع."


@dataclass(frozen=True)
class Ware:
    """A variant that can be ordered, from when on, and how well it sells."""

    variant_id: int
    family_id: int
    city_id: int
    since: datetime
    lead_days: int
    weight: float


@dataclass(frozen=True)
class Wish:
    """One order to be told: when, by whom, what, how it is paid, and how far it has come by today."""

    at: datetime
    shopper: tuple[str, str]
    wares: Sequence[Ware]
    method: str
    far: str  # done, declined, cancelled, asked (for a return), or an open state
    code: str = ""  # of a coupon, if one is typed
    via: str = ""  # the code of the link its shopper came by


@dataclass(frozen=True)
class Buyer:
    """Who an order belongs to; `secret` is the market's, from which private links are made."""

    user_id: int | None = None
    email: str = ""
    secret: str = "nobody holds a link to these"  # noqa: S105 - no letters are sent for guests of the past


GUEST = Buyer()


def wares(dice: random.Random) -> list[Ware]:
    """Everything that can be ordered. A few goods sell far better than most, as in any market."""
    statement = (
        select(catalogue.Variant, catalogue.Product, Family)
        .join(catalogue.Product, catalogue.Product.id == catalogue.Variant.product_id)
        .join(Family, Family.id == catalogue.Product.family_id)
        .where(catalogue.Product.status == "published", Family.closed_until.is_(None))
        .where(catalogue.Variant.position == 0)
        .order_by(catalogue.Variant.id)
    )
    return [
        Ware(
            variant.id,
            product.family_id,
            family.city_id,
            product.published_at or clock.now(),
            product.lead_days,
            weight=1 / (1 + dice.paretovariate(0.8))
            + (4.0 if dice.random() < 0.06 else 0.0)
            + (SHOWN_SELLS if family.slug == SHOWN_FAMILY else 0.0),
        )
        for variant, product, family in db.session.execute(statement)
    ]


def wishes(number: int, dice: random.Random, stage: Sequence[Ware]) -> list[Wish]:
    """What is ordered in the year, the oldest first; Thursdays and the weeks before today are busier."""
    now = clock.now()
    told = []
    for _ in range(number):
        ago = timedelta(days=365 * dice.random() ** 1.3, hours=dice.uniform(1, 8))
        at = now - ago
        there = [ware for ware in stage if ware.since < at]
        if not there:
            continue
        first = dice.choices(there, [ware.weight for ware in there])[0]
        near = [ware for ware in there if ware.city_id == first.city_id and ware != first]
        more = dice.sample(near, min(len(near), dice.choice((0, 0, 0, 1, 1, 2))))
        far = dice.choices(("done", "declined", "cancelled"), (94, 3, 3))[0]
        told.append(Wish(at, dice.choice(SHOPPERS), (first, *more), METHOD, far))
    recent = [Wish(wish.at, wish.shopper, wish.wares, wish.method, reached(wish, now, dice)) for wish in told]
    return sorted(recent, key=lambda wish: wish.at)


def recent_wishes(number: int, dice: random.Random, stage: Sequence[Ware]) -> list[Wish]:
    """What the shopper of the demo market ordered in the last weeks, to one home: one order in each stage of its life; one
    of them can still be given back."""
    stages = (("done", 20), ("done", 4), ("ready", 3), ("accepted", 0.6), ("placed", 0.1))
    home, told = home_of(stage), []
    for far, days in stages[:number]:
        at = clock.now() - timedelta(days=days)
        there = [ware for ware in stage if ware.city_id == home and ware.since < at]
        first = dice.choice([ware for ware in there if ware.lead_days == 0])
        near = [ware for ware in there if ware.family_id != first.family_id]
        told.append(Wish(at, SHOPPERS[0], (first, *near[:1]), METHOD, far))
    return told


def settle_in(user_id: int, stage: Sequence[Ware]) -> None:
    """What the demo market's shopper keeps in their account: a mobile, the address of their home, goods they like, and whom
    they follow."""
    (name, _), home = SHOPPERS[0], home_of(stage)
    mobile, place = mobile_of(SHOPPERS[0], home), home % len(DISTRICTS)
    short = short_address_in(city_named(home), DOORS[place])
    accounts.set_mobile(accounts.get(user_id), mobile)
    addresses.add(user_id, addresses.Place("البيت", name, mobile, home, short, DISTRICTS[place]))
    best = sorted(stage, key=lambda ware: ware.weight, reverse=True)[:LIKED]
    for ware in best:
        product = catalogue.buyable(ware.variant_id).product
        favourites.add(user_id, product)
        follows.follow(user_id, product.family_id)


def home_of(stage: Sequence[Ware]) -> int:
    """The city with most to order: the home of the demo market's shopper."""
    return Counter(ware.city_id for ware in stage if ware.lead_days == 0).most_common(1)[0][0]


def desk_wishes(family_id: int, dice: random.Random, stage: Sequence[Ware]) -> list[Wish]:
    """What lies on the desk of the demo market's family this morning: orders to answer, to make, to hand over, to take back."""
    mine = [ware for ware in stage if ware.family_id == family_id]
    free = stock.free_of([ware.variant_id for ware in mine])
    own = [ware for ware in mine if free.get(ware.variant_id, 0) >= ENOUGH]
    stages = (("placed", 0.05), ("placed", 0.3), ("accepted", 0.8), ("preparing", 1.1), ("ready", 2), ("asked", 4))
    shoppers = dice.sample(SHOPPERS[1:10], len(stages))
    return [
        Wish(clock.now() - timedelta(days=days), shopper, dice.sample(own, dice.choice((1, 1, 2))), "cash", far)
        for (far, days), shopper in zip(stages, shoppers, strict=True)
    ]


def reached(wish: Wish, now: datetime, dice: random.Random) -> str:
    """How far an order of the last days has come."""
    if wish.far != "done":
        return wish.far
    age = now - wish.at
    if age < timedelta(hours=20):
        return dice.choice(("placed", "accepted"))
    lead = timedelta(days=max(ware.lead_days for ware in wish.wares) + 2)
    return dice.choice(("preparing", "ready")) if age < lead else "done"


def tell_order(wish: Wish, dice: random.Random, *, buyer: Buyer = GUEST) -> None:
    """One order from basket to where it has come, each part under the clock of its day."""
    order_id = place(wish, dice, buyer)
    if order_id is not None:
        live_on(order_id, wish, dice)


def place(wish: Wish, dice: random.Random, buyer: Buyer) -> int | None:
    """The order is placed on its day; None when nothing of it could be had."""
    with clock.set_to(wish.at), unit_of_work():
        return buy(wish, dice, buyer)


def live_on(order_id: int, wish: Wish, dice: random.Random) -> None:
    """What becomes of its parcels."""
    with unit_of_work():
        for parcel in orders.get(order_id).parcels:
            live(parcel, wish, dice)


def buy(wish: Wish, dice: random.Random, buyer: Buyer) -> int | None:
    """Fills a basket and places the order; None when nothing of it could be had on that day."""
    cart, _ = carts.open_cart(user_id=None)
    for ware in wish.wares:
        variant = catalogue.buyable(ware.variant_id)
        left = stock.rest_of([variant]).left(variant)
        if left is not None and left < ENOUGH:
            stock.count(variant, RESTOCK * variant.units)
        text = "نورة"[: variant.product.personal_max]
        carts.put(cart, ware.variant_id, dice.choice((1, 1, 1, 2, 3)), personal_text=text)
    if wish.via:
        come_by(wish.via, cart)
    carts.choose_city(cart, wish.wares[0].city_id)
    basket = by_courier(cart, dice)
    if not basket.can_be_ordered or any(part.way is None for part in basket.parts):
        return None
    place = (SHOPPERS.index(wish.shopper) + wish.wares[0].city_id) % len(DISTRICTS)
    contact = orders.Contact(
        name=wish.shopper[0],
        mobile=mobile_of(wish.shopper, wish.wares[0].city_id),
        email=buyer.email,
        language=wish.shopper[1],
        short_address=short_address_in(city_named(wish.wares[0].city_id), DOORS[place]),
        district=DISTRICTS[place],
    )
    if wish.code:
        carts.keep_coupon(cart, coupons.folded(wish.code))
        basket = coupons.applied(basket, coupons.Shopper(buyer.user_id, contact.mobile, contact.email))
    key = f"{dice.getrandbits(128):032x}"
    checkout = checkouts.Checkout(key, wish.method, basket.total_minor)
    link = orders.link_token(key, buyer.secret)
    order = checkouts.place(basket, contact, checkout, user_id=buyer.user_id, link=link)
    return order.id


def come_by(code: str, cart: carts.Cart) -> None:
    """Somebody opens a link, and a few look without buying; what lies in a ready basket goes into theirs."""
    for _ in range(LOOKERS):
        sharing.count_open(code)
    carts.remember_share(cart, code)
    link = sharing.find_open(code)
    if link and link.kind == sharing.BASKET:
        repeats.put_ready(sharing.lines(code), cart)


def city_named(city_id: int) -> str:
    """The English name of a city."""
    return next(city.name_en for city in regions.cities() if city.id == city_id)


def short_address_in(city: str, door: int) -> str:
    """A short national address that can be seen to lie in a city: it begins with the letters of its English name."""
    letters = re.sub(r"[^A-Z]", "", ARTICLE.sub("", city).upper())
    return f"{letters[:4]:X<4}{door}"


def mobile_of(shopper: tuple[str, str], city_id: int) -> str:
    """The mobile (E.164) of whoever has this name in a city, the same in every order."""
    return f"+9665{4_482_360 + SHOPPERS.index(shopper) * 1_370_911 + city_id * 7_919:08d}"


def by_courier(cart: carts.Cart, dice: random.Random) -> carts.Basket:
    """The basket, some of its parts sent by courier instead of what costs least."""
    basket = carts.basket(cart)
    sent = [
        part.family.id
        for part in basket.parts
        if dice.random() < BY_COURIER and any(way.kind == COURIER for way in part.ways)
    ]
    for family_id in sent:
        carts.choose_way(cart, family_id, way=COURIER, note="")
    return carts.basket(cart) if sent else basket


def live(parcel: orders.Parcel, wish: Wish, dice: random.Random) -> None:
    """A parcel's steps until where it has come."""
    desk = Actor(families=frozenset({parcel.family_id}))
    lead = max(ware.lead_days for ware in wish.wares)
    if wish.far == "declined":
        at_the_time(wish.at + timedelta(hours=3), lambda: orders.decline(parcel, desk, reason=DECLINED))
        return
    if wish.far == "cancelled":
        at_the_time(wish.at + timedelta(minutes=40), lambda: orders.cancel(parcel, Actor()))
        return
    steps: tuple[tuple[str, float, Callable[[], None]], ...] = (
        ("accepted", 2, lambda: orders.accept(parcel, desk)),
        ("preparing", 6, lambda: orders.prepare(parcel, desk)),
        ("ready", 20 + 24 * lead, lambda: orders.make_ready(parcel, desk)),
        ("done", 30 + 24 * lead, lambda: hand_over(parcel, desk)),
    )
    if wish.far == "placed":
        return
    for state, hours, step in steps:
        at_the_time(min(wish.at + timedelta(hours=hours + dice.random()), clock.now()), step)
        if state == wish.far:
            return
    if wish.far == "asked":
        with clock.set_to(clock.now() - timedelta(hours=5)):
            returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason=FAULT)


def hand_over(parcel: orders.Parcel, desk: Actor) -> None:
    """The goods reach the shopper; of what the courier brings the office writes that down."""
    orders.hand_over(parcel, desk, code=parcel.handover_code)
    if parcel.way == COURIER:
        orders.doors.bring(parcel, Actor(roles=frozenset({"staff"})))


def awake(moment: datetime) -> datetime:
    """The moment, or in the hour after eight in the morning what would have been before it: nobody bakes at night. What came
    first stays first."""
    local = clock.riyadh(moment)
    morning = local.replace(hour=8, minute=0, second=0, microsecond=0)
    if local >= morning:
        return moment
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return min((morning + (local - midnight) / 8).astimezone(moment.tzinfo), max(moment, clock.now()))


def at_the_time(moment: datetime, step: Callable[[], None]) -> None:
    """Takes a step, and lets whatever follows from it follow, under the clock of its day."""
    with clock.set_to(awake(moment)):
        step()
        db.session.flush()
        facts.settle(db.session())
