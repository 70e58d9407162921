"""The basket: /cart shows it; city, ways and notes are chosen there; what changed meanwhile is agreed to. Lines are in
cart_lines.py."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel.refusals import NotFound
from storefront.trade import carts
from storefront.web.kit.errors import Answer, refused
from storefront.web.kit.flashes import say
from storefront.web.kit.links import own_path
from storefront.web.shop import baskets
from storefront.web.shop.basket_page import page
from storefront.web.shop.buying_forms import CityForm, PartForm
from storefront.web.shop.cart_lines import lines, removals
from storefront.web.shop.coupons import coupons

cart = Blueprint("cart", __name__)
cart.register_blueprint(lines)
cart.register_blueprint(removals)
cart.register_blueprint(coupons)
cart.after_request(baskets.keep_cookie)
cart.record(lambda state: baskets.furnish(state.app))


@cart.get("/cart")
def show() -> str:
    """What is in the basket, family by family."""
    return page(baskets.shown(baskets.mine()))


@cart.post("/cart")
def update() -> Response | tuple[str, int]:
    """Another city: ways, fees and days follow from it."""
    form = CityForm()
    if not form.validate() or form.city is None:
        return page(baskets.shown(baskets.mine()), city_form=form), 422
    carts.choose_city(baskets.mine_or_new(), form.city.id)
    return redirect(own_path(request.form.get("next"), url_for(".show")), 303)


@cart.post("/cart/families/<int(max=999999999999):family_id>")
def part(family_id: int) -> Response | tuple[str, int]:
    """The way and the note for one family of the basket."""
    basket = baskets.shown(baskets.mine())
    if basket.cart is None or family_id not in {part.family.id for part in basket.parts}:
        raise NotFound()
    form = PartForm(prefix=f"f{family_id}-")
    if not form.validate():
        return page(basket, part_form=(family_id, form)), 422
    carts.choose_way(basket.cart, family_id, way=form.way.data or None, note=form.note.data or "")
    return redirect(url_for(".show", _anchor=f"family-{family_id}"), 303)


@cart.post("/cart/families/<int(max=999999999999):family_id>/removal")
def leave_out(family_id: int) -> Response:
    """Everything of one family out of the basket, as of one that is on holiday."""
    carts.leave_out(part for part in baskets.shown(baskets.mine()).parts if part.family.id == family_id)
    say("good", gettext("خرجت أصناف هذه الأسرة من السلة، ويمكن إعادتها من آخر هذه الصفحة."))
    return redirect(url_for(".show"), 303)


@cart.post("/cart/closed/removal")
def go_without() -> Response:
    """On to the order with what families sell who are there; the goods of those on holiday are left out."""
    carts.leave_out(part for part in baskets.shown(baskets.mine()).parts if part.is_closed)
    return redirect(url_for("shop.checkout.new"), 303)


@cart.post("/cart/acceptance")
def accept() -> Response:
    """The shopper has seen what changed."""
    basket = baskets.shown(baskets.mine())
    had = [piece.can_be_had for part in basket.parts for piece in part.pieces]
    carts.accept_changes(basket)
    said = [gettext("حُدّثت السلة بأسعار اليوم وبما بقي من القطع.")] if any(had) else []
    if not all(had):
        said.append(gettext("خرج من السلة ما لا يمكن طلبه الآن، ويمكن إعادته إليها من آخر هذه الصفحة."))
    say("good" if all(had) else "info", " ".join(said))
    return redirect(own_path(request.form.get("next"), url_for(".show")), 303)


@cart.errorhandler(NotFound)
def ordered(missing: NotFound) -> Response | Answer:
    """What a tab shows that was left open is not in the basket any more. Where nothing is, the basket says why: it was ordered
    meanwhile, the sign-in it belongs to has ended, or it is empty."""
    if baskets.shown(baskets.mine()).parts:
        return refused(missing)
    return redirect(url_for("shop.cart.show"), 303)
