"""Goods as the office sees them: found by number or name in any state, those it is asked to look at first; approved or sent
back with words, hidden with a reason, shown again."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, portions, stock, taxonomy
from storefront.goods.catalogue import Product, Variant
from storefront.insight import journal
from storefront.kernel import arabic, paging, units
from storefront.kernel.refusals import N_, NotNow
from storefront.web.kit.allergens import allergens_stated
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of, weight
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted
from storefront.web.shop.cards import cloth, picture_of, product_path

products = Blueprint("products", __name__)

REVIEW = "review"  # what the office is to look at, in whatever state it is
STATES = {
    "published": N_("معروض"),
    "hidden": N_("مخفي"),
    "draft": N_("مسودة"),
    "pending_review": N_("قيد المراجعة"),
    "archived": N_("مؤرشف"),
}
MOST_WORDS = 80
NEWEST_NOTES = 8


@products.get("/products")
def index() -> str:
    """A page of goods in any state, by number or part of a name; or those that wait for the office, whoever asked first."""
    status = request.args.get("status", "")
    status = status if status in (*STATES, REVIEW) else ""
    words = (western(trimmed(request.args.get("q"))) or "")[:MOST_WORDS]
    number = paging.page_number(request.args.get("page"))
    if status == REVIEW and not words:
        page = catalogue.review.queue(number=number)
    else:
        page = catalogue.found(words, status="" if status == REVIEW else status, number=number)
    return render_template(
        "office/products/index.html",
        status=status,
        words=words,
        states=[(key, gettext(label)) for key, label in STATES.items()],
        names=STATES,
        waiting=catalogue.review.how_many_wait(),
        page=PageLinks(page, url_for(".index"), {"status": status or None, "q": words or None}),
    )


@products.get("/products/<int:product_id>")
def show(product_id: int) -> str:
    """One product: what shoppers see of it, what was done to it, and what the office can do."""
    return page_of(catalogue.get(product_id))


def page_of(product: Product, *, form: ReasonForm | None = None) -> str:
    """The page of a product, with the form that came back if it did."""
    rest = stock.rest_of(product.variants)
    subject = f"product:{product.id}"
    return render_template(
        "office/products/show.html",
        product=product,
        state=gettext(STATES[product.status]),
        photos=[picture_of(photo, language()) for photo in product.photos],
        weave=cloth(product.family.slug, product.family.dye),
        choices=[choice_of(variant, rest) for variant in product.variants],
        on_hand=weight(rest.units(product.variants[0])) if portions.is_weighed(product) and product.variants else "",
        category=in_language(taxonomy.sign(product.category_id), "name"),
        allergens=allergens_stated(product),
        form=form or ReasonForm(formdata=None),
        public=product_path(product.id, arabic.slug(product.name_ar), language()),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


@dataclass(frozen=True)
class Choice:
    """A choice of a product: its name, what it weighs and what a kilogram of it costs where it is sold by weight, and how many
    can be had ("" of what is made to order)."""

    name: str
    weight: str
    price_minor: int
    kilo_minor: int | None
    left: str


def choice_of(variant: Variant, rest: stock.Rest) -> Choice:
    """A choice as the table prints it; the name of a portion that says its weight stands alone."""
    name, grams, left = in_language(variant, "name"), variant.grams, rest.left(variant)
    weighs = weight(grams) if grams else ""
    kilo = portions.per_kilo(variant.price_minor, grams) if grams else None
    told = "" if left is None else count_of("portion", left) if grams else str(left)
    return Choice(name, "" if weighs == name else weighs, variant.price_minor, kilo, told)


@products.post("/products/<int:product_id>/approval")
def approval(product_id: int) -> Response:
    """The office is content with a product it was asked to look at."""
    product = catalogue.get(product_id)
    try:
        catalogue.review.approve(product, actor())
    except NotNow:
        return moved_on(product_id)
    say("good", gettext("وافقتم على «%(name)s»، وأُرسلت رسالة إلى الأسرة.", name=in_language(product, "name")))
    return redirect(url_for(".index", status=REVIEW), 303)


@products.post("/products/<int:product_id>/sending-back")
def sending_back(product_id: int) -> Response | tuple[str, int]:
    """The office is not content; the family reads why, and what shoppers saw is hidden until it was put right."""
    product, form = catalogue.get(product_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(product, form=form), 422
    try:
        catalogue.review.send_back(product, actor(), words=str(form.reason.data))
    except NotNow:
        return moved_on(product_id)
    say("good", gettext("أُعيد «%(name)s» إلى الأسرة بما كتبتم.", name=in_language(product, "name")))
    return redirect(url_for(".index", status=REVIEW), 303)


@products.post("/products/<int:product_id>/hiding")
def hiding(product_id: int) -> Response | tuple[str, int]:
    """Takes a product off the shelves; the family reads why and cannot undo it."""
    product, form = catalogue.get(product_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(product, form=form), 422
    try:
        catalogue.hide(product, actor(), reason=str(form.reason.data))
    except NotNow:
        return moved_on(product_id)
    say("good", gettext("أُخفي «%(name)s»، وتقرأ الأسرة السبب في مكتبها.", name=in_language(product, "name")))
    return redirect(url_for(".show", product_id=product_id), 303)


@products.post("/products/<int:product_id>/publication")
def publication(product_id: int) -> Response:
    """Puts a hidden product back on its shelves."""
    product = catalogue.get(product_id)
    try:
        catalogue.show_again(product, actor())
    except NotNow:
        return moved_on(product_id)
    say("good", gettext("«%(name)s» معروض من جديد.", name=in_language(product, "name")))
    return redirect(url_for(".show", product_id=product_id), 303)


def moved_on(product_id: int) -> Response:
    """Somebody else was faster."""
    units.abandon()
    say("warn", gettext("تغيّر حال المنتج قبل هذه الخطوة، وما ترونه هو حاله الآن."))
    return redirect(url_for(".show", product_id=product_id), 303)
