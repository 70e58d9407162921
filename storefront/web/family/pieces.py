"""What is on hand, on the list of a family's goods: one piece more, one less, none left; what is sold by weight is weighed."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import paging, units, weights
from storefront.kernel.figures import WHOLE
from storefront.kernel.refusals import NotFound
from storefront.web.family import desk
from storefront.web.family.products import asked
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of, weight
from storefront.web.kit.locale import in_language

pieces = Blueprint("pieces", __name__)
STEPS = {"more": 1, "less": -1}
NONE = "none"


@pieces.post("/products/<int:product_id>/pieces")
def update(product_id: int) -> Response:
    """Counts a product that has one choice, from what there is at this moment; back to the list as it was."""
    product = desk.own(catalogue.of_family, product_id)
    if portions.is_weighed(product):
        weigh(product)
        return redirect(back_to_list(product_id), 303)
    variant, step = only_choice(product), request.form.get("step", "")
    there = stock.free(variant.id)
    left = 0 if step == NONE else min(max(0, there + STEPS.get(step, 0)), stock.MOST)
    stock.count(variant, left, by=actor().user_id, seen=there)
    tell(product, left, count_of("piece", left))
    return redirect(back_to_list(product_id), 303)


def weigh(product: Product) -> None:
    """What was weighed, or nothing left; what was sold since the list was opened is never weighed over."""
    if not product.variants:
        raise NotFound()
    first, typed, seen = product.variants[0], request.form.get("weight", ""), request.form.get("seen", "")
    try:
        grams = 0 if request.form.get("step") == NONE else weights.parse(typed, in_kilos=True)
        stock.count(first, grams, by=actor().user_id, seen=int(seen) if WHOLE.fullmatch(seen) else None)
    except ValueError:
        say("bad", sentence(stock.WeightIsNotValid()))
    except (stock.WeightIsNotValid, stock.CountHasChanged) as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        tell(product, grams, weight(grams))


def tell(product: Product, left: int, pieces: str) -> None:
    """One sentence of how much there is now."""
    name = in_language(product, "name")
    if left:
        say("good", gettext("في المخزون الآن %(pieces)s من «%(name)s».", pieces=pieces, name=name))
    else:
        say("good", gettext("«%(name)s» نفد الآن، ولا يُشترى حتى تزيدوا عدده.", name=name))


def back_to_list(product_id: int) -> str:
    """The list as it was asked for, at this product."""
    status, words = asked()
    page = paging.page_number(request.form.get("page"))
    asked_for: dict[str, Any] = {"status": status or None, "q": words or None, "page": page if page > 1 else None}
    return url_for("family.products.index", _anchor=f"ware-{product_id}", **asked_for)


def only_choice(product: Product) -> Variant:
    """The one choice of a counted product; raises NotFound where there is no one to count."""
    offered = [variant for variant in product.variants if variant.is_active]
    if product.stock_mode != "counted" or len(offered) != 1:
        raise NotFound()
    return offered[0]
