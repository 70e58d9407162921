"""What changes most often of a family's goods: the pieces on hand and the price of each choice."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import money
from storefront.kernel.refusals import NotFound
from storefront.web.family import desk
from storefront.web.family.forms import PiecesForm, PriceForm
from storefront.web.family.products import page_of
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language

variants = Blueprint("variants", __name__)


def own(product_id: int, variant_id: int) -> tuple[Product, Variant]:
    """A variant of this person's own product; raises NotFound for any other."""
    product = desk.own(catalogue.of_family, product_id)
    variant = next((one for one in product.variants if one.id == variant_id), None)
    if variant is None:
        raise NotFound()
    return product, variant


@variants.post("/products/<int:product_id>/variants/<int:variant_id>/pieces")
def pieces(product_id: int, variant_id: int) -> Response | tuple[str, int]:
    """So many pieces were counted. When some were sold since the page was opened, the count is asked for again."""
    product, variant = own(product_id, variant_id)
    if product.stock_mode != "counted":
        raise NotFound()
    form = PiecesForm(prefix=f"v{variant.id}")
    if not form.validate_on_submit():
        return page_of(product, pieces=form, about=variant.id), 422
    try:
        stock.count(variant, form.counted, by=actor().user_id, seen=form.seen_pieces)
    except (stock.CountIsNotValid, stock.CountHasChanged) as refusal:
        form.refuse("pieces", refusal, sentence(refusal))
        form.seen.data = str(stock.free(variant.id))
        return page_of(product, pieces=form, about=variant.id), refusal.status
    told = gettext("في المخزون الآن %(pieces)s من «%(name)s».",
                   pieces=count_of("piece", form.counted), name=named(product, variant))  # fmt: skip
    say("good", told)
    return redirect(url_for("family.products.show", product_id=product.id), 303)


@variants.post("/products/<int:product_id>/variants/<int:variant_id>/price")
def price(product_id: int, variant_id: int) -> Response | tuple[str, int]:
    """A new price; what was ordered before keeps its own."""
    product, variant = own(product_id, variant_id)
    form = PriceForm(prefix=f"v{variant.id}")
    if not form.validate_on_submit():
        return page_of(product, price=form, about=variant.id), 422
    try:
        catalogue.reprice(variant, form.minor)
    except catalogue.PriceIsNotValid as refusal:
        form.refuse("price", refusal, sentence(refusal))
        return page_of(product, price=form, about=variant.id), 422
    told = gettext("سعر «%(name)s» الآن %(price)s ر.س. الطلبات السابقة على سعرها.",
                   name=named(product, variant), price=money.shown(form.minor))  # fmt: skip
    say("good", told)
    return redirect(url_for("family.products.show", product_id=product.id), 303)


def named(product: Product, variant: Variant) -> str:
    """The name of a product, with the choice where there is one."""
    choice = in_language(variant, "name")
    return in_language(product, "name") + (f" · {choice}" if choice else "")
