"""From a basket to an order: who receives it, how it reaches them, how it is paid, a last look. What is typed stays with
the basket; the order is placed once, however often its button is pressed. What it is placed by is in checkout_placing.py."""

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel.phones import as_dialled
from storefront.kernel.refusals import Refusal
from storefront.trade import carts, orders
from storefront.treasury import gateways
from storefront.web.kit import headers
from storefront.web.kit.doors import actor, has_ended
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.requests import keep_work
from storefront.web.shop import baskets, checkout_delivery, methods, saved_addresses, unpaid
from storefront.web.shop.basket_page import page as basket_page
from storefront.web.shop.basket_page import refused
from storefront.web.shop.buying import RETURNS
from storefront.web.shop.buying_forms import AddressForm, CityForm, ContactForm, CouponForm, MethodForm
from storefront.web.shop.checkout_placing import agreed, place
from storefront.web.shop.journey import STEPS, Journey, filled, journey_of, of_member, typed_in
from storefront.web.shop.order_access import let_in
from storefront.web.shop.parcels import parts_of

checkout = Blueprint("checkout", __name__)
KEY = re.compile("[A-Za-z0-9_-]{1,64}")
checkout.after_request(baskets.keep_cookie)
Answer = str | Response | tuple[str, int]
SAME_FORM = 307  # the browser sends the same form on, to where the payment begins
FORMS: dict[str, type[Form]] = {"contact": ContactForm, "delivery": AddressForm, "payment": MethodForm}
TEMPLATES = {
    "contact": "shop/checkout/contact.html",
    "delivery": "shop/checkout/delivery.html",
    "payment": "shop/checkout/payment.html",
    "review": "shop/checkout/review.html",
}


@checkout.get("/checkout")
def new() -> Response:
    """The first step that is not done."""
    basket = baskets.shown(baskets.mine())
    if not basket.parts:
        return to_what_waits()
    return redirect(url_for(".edit", step=journey_of(basket).next_step()), 303)


def to_what_waits() -> Response:
    """Who comes back with an empty basket: to signing in where that has ended, to paying for what they ordered, or else to
    the basket."""
    if has_ended():
        say("warn", gettext("انتهى تسجيل دخولك، وسلتك محفوظة في حسابك. يُكمَل طلبك بعد تسجيل الدخول."))
        return redirect(url_for("account.sign_in.new", next=url_for(".new")), 303)
    waiting = unpaid.mine()
    if waiting:
        return redirect(url_for("shop.payments.show", reference=waiting[0].reference), 303)
    return redirect(url_for("shop.cart.show"), 303)


@checkout.get("/checkout/<any(contact, delivery, payment, review):step>")
def edit(step: str) -> Answer:
    """One step, as it was left; nobody skips one, and a basket that cannot be ordered is looked at first."""
    basket = baskets.shown(baskets.mine())
    if not basket.parts:
        return to_what_waits()
    if not basket.can_be_ordered or basket.has_changes:
        return redirect(url_for("shop.cart.show"), 303)
    journey = journey_of(basket)
    if STEPS.index(step) > STEPS.index(journey.next_step()):
        return redirect(url_for(".edit", step=journey.next_step()), 303)
    journey = journey_of(basket)
    if step == "contact":
        journey.contact = filled(ContactForm, journey.typed.get("contact"), of_member())
    return page(step, journey)


def page(step: str, journey: Journey) -> str:
    """A step of the journey, with everything that is to be ordered beside it."""
    return render_template(
        TEMPLATES[step],
        step=step,
        number=STEPS.index(step) + 2,
        journey=journey,
        basket=journey.basket,
        parts=parts_of(journey.basket),
        delivery=checkout_delivery.page_of(journey) if step == "delivery" else None,
        refused=refused(journey.basket),
        waiting=unpaid.mine(),
        **(review_of(journey) if step == "review" else {}),
    )


def review_of(journey: Journey) -> dict[str, Any]:
    """What the last page says beside what was typed: the mobile as it is dialled, how it is paid, and for each family what
    may be given back."""
    journey.next_step()  # checks, and so keeps, what was typed
    classes = {part.family.id: sorted({piece.return_class for piece in part.pieces}) for part in journey.basket.parts}
    returns = {family_id: [gettext(RETURNS[one]) for one in found] for family_id, found in classes.items()}
    method = methods.way(journey.method.method.data)
    headers.lead_to(gateways.pages_of(method.value))
    mobile = as_dialled(journey.contact.kept["mobile"])
    whom = journey.receiver.kept
    receiver = {**whom, "dialled": as_dialled(whom["mobile"])} if journey.is_for_another else None
    shown = {"mobile": mobile, "receiver": receiver, "returns": returns, "method": method}
    return {**shown, "coupon_form": CouponForm(None), "beside": unpaid.seen(), "agreed": agreed(journey)}


@checkout.post("/checkout/<any(contact, delivery, payment):step>")
def update(step: str) -> Answer:
    """What was typed at a step is kept, right or wrong; right, it leads on."""
    basket = baskets.shown(baskets.mine())
    if basket.cart is None or not basket.parts:
        if has_ended():
            keep_until_signed_in(step)
        return to_what_waits()
    return TAKE[step](basket)


