"""What has happened on the browser's market before a test begins: orders in every state, and baskets on every step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from storefront.community.accounts import User
from storefront.community.regions import City
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.photos import Photo
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, checkouts, coupons, messages, orders, proposals, returns, reviews
from storefront.treasury import payments
from tests.browser.wares import Shown
from tests.builders import numbers
from tests.builders.community import desk
from tests.builders.goods import fill, first_photos, variant_of
from tests.builders.reviewing import STAFF, say
from tests.builders.trade import bring_to, open_page, opened, pay, the_parcel
from tests.builders.writing import a_reported_message, reply

ROADS = {  # how a parcel is handed over, and how far it has come
    "placed": ("collect", "placed"),
    "accepted": ("collect", "accepted"),
    "preparing": ("courier", "preparing"),
    "ready": ("collect", "ready"),
    "ready to go": ("courier", "ready"),
    "reached": ("courier", "handed_over"),
}
MAP = "https://www.google.com/maps/search/?api=1&query=27.5113829%2C41.7208824&query_place_id=ChIJmysGSFaPhxQRw7oVQmJq"
CONTACT = {"name": "سارة القحطاني", "mobile": "0551234567", "email": "sara@example.com"}
ADDRESS = {"short_address": "RRRD2929", "district": "النرجس", "street": f"شارع الصفا {MAP}"}
METHOD = {"method": "cash"}
STEPS = {"contact": CONTACT, "delivery": ADDRESS, "payment": METHOD}
MARKETS, FAMILYS, WHOLE = "AHLAN20", "NOURA15", "HADIYA"  # codes of coupons
LONG_AGO = timedelta(days=25)
NOTE = f"اتركوه عند الباب الأزرق من فضلكم، والموقع {MAP}"


@dataclass(frozen=True)
class Affair:
    """An order as a test needs it: its reference, its first parcel's, its private link, its first line."""

    order: str
    parcel: str
    link: str
    line: int


class Ledger:
    """Places orders of one shopper, each in a unit of work of its own."""

    def __init__(self, shopper: User, city: City) -> None:
        self.user_id, self.city_id = shopper.id, city.id
        self.kept: dict[str, Affair] = {}

    def note(self, name: str, goods: Sequence[Shown], act: Callable[[orders.Order], Any], **how: str) -> None:
        """An order of one piece of each, then whatever `act` does to it; `how` may name its way, its
        method and a coupon."""
        with unit_of_work():
            order = self.placed(goods, **how)
            act(order)
            self.kept[name] = affair(order)

    def placed(
        self, goods: Sequence[Shown], *, way: str = "collect", method: str = "cash", code: str = ""
    ) -> orders.Order:
        """The order as it came in, paid if it is paid ahead; with the coupon of a code."""
        found = [catalogue.get(one.id) for one in goods]
        cart, _ = carts.open_cart(user_id=None)
        carts.choose_city(cart, self.city_id)
        for product in found:
            text = "سارة" if product.personal_max else ""
            carts.put(cart, variant_of(product).id, 1, personal_text=text)
            carts.choose_way(cart, product.family_id, way=way, note=NOTE)
        carts.keep_coupon(cart, coupons.folded(code))
        basket = coupons.applied(carts.basket(cart), coupons.Shopper())
        key = f"stage-{next(numbers)}"
        checkout = checkouts.Checkout(key, method, basket.total_minor)
        contact = orders.Contact(
            CONTACT["name"], "+966551234567", CONTACT["email"], "ar", ADDRESS["short_address"], ADDRESS["district"],
            ADDRESS["street"],
        )  # fmt: skip
        return orders.get(checkouts.place(basket, contact, checkout, user_id=self.user_id, link=link_of(key)).id)


def link_of(key: str) -> str:
    """The secret of an order's private link."""
    return f"link-{key}"


def affair(order: orders.Order) -> Affair:
    """What a test needs of an order."""
    return Affair(
        order.reference, order.parcels[0].reference, link_of(order.checkout_key), order.parcels[0].lines[0].id
    )


def tell_orders(shopper: User, city: City, goods: Sequence[Sequence[Shown]]) -> dict[str, Affair]:
    """An order in every state; of the first family, unless it is about another."""
    told, ours = Ledger(shopper, city), [goods[0][0]]
    for name, (way, state) in ROADS.items():
        told.note(name, ours, lambda order, state=state: bring(order, state), way=way)  # type: ignore[misc]
    told.note("of two", [goods[0][1], goods[1][0], goods[1][2]], lambda _: None, way="courier")
    told.note("to call off", [goods[1][1]], lambda _: None)
    told.note("declined", ours, decline)
    told.note("called off", ours, lambda order: orders.cancel(the_parcel(order), Actor(user_id=shopper.id)))
    told.note("taxed", [goods[1][0]], lambda order: bring(order, "accepted"), way="courier")
    told.note("unpaid", ours, lambda order: open_page(payment_of(order)), method="card")
    told.note("to transfer", ours, lambda _: None, method="transfer")
    told.note("given up", ours, lambda order: payments.expire(payment_of(order)), method="card")
    told.note("paid", ours, pay, method="card")
    for name, code in (("reduced", MARKETS), ("cheaper", FAMILYS), ("for nothing", WHOLE)):
        told.note(name, [*ours, goods[1][0]], lambda order: bring(order, "accepted"), code=code)
    for name in ("looked into", "lost"):
        told.note(name, ours, pay, method="card")
    told.note("found", [*ours, goods[1][0]], pay, method="card")
    with clock.set_to(clock.now() - LONG_AGO):
        told.note("late", ours, lambda order: bring(order, "accepted"), way="courier")
    for outcome in ("proposed", "moved", "not moved"):
        told.note(outcome, ours, lambda order, outcome=outcome: propose(order, outcome))  # type: ignore[misc]
    for answer in ("asked", "agreed", "refused", "done"):
        told.note(answer, ours, lambda order, answer=answer: give_back(order, answer))  # type: ignore[misc]
    with clock.set_to(clock.now() - LONG_AGO):
        told.note("kept", ours, lambda order: bring(order, "handed_over"))
    complete(told.kept["kept"])
    write(told.kept["accepted"])
    two = goods[0][:2]
    told.note("at the door", two, lambda order: bring(order, "ready"))
    told.note("sent", two, send, way="courier")
    told.note("not taken", ours, refuse)
    told.note("in part", two, leave_one)
    return told.kept


