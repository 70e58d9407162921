"""Labels and cards: what a family prints and passes on of its goods, made when it is asked for and kept nowhere."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import permits
from storefront.community.families import Family
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel import paging
from storefront.kernel.refusals import NotFound
from storefront.web.cards import (
    NEEDED,
    SIZES,
    IsOver,
    LabelIsTooSmall,
    MadeTomorrow,
    goods_of,
    is_food,
    label_of,
    label_sheet,
    lacking,
    look_of,
    price_cards,
    share_picture,
)
from storefront.web.family import desk
from storefront.web.family.card_forms import LabelForm, label_form
from storefront.web.family.entitled import may_use
from storefront.web.kit.downloads import PDF, PNG, download, file_name
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import LANGUAGES, in_language, isolated, language_of, read_in
from storefront.web.kit.page_links import PageLinks

cards = Blueprint("cards", __name__)
KITCHEN = "home-kitchen"  # the kind of document whose number may stand on a label
MOST = 100  # products on one print
REFUSED = {MadeTomorrow: "made_on", IsOver: "made_on", LabelIsTooSmall: "count"}  # beside which field


@cards.get("/cards")
def index() -> str:
    """Goods that are shown, to choose those that get a price card: on one page as many as fit one print."""
    number = paging.page_number(request.args.get("page"))
    found = catalogue.all_of_family(desk.family().id, status="published", number=number, size=MOST)
    return render_template(
        "family/cards/index.html",
        rows=[(one.id, in_language(one, "name"), language_of(one, "name")) for one in found.rows],
        page=PageLinks(found, url_for(".index"), {}),
    )


@cards.get("/cards/prices.pdf")
def prices() -> Response:
    """The price cards of the goods that were chosen, in the size and the language that were."""
    chosen = request.args.getlist("product", type=int)
    if not chosen:
        say("bad", gettext("اختاروا منتجاً واحداً على الأقل."))
        return redirect(url_for(".index"), 303)
    size = request.args.get("size", "a6")
    if size not in SIZES or len(chosen) > MOST:
        raise NotFound()
    products = desk.own(lambda family_id, _: catalogue.shown_of_family(family_id, chosen), chosen[0])
    family = desk.family()
    with read_in(asked_language()):
        name = in_language(products[0], "name") if len(products) == 1 else in_language(family, "trade_name")
        return download(
            price_cards(goods_of(products, family), size),
            PDF,
            file_name(gettext("بطاقات أسعار"), name, size.upper(), ending="pdf"),
            plain=f"price-cards-{family.slug}-{size}.pdf",
        )


def asked_language() -> str:
    """The language a print was asked for in; Arabic where in none of ours."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else "ar"


@cards.get("/products/<int:product_id>/cards")
def show(product_id: int) -> str:
    """What can be printed of one product, and what it lacks for that."""
    product = desk.own(catalogue.of_family, product_id)
    return page_of(product, label_form(product, asked=False))


def page_of(product: Product, form: LabelForm) -> str:
    """The page; the number of the permit we hold is told to its owner alone, who types it or leaves it out."""
    known = permits.number_of(product.family_id, KITCHEN) if may_use("documents", product.family_id) else ""
    return render_template(
        "family/cards/show.html",
        product=product,
        is_food=is_food(product),
        lacking=[(slug, gettext(NEEDED[slug])) for slug in lacking(product)],
        is_shown=is_shown(product),
        form=form,
        permit_known=isolated(known) if known else "",
    )


def is_shown(product: Product) -> bool:
    """Whether shoppers find its page, to which the codes lead."""
    return product.status == "published" and desk.family().status == "active"


@cards.get("/products/<int:product_id>/picture.png")
def picture(product_id: int) -> Response:
    """The square picture of a product that is shown, to pass on."""
    product = desk.own(catalogue.of_family, product_id)
    if not is_shown(product):
        raise NotFound()
    with read_in(asked_language()):
        goods = goods_of([product], desk.family())[0]
        name = file_name(goods.name, goods.family, ending="png")
        return download(share_picture(goods), PNG, name, plain=f"product-{product.id}.png")


@cards.post("/products/<int:product_id>/label")
def label(product_id: int) -> Response | tuple[str, int]:
    """A sheet of labels of one batch; what was typed is printed and forgotten."""
    product = desk.own(catalogue.of_family, product_id)
    if not is_food(product) or lacking(product):
        raise NotFound()
    form = label_form(product, asked=True)
    if form.validate():
        try:
            return label_file(product, desk.family(), form)
        except tuple(REFUSED) as refusal:
            form.refuse(REFUSED[type(refusal)], refusal, sentence(refusal))
    return page_of(product, form), 422


def label_file(product: Product, family: Family, form: LabelForm) -> Response:
    """The labels as PDF. Raises MadeTomorrow, IsOver, LabelIsTooSmall."""
    batch = form.value
    with read_in(form.language.data):
        made = label_sheet(label_of(product, family, batch, look_of(family)), form.count.data)
        name = file_name(gettext("ملصق"), in_language(product, "name"), batch.number, ending="pdf")
    return download(made, PDF, name, plain=f"label-{product.id}.pdf")
