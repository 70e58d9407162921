"""What changes most often of a family's goods: the pieces on hand and the price of each choice, saved together."""

from operator import attrgetter

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import money, units
from storefront.web.family import desk
from storefront.web.family.forms import VariantForm
from storefront.web.family.product_page import form_of, page_of, riyals
from storefront.web.family.weight_forms import WeightForm
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of, weight
from storefront.web.kit.locale import in_language

variants = Blueprint("variants", __name__)


@variants.post("/products/<int:product_id>/variants")
def update(product_id: int) -> Response | tuple[str, int]:
    """Takes over what was changed on the page, all of it or nothing."""
    product = desk.own(catalogue.of_family, product_id)
    forms = {one.id: form_of(product, one) for one in product.variants if f"v{one.id}-price" in request.form}
    if [form for form in forms.values() if not form.validate_on_submit()]:
        return page_of(product, variants=forms), 422
    weighed = WeightForm(prefix="w-") if portions.is_weighed(product) and "w-weight" in request.form else None
    if weighed and not weighed.validate():
        return page_of(product, variants=forms, weight=weighed), 422
    told: list[str] = []
    refused = change_weight(product, weighed, told) if weighed else 0
    if refused:
        units.abandon()
        return page_of(desk.own(catalogue.of_family, product_id), variants=forms, weight=weighed), refused
    for variant in sorted(product.variants, key=attrgetter("id")):  # pieces are always locked in this order
        if variant.id in forms:
            refused = change(product, variant, forms[variant.id], told)
            if refused:
                units.abandon()
                return page_of(desk.own(catalogue.of_family, product_id), variants=forms, weight=weighed), refused
    say(*told_of(told))
    return redirect(url_for("family.products.show", product_id=product_id), 303)


def change_weight(product: Product, form: WeightForm, told: list[str]) -> int:
    """Weighs a product anew and tells of it; the status of a refusal, or 0. What was sold since is never weighed over."""
    if form.new_grams is None:
        return 0
    first = product.variants[0]
    try:
        stock.count(first, form.new_grams, by=actor().user_id, seen=form.seen_grams)
    except (stock.WeightIsNotValid, stock.CountHasChanged) as refusal:
        form.refuse("weight", refusal, sentence(refusal))
        form.seen.data = str(stock.free(first.stock_id))
        return refusal.status
    told.append(weight_told(product, form.new_grams))
    return 0


def change(product: Product, variant: Variant, form: VariantForm, told: list[str]) -> int:
    """Changes one variant and tells of it; the status of a refusal, which then stands beside its field, or 0.

    Pieces that were sold since the page was opened are never counted over: the count is asked for again.
    """
    try:
        if form.new_pieces is not None:
            stock.count(variant, form.new_pieces, by=actor().user_id, seen=form.seen_pieces)
            told.append(pieces_told(product, variant, form.new_pieces))
        if form.new_price is not None:
            catalogue.reprice(variant, form.new_price, seen=form.seen_price)
            told.append(price_told(product, variant, form.new_price))
    except (stock.CountIsNotValid, stock.CountHasChanged) as refusal:
        form.refuse("pieces", refusal, sentence(refusal))
        form.seen.data = str(stock.free(variant.id))
        return refusal.status
    except (catalogue.refusals.PriceIsNotValid, catalogue.refusals.PriceHasChanged) as refusal:
        form.refuse("price", refusal, sentence(refusal))
        form.was.data = riyals(refusal.values["now"].minor) if "now" in refusal.values else form.was.data
        return refusal.status
    return 0


def told_of(told: list[str]) -> tuple[str, str]:
    """One sentence of what was saved."""
    if not told:
        return "info", gettext("لم يتغيّر شيء.")
    return "good", told[0] if len(told) == 1 else gettext("حُفظ المخزون والأسعار.")


def pieces_told(product: Product, variant: Variant, pieces: int) -> str:
    counted, name = count_of("piece", pieces), named(product, variant)
    return str(gettext("في المخزون الآن %(pieces)s من «%(name)s».", pieces=counted, name=name))


def weight_told(product: Product, grams: int) -> str:
    """How much there is now, in words, so that a slip of the unit is seen at once."""
    said = gettext("في المخزون الآن %(pieces)s من «%(name)s».", pieces=weight(grams), name=in_language(product, "name"))
    return str(said)


def price_told(product: Product, variant: Variant, minor: int) -> str:
    price, name = money.shown(minor), named(product, variant)
    return str(gettext("سعر «%(name)s» الآن %(price)s ر.س. الطلبات السابقة على سعرها.", name=name, price=price))


def named(product: Product, variant: Variant) -> str:
    """The name of a product, with the choice where there is one."""
    choice = in_language(variant, "name")
    return in_language(product, "name") + (f" · {choice}" if choice else "")
