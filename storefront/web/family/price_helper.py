"""The price helper: what a piece costs, what to ask for it, and the arithmetic line by line. Keeps nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from storefront.goods import catalogue, pricing, taxonomy
from storefront.goods.catalogue import Product
from storefront.goods.pricing import Suggestion
from storefront.kernel import clock, money
from storefront.trade import commissions
from storefront.web.family import desk
from storefront.web.family.money_words import riyals
from storefront.web.family.price_forms import MORE, MORE_ROWS, MOST_ROWS, USUAL_MARGIN, PriceForm, form_of, is_asked
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language

price_helper = Blueprint("price_helper", __name__)


@dataclass(frozen=True)
class Step:
    """A line of the arithmetic: what it is, how it came about, and its sum in halalas."""

    what: str
    how: str
    minor: int


@price_helper.get("/price-helper")
def show() -> str | tuple[str, int]:
    """The form; below it the answer, where enough was typed. Pressing for more rows reckons nothing."""
    product = product_asked()
    form = form_of({"pieces": "1", "margin": USUAL_MARGIN, "fee": percent(usual_fee(product))})
    wants_rows = MORE in request.args
    is_sound = is_asked() and not wants_rows and form.validate()
    found = suggestion_of(form) if is_sound else None
    html = render_template(
        "family/price_helper/show.html",
        form=form,
        product=product,
        found=found,
        goes_in=list(goes_in(form)) if found else [],
        is_wanted=list(is_wanted(found)) if found else [],
        comes_out=list(comes_out(found)) if found else [],
        uses=uses(found, product) if found else [],
        more_rows=min(form.rows + MORE_ROWS, MOST_ROWS) if form.rows < MOST_ROWS else 0,
    )
    return (html, 422) if form.errors else html


def product_asked() -> Product | None:
    """The product of ?product=12, if it is the family's."""
    asked = request.args.get("product", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 12
    return desk.own(catalogue.of_family, int(asked)) if is_number else None


def usual_fee(product: Product | None) -> int:
    """The market's fee on goods of the family, or on this product, in basis points."""
    near: list[int] = []
    if product:
        category = taxonomy.sign(product.category_id)
        near = [one for one in (category.id, category.parent_id) if one is not None]
    family_id = desk.family().id
    return commissions.rates(clock.today(), [family_id]).of(family_id, near)


def percent(points: int) -> str:
    """Basis points as people type them: "8", "7.5"."""
    return money.plain(points).rstrip("0").rstrip(".")


def suggestion_of(form: PriceForm) -> Suggestion:
    """The answer to what was typed."""
    return pricing.suggest(form.making, margin_points=form.margin.hundredths, fee_points=form.fee.hundredths)


def goes_in(form: PriceForm) -> Iterator[Step]:
    """What goes into all pieces that are made at once."""
    making = form.making
    for place, (name, minor) in enumerate(form.costs, start=1):
        yield Step(name or gettext("مادة %(number)s", number=place), "", minor)
    if making.work_minor:
        how = gettext(
            "ساعات العمل %(hours)s × %(wage)s", hours=money.shown(making.hours), wage=riyals(making.wage_minor)
        )
        yield Step(gettext("أجر تعبكم"), how, making.work_minor)
    if making.packing_minor:
        how = f"{count_of('piece', making.pieces)} × {riyals(making.packaging_minor)}"
        yield Step(gettext("التغليف"), how, making.packing_minor)
    if making.delivery_minor:
        yield Step(gettext("إيصالها إلى البسطة"), "", making.delivery_minor)


def is_wanted(found: Suggestion) -> Iterator[Step]:
    """What one piece costs, and what is to be earned on it."""
    making = found.making
    how = f"{riyals(making.total_minor)} ÷ {making.pieces}"
    yield Step(gettext("تكلفة القطعة"), how, found.cost_minor)
    how = gettext("%(percent)s%% من التكلفة", percent=percent(found.margin_points))
    yield Step(gettext("الربح الذي تريدونه"), how, found.margin_minor)


def comes_out(found: Suggestion) -> Iterator[Step]:
    """What becomes of the price."""
    yield Step(gettext("السعر المقترح"), "", found.price_minor)
    how = gettext("%(percent)s%% من السعر", percent=percent(found.fee_points))
    yield Step(gettext("عمولة السوق"), how, -found.fee_minor)
    yield Step(gettext("تكلفة القطعة"), "", -found.cost_minor)


def uses(found: Suggestion, product: Product | None) -> list[tuple[str, str]]:
    """Where the price can be used: the form of a new product, or of each choice of this one; what is pressed, and where to."""
    price = money.plain(found.price_minor)
    if product is None:
        return [(gettext("منتج جديد بهذا السعر"), url_for("family.product_form.new", price=price))]
    offered = [one for one in product.variants if one.is_active]
    return [
        (
            gettext("استخدموا هذا السعر: %(name)s", name=in_language(one, "name"))
            if len(offered) > 1
            else gettext("استخدموا هذا السعر"),
            url_for("family.products.show", product_id=product.id, price=price, variant=one.id),
        )
        for one in offered
    ]