def keep_until_signed_in(step: str) -> None:
    """What was typed at a step by somebody whose sign-in ended meanwhile: it waits in a guest's basket of this browser, and
    joins their own when they sign in again."""
    cart = baskets.mine_or_new()
    typed: dict[str, Any] = typed_in(FORMS[step]())
    if step == "delivery" and (city := CityForm().city):
        carts.choose_city(cart, city.id)
        typed["city_id"] = city.id
    carts.keep_typed(cart, step, typed)


def take_contact(basket: carts.Basket) -> Answer:
    """Who receives it."""
    return take("contact", basket, ContactForm())


def take_method(basket: carts.Basket) -> Answer:
    """How it is paid."""
    form = MethodForm()
    form.offer(methods.offered(basket.total_minor))
    return take("payment", basket, form)


def take(step: str, basket: carts.Basket, form: ContactForm | MethodForm) -> Answer:
    """Keeps what was typed into the one form of a step."""
    before = journey_of(basket)
    if basket.cart:
        carts.keep_typed(basket.cart, step, typed_in(form))
    if form.validate():
        if basket.cart and isinstance(form, ContactForm):
            if before.contact.validate() and before.receiver.validate() and not before.names_another:
                carts.keep_typed(basket.cart, "receiver", {})  # it was who buys, as they were called until now
            saved_addresses.offer_only_address(basket.cart, form)
        return redirect(url_for(".new"), 303)
    keep_work()
    journey = journey_of(basket)
    setattr(journey, "contact" if step == "contact" else "method", form)
    return page(step, journey), 422


def take_delivery(basket: carts.Basket) -> Answer:
    """How it reaches them."""
    taken = checkout_delivery.take(basket)
    if taken.again:
        return redirect(url_for(".edit", step="delivery", _anchor="ways"), 303)
    if taken.is_valid:
        return redirect(url_for(".new"), 303)
    keep_work()
    journey = journey_of(baskets.shown(basket.cart))
    journey.address = taken.address
    return page_with(journey, taken), 422


def page_with(journey: Journey, taken: checkout_delivery.Taken) -> str:
    """The step of delivery with what was typed wrong."""
    return render_template(
        TEMPLATES["delivery"],
        step="delivery",
        number=STEPS.index("delivery") + 2,
        journey=journey,
        basket=journey.basket,
        parts=parts_of(journey.basket),
        delivery=checkout_delivery.page_of(journey, taken),
        refused=refused(journey.basket),
        waiting=unpaid.mine(),
    )


TAKE: dict[str, Callable[[carts.Basket], Answer]] = {
    "contact": take_contact,
    "delivery": take_delivery,
    "payment": take_method,
}


@checkout.post("/checkout")
def create() -> Answer:
    """Places the order of this journey, or finds it placed: a twin of this request waits for the basket until it is."""
    key, cart = request.form.get("key", ""), baskets.mine()
    is_key = KEY.fullmatch(key) is not None
    order = orders.find_by_checkout(key) if is_key else None
    if order is None:
        if is_key and actor().user_id is None and carts.waits_in_an_account(key):
            say("warn", gettext("خرجت من حسابك، وسلتك محفوظة فيه. يُكمَل طلبك بعد تسجيل الدخول."))
            return redirect(url_for("account.sign_in.new", next=url_for(".new")), 303)
        basket = baskets.shown(cart)
        journey = journey_of(basket)
        if cart is None or not basket.parts:
            return redirect(url_for(".new"), 303)
        if journey.next_step() != STEPS[-1]:
            say(
                "warn",
                gettext("تغيّر شيء في طلبك بعد أن فتحت صفحة المراجعة، فلم يُؤكَّد. يُرجى إكمال ما بقي ثم مراجعته وتأكيده."),
            )
            return redirect(url_for(".new"), 303)
        if key != cart.checkout_key or request.form.get("agreed", "") != agreed(journey):
            carts.name_checkout(cart)
            say("warn", gettext("تغيّر شيء في طلبك بعد أن فتحت صفحة المراجعة. يُرجى مراجعته ثم تأكيده."))
            return redirect(url_for(".edit", step=STEPS[-1]), 303)
        if request.form.get("beside", "") != unpaid.seen():
            say("warn", gettext("لديك طلب ينتظر الدفع. يمكن دفعه، أو تأكيد الرغبة في طلب ثانٍ."))
            return redirect(url_for(".edit", step=STEPS[-1]), 303)
        try:
            order = place(journey, key)
        except Refusal as refusal:
            return basket_page(baskets.shown(cart), told=sentence(refusal)), 409
    let_in(order)
    if order.confirmed_at is None and gateways.pays_ahead(order.method):
        unpaid.remember()
        return redirect(url_for("shop.payments.create", reference=order.reference), SAME_FORM)
    return redirect(url_for("shop.orders.show", reference=order.reference), 303)
