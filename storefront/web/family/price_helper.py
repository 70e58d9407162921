"""The price helper: what a piece costs, what to ask for it, and the arithmetic line by line. Keeps nothing."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from storefront.goods import catalogue, pricing, taxonomy
from storefront.goods.catalogue import Product
from storefront.goods.portions import BY_WEIGHT, USUAL, is_weighed
from storefront.goods.pricing import Suggestion
from storefront.kernel import clock, money
from storefront.trade import commissions
from storefront.web.family import desk, price_by_weight
from storefront.web.family.price_forms import (
    MORE,
    MORE_ROWS,
    MOST_ROWS,
    PIECES,
    USUAL_MARGIN,
    PriceForm,
    form_of,
    is_asked,
)
from storefront.web.family.price_steps import comes_out, goes_in, is_wanted, percent
from storefront.web.kit.locale import in_language

price_helper = Blueprint("price_helper", __name__)


@price_helper.get("/price-helper")
def show() -> str | tuple[str, int]:
    """The form; below it the answer, where enough was typed. Pressing for more rows reckons nothing."""
    product = product_asked()
    usual = {"pieces": "1", "margin": USUAL_MARGIN, "fee": percent(usual_fee(product)), **way_of(product)}
    form = form_of(usual)
    wants_rows = MORE in request.args
    is_sound = is_asked() and not wants_rows and form.validate()
    weighed = price_by_weight.answer(form) if is_sound and form.is_weighed else None
    found = suggestion_of(form) if is_sound and not form.is_weighed else None
    html = render_template(
        "family/price_helper/show.html",
        form=form,
        product=product,
        found=found,
        weighed=weighed,
        goes_in=list(goes_in(form)) if found else [],
        is_wanted=list(is_wanted(found)) if found else [],
        comes_out=list(comes_out(found)) if found else [],
        uses=uses(found, product) if found else price_by_weight.uses(weighed, product) if weighed else [],
        more_rows=min(form.rows + MORE_ROWS, MOST_ROWS) if form.rows < MOST_ROWS else 0,
    )
    return (html, 422) if form.errors else html


def product_asked() -> Product | None:
    """The product of ?product=12, if it is the family's."""
    asked = request.args.get("product", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 12
    return desk.own(catalogue.of_family, int(asked)) if is_number else None


def way_of(product: Product | None) -> dict[str, str]:
    """How it is sold, and in which portions, as the form opens: as this product is, or else by the piece."""
    weighed = [one.grams for one in product.variants if one.is_active and one.grams] if product else []
    by_weight = product is not None and is_weighed(product)
    portions = gettext("، ").join(str(grams) for grams in weighed or USUAL)
    return {"by": BY_WEIGHT if by_weight else PIECES, "made": "1", "portions": portions}


def usual_fee(product: Product | None) -> int:
    """The market's fee on goods of the family, or on this product, in basis points."""
    near: list[int] = []
    if product:
        category = taxonomy.sign(product.category_id)
        near = [one for one in (category.id, category.parent_id) if one is not None]
    family_id = desk.family().id
    return commissions.rates(clock.today(), [family_id]).of(family_id, near)


def suggestion_of(form: PriceForm) -> Suggestion:
    """The answer to what was typed."""
    return pricing.suggest(form.making, margin_points=form.margin.hundredths, fee_points=form.fee.hundredths)


def uses(found: Suggestion, product: Product | None) -> list[tuple[str, str]]:
    """Where the price can be used: the form of a new product, or of each choice of this one; what is pressed, and where to."""
    price = money.plain(found.price_minor)
    if product is None:
        return [(gettext("منتج جديد بهذا السعر"), url_for("family.product_form.new", price=price))]
    offered = [one for one in product.variants if one.is_active and not one.grams]
    return [
        (
            gettext("استخدموا هذا السعر: %(name)s", name=in_language(one, "name"))
            if len(offered) > 1
            else gettext("استخدموا هذا السعر"),
            url_for("family.products.show", product_id=product.id, price=price, variant=one.id),
        )
        for one in offered
    ]
