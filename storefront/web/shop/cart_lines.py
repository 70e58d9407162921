"""Lines of the basket: put in from a product page, changed, taken out, put back."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from storefront.community import families, holidays
from storefront.goods import catalogue, sharing, stock
from storefront.kernel import arabic
from storefront.kernel.refusals import NotFound
from storefront.trade import carts
from storefront.web.kit import links
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import day
from storefront.web.kit.locale import in_language, language
from storefront.web.shop import baskets, unpaid
from storefront.web.shop.basket_page import page
from storefront.web.shop.buying_forms import AddForm, QuantityForm
from storefront.web.shop.cards import product_path
from storefront.web.shop.visits import is_code

lines = Blueprint("lines", __name__)
removals = Blueprint("removals", __name__)
ABOUT_TEXT = (carts.TextIsTooLong, carts.TextIsMissing, carts.TextIsNotTaken)
WRONG = (
    carts.QuantityIsNotValid,
    carts.TooManyPieces,
    carts.NotEnoughPieces,
    *ABOUT_TEXT,
    carts.BasketIsFull,
)


@lines.post("/cart/lines")
def create() -> Response | tuple[str, int]:
    """Pieces of a variant into the basket; of one that was taken off the shelf meanwhile the basket says so."""
    form = AddForm()
    try:
        variant = catalogue.buyable(form.variant_id.data or 0)
    except NotFound:
        say("warn", gettext("لم يعد هذا المنتج معروضاً."))
        return redirect(url_for("shop.cart.show"), 303)
    if form.validate() and put(form, variant):
        words = gettext("أُضيف «%(name)s» إلى السلة.", name=in_language(variant.product, "name"))
        last = holidays.of(variant.product.family).last if families.is_closed(variant.product.family) else None
        away = gettext("الدكّة في إجازة حتى %(day)s.", day=day(last)) if last else ""
        say("warn" if away else "good", f"{words} {away}".strip())
        return redirect(url_for("shop.cart.show"), 303)
    product = variant.product
    back = product_path(product.id, arabic.slug(product.name_ar), language())
    waiting = unpaid.mine() if variant.id in unpaid.held_variants() else ()
    left = stock.rest_of([variant]).left(variant)
    inside = carts.inside(baskets.mine_or_new(), variant.id, personal_text=form.personal_text.data or "")
    return render_template(
        "shop/cart/new.html",
        form=form,
        variant=variant,
        product=product,
        product_href=back,
        waiting=waiting,
        most=max((carts.MOST_PIECES if left is None else min(left, carts.MOST_PIECES)) - inside, 0),
    ), 422


def put(form: AddForm, variant: catalogue.Variant) -> bool:
    """Puts in what the form says; False when it was refused, with the reason beside its field."""
    try:
        cart = baskets.mine_or_new()
        carts.put(cart, variant.id, form.quantity.data or 0, personal_text=form.personal_text.data or "")
    except WRONG as refusal:
        about_text = isinstance(refusal, ABOUT_TEXT)
        form.refuse("personal_text" if about_text else "quantity", refusal, sentence(refusal))
        return False
    came_by = code_of_visit(form.via.data)
    if came_by and sharing.find_open(came_by):
        carts.remember_share(cart, came_by)
    return True


def code_of_visit(typed: str | None) -> str | None:
    """The share link the shopper came by: told by the form, remembered of the visit, or in the page's own address."""
    before = parse_qs(links.parts_of(request.referrer).query).get("via", [""])[0]
    return next((code for code in (typed, session.get("via"), before) if is_code(code)), None)


@lines.post("/cart/lines/<int(max=999999999999):line_id>")
def update(line_id: int) -> Response | tuple[str, int]:
    """Another number of pieces. Of a line that was taken out in another tab the basket says so, and that it can come back."""
    try:
        line = carts.line_inside(baskets.mine(), line_id)
    except carts.LineIsRemoved as refusal:
        say("warn", sentence(refusal))
        return redirect(url_for("shop.cart.show", removed=line_id), 303)
    form = QuantityForm()
    if changed(line, form):
        return redirect(url_for("shop.cart.show", _anchor=f"line-{line_id}"), 303)
    return shown_with({line_id: form, **also_refused(line_id)}), 422


def changed(line: carts.CartLine, form: QuantityForm) -> bool:
    """Takes over the number of a form; False when it was refused, with the reason beside it."""
    try:
        if form.validate():
            carts.change(line, form.quantity.data or 0)
    except NotFound:
        form.quantity.errors = [gettext("لم يعد هذا المنتج معروضاً.")]
    except WRONG as refusal:
        form.refuse("quantity", refusal, sentence(refusal))
    return not form.errors


def also_refused(line_id: int) -> dict[int, QuantityForm]:
    """Numbers of other lines that were refused just before this one, each with its own reason: the page that shows what is wrong
    shows all of it."""
    basket, found = baskets.shown(baskets.mine()), {}
    for piece in (piece for part in basket.parts for piece in part.pieces if piece.line.id != line_id):
        typed, before = request.form.getlist(f"also-{piece.line.id}"), piece.line.quantity
        form = QuantityForm(MultiDict([("quantity", one) for one in typed]))
        if typed and not changed(piece.line, form):
            found[piece.line.id] = form
        piece.line.quantity = before  # nothing is kept with an answer that refuses
    return found


def shown_with(forms: Mapping[int, QuantityForm]) -> str:
    """The basket with numbers as they were typed, by line, and what is wrong with each."""
    typed = {}
    for line_id, form in forms.items():
        from_form: Any = form.quantity.raw_data
        typed[line_id] = (str(from_form[0]) if from_form else "", str(form.quantity.errors[0]))
        form.quantity.id = f"quantity-{line_id}"
    return page(baskets.shown(baskets.mine()), line=(typed, list(forms.values())))


@lines.post("/cart/lines/<int(max=999999999999):line_id>/removal")
def destroy(line_id: int) -> Response:
    """A line out of the basket; the next page offers to put it back."""
    carts.remove(carts.line_of(baskets.mine(), line_id))
    return redirect(url_for("shop.cart.show", removed=line_id), 303)


@removals.post("/cart/lines/<int(max=999999999999):line_id>/restoration", endpoint="destroy")
def put_back(line_id: int) -> Response:
    """The line is back as it was."""
    carts.put_back(carts.line_of(baskets.mine(), line_id))
    return redirect(url_for("shop.cart.show", _anchor=f"line-{line_id}"), 303)