def complete(kept: Affair) -> None:
    """The days for giving it back are over: it is complete, its shopper said what they think of it, the family answered and
    somebody asked the office to look."""
    with unit_of_work():
        orders.complete_reached()
    with unit_of_work():
        order = opened(kept.order)
        shown = first_photos([order.parcels[0].lines[0].product_id]).values()
        (photo,) = (Photo(one.key, one.width, one.height, one.tint) for one in shown)
        review = say(order, 4, "رائحته هادئة، وتمنيت علبة أكبر.", photo=photo)
        reviews.answer(review, Actor(families=frozenset({review.family_id})), "شكراً لك، والعلبة الكبيرة قريبة.")
        reviews.report(review, order.user_id or 0, "ليس عن المنتج")


def write(about: Affair) -> None:
    """Its shopper and its family write to each other; the last word is new to the family, which reported the first."""
    with unit_of_work():
        parcel = the_parcel(opened(about.order))
        first = a_reported_message(parcel, "هل يمكن أن يصل قبل صلاة المغرب؟\nعندنا ضيوف.")
        messages.dismiss(first, STAFF)
        reply(parcel, "نعم بإذن الله، نرسله بعد العصر.")
        a_reported_message(parcel, "ممتاز، شكراً لكم.")


def bring(order: orders.Order, state: str) -> orders.Parcel:
    """Its first parcel on its road."""
    parcel = the_parcel(order)
    return parcel if state == "placed" else bring_to(parcel, state)


def payment_of(order: orders.Order) -> payments.Payment:
    """The payment an order waits for."""
    found = payments.find_for("order", order.id)
    assert found is not None
    return found


def decline(order: orders.Order) -> None:
    """Its family cannot make it."""
    parcel = the_parcel(order)
    orders.decline(parcel, desk(parcel.family), reason="نفدت المكوّنات ولا تتوفر قبل الموعد.")


def propose(order: orders.Order, outcome: str) -> None:
    """Its family asks for another date, and its shopper has not answered, agrees or declines."""
    parcel = bring(order, "accepted")
    day = parcel.promised_on + timedelta(days=4)
    proposal = proposals.propose(parcel, desk(parcel.family), day=day, reason="تعطّل الفرن ويعود يوم الأحد.")
    answers = {"moved": proposals.agree, "not moved": proposals.refuse}
    if outcome in answers:
        answers[outcome](proposal, parcel, Actor())


def send(order: orders.Order) -> None:
    """The courier has it."""
    parcel = bring(order, "ready")
    orders.hand_over(parcel, desk(parcel.family), code="")


def refuse(order: orders.Order) -> None:
    """Nobody came for it."""
    parcel = bring(order, "ready")
    orders.doors.refuse(parcel, desk(parcel.family), reason="لم يحضر المشتري ولم يجب على الهاتف.")


def leave_one(order: orders.Order) -> None:
    """Its shopper takes it but for its last piece."""
    parcel = bring(order, "ready")
    pieces, code = {parcel.lines[-1].id: 1}, parcel.handover_code
    returns.doorsteps.hand_over_part(parcel, pieces, desk(parcel.family), reason="كُسرت قطعة في الطريق.", code=code)


def give_back(order: orders.Order, answer: str) -> None:
    """It arrived, and its shopper wants to give it back; `answer` is how far that has come."""
    reached = bring(order, "handed_over")
    parcel = orders.get_parcel(reached.id)
    wish = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="وصلت العلبة مكسورة.")
    if answer != "asked":
        agreed = answer != "refused"
        returns.answer(wish, parcel, desk(parcel.family), agreed=agreed, words="نعتذر، أعيدوها مع المندوب.")
    if answer == "done":
        returns.take_back(wish, parcel, desk(parcel.family))


def a_guest(goods: Sequence[Product], city: City | None, *steps: str, code: str = "") -> str:
    """The cookie of a guest's basket with one piece of each, the steps of the order done so far; nothing but a city
    without steps."""
    cart, token = carts.open_cart(user_id=None)
    carts.choose_city(cart, city.id if city else None)
    for product in goods:
        carts.put(cart, variant_of(product).id, 1)
        carts.choose_way(cart, product.family_id, way="courier", note=NOTE)
    carts.keep_coupon(cart, coupons.folded(code))
    for step in steps:
        carts.keep_typed(cart, step, dict(STEPS[step]))
    assert token is not None
    return token


def change_everything(goods: Sequence[Product]) -> None:
    """Of goods in a basket the first costs more now, of the second fewer are left, the third is hidden."""
    dearer, fewer, hidden = goods
    catalogue.reprice(variant_of(dearer), variant_of(dearer).price_minor + 500)
    fill(fewer, 0)
    catalogue.hide(hidden, desk(hidden.family), reason="")
