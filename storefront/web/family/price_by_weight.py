"""The price helper for what is sold by weight: from what goes into so many grams to the price of a kilogram and of each portion,
line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext

from storefront.goods import portions, pricing
from storefront.goods.catalogue import Product
from storefront.goods.pricing import Suggestion
from storefront.kernel import money
from storefront.kernel.weights import KILO
from storefront.web.family.money_words import riyals
from storefront.web.family.price_forms import PriceForm
from storefront.web.family.price_steps import Step, goes_in, percent
from storefront.web.family.weight_forms import with_prices
from storefront.web.kit.formats import weight
from storefront.web.kit.locale import in_language


@dataclass(frozen=True)
class Priced:
    """A portion, or a bare kilogram: its weight in grams and in words, its price, what a kilogram costs at that, and how the
    price came about."""

    grams: int
    weight: str
    price_minor: int
    kilo_minor: int
    steps: Sequence[Step]


@dataclass(frozen=True)
class ByWeight:
    """The answer: what all of it weighs and costs, a kilogram of it without packaging, and the portions."""

    weight: str
    goes_in: Sequence[Step]
    total_minor: int
    kilo: Priced
    portions: Sequence[Priced]
    is_packed: bool


def answer(form: PriceForm) -> ByWeight:
    """What was typed, reckoned; the form is valid, and of what is sold by weight."""
    made, making = form.made_grams, form.making
    bare = replace(making, packaging_minor=0)
    kilo = priced(form, suggested(form, pricing.portion(bare, made, KILO)), KILO)
    each = [priced(form, suggested(form, pricing.portion(making, made, one)), one) for one in form.weighed]
    return ByWeight(weight(made), list(goes_in(form)), making.poured_minor, kilo, each, bool(making.packaging_minor))


def suggested(form: PriceForm, making: pricing.Making) -> Suggestion:
    """What to ask for it, at the margin and the fee that were typed."""
    return pricing.suggest(making, margin_points=form.margin.hundredths, fee_points=form.fee.hundredths)


def priced(form: PriceForm, found: Suggestion, grams: int) -> Priced:
    """A suggestion with its arithmetic."""
    kilo = portions.per_kilo(found.price_minor, grams)
    return Priced(grams, weight(grams), found.price_minor, kilo, list(steps(form, found, grams)))


def steps(form: PriceForm, found: Suggestion, grams: int) -> Iterator[Step]:
    """What the price of a portion is made of; the lines add up to it."""
    how = f"{riyals(form.making.poured_minor)} ÷ {weight(form.made_grams)} × {weight(grams)}"
    yield Step(gettext("تكلفة ما فيها"), how, found.making.material_minor)
    if found.making.packing_minor:
        yield Step(gettext("التغليف"), "", found.making.packing_minor)
    how = gettext("%(percent)s%% من التكلفة", percent=percent(found.margin_points))
    yield Step(gettext("الربح الذي تريدونه"), how, found.margin_minor)
    how = gettext("%(percent)s%% من السعر", percent=percent(found.fee_points))
    yield Step(gettext("عمولة السوق"), how, found.fee_minor)
    rounded = found.left_minor - found.wanted_minor
    if rounded:
        yield Step(gettext("ما زاد ليسهل السعر"), "", rounded)


def uses(found: ByWeight, product: Product | None) -> list[tuple[str, str]]:
    """Where the prices can be used: the form of a new product, with the price of each portion; or each portion of this
    product that was reckoned."""
    if product is None:
        weighed = with_prices((one.grams, one.price_minor) for one in found.portions)
        kilo = money.plain(found.kilo.price_minor)
        return [
            (gettext("منتج جديد بهذه الأسعار"), url_for("family.product_form.new", kilo=kilo, portions=weighed)),
        ]
    prices = {one.grams: one.price_minor for one in found.portions}
    return [
        (
            gettext("استخدموا هذا السعر: %(name)s", name=in_language(one, "name")),
            url_for(
                "family.products.show", product_id=product.id, price=money.plain(prices[one.grams]), variant=one.id
            ),
        )
        for one in product.variants
        if one.is_active and one.grams in prices
    ]
