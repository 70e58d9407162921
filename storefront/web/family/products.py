"""A family's goods: the list by state and name, pieces taken and added on it; one product whole, hidden and shown again."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product
from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotNow
from storefront.web.family import desk, jobs
from storefront.web.family.product_form import tell_of
from storefront.web.family.product_page import page_of
from storefront.web.family.weight_forms import typed
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.cards import picture_of

products = Blueprint("products", __name__)

STATES = {
    "": N_("الكل"),
    "published": N_("معروض"),
    "draft": N_("مسودة"),
    "pending_review": N_("قيد المراجعة"),
    "hidden": N_("مخفي"),
    "archived": N_("الأرشيف"),
}
MOST_WORDS = 80


@products.get("/products")
def index() -> str:
    """What the family has drafted or shown, newest first, by state and by part of a name; the archive only where it is
    asked for."""
    family = desk.family()
    status, words = asked()
    page = catalogue.all_of_family(family.id, words, status=status, number=paging.page_number(request.args.get("page")))
    rest = stock.rest_of(variant for product in page.rows for variant in product.variants)
    links = {"status": status or None, "q": words or None}
    return render_template(
        "family/products/index.html",
        rows=[row_of(product, rest) for product in page.rows],
        weave=jobs.weave_of(family),
        page=PageLinks(page, url_for(".index"), links),
        total=page.total,
        tabs=tabs(family.id),
        status=status,
        words=words,
    )


def asked() -> tuple[str, str]:
    """The state and the words of a list, as its address asks for them."""
    status = request.values.get("status", "")
    return status if status in STATES else "", (western(trimmed(request.values.get("q"))) or "")[:MOST_WORDS]


def tabs(family_id: int) -> list[tuple[str, str, int]]:
    """The states there is something in, with how much; all of it but the archive first."""
    counts = catalogue.counts_of_family(family_id)
    counts[""] = sum(number for status, number in counts.items() if status != "archived")
    return [(status, gettext(words), counts[status]) for status, words in STATES.items() if counts.get(status)]


def row_of(product: Product, rest: stock.Rest) -> dict[str, Any]:
    """A product as the list prints it; with one choice its pieces are counted there, and what is weighed is weighed."""
    offered = [variant for variant in product.variants if variant.is_active]
    prices = [variant.price_minor for variant in offered]
    counted, weighed = product.stock_mode == portions.COUNTED, portions.is_weighed(product) and bool(product.variants)
    whole = [rest.whole(variant) for variant in offered]
    return {
        "id": product.id,
        "href": url_for("family.products.show", product_id=product.id),
        "name": in_language(product, "name"),
        "name_lang": language_of(product, "name"),
        "photo": picture_of(product.photos[0], language()) if product.photos else None,
        "status": product.status,
        "price_minor": min(prices, default=None),
        "has_prices": len(set(prices)) > 1,
        "left": sum(whole) if counted else max(whole, default=0) if weighed else None,
        "grams": rest.units(product.variants[0]) if weighed else None,
        "typed": typed(rest.units(product.variants[0])) if weighed else "",
        "is_countable": counted and len(offered) == 1 and product.status != "archived",
        "lead_days": product.lead_days,
    }


@products.get("/products/<int:product_id>")
def show(product_id: int) -> str:
    """One product: its pieces, prices and pictures, its sections, and whether it is shown."""
    return page_of(desk.own(catalogue.of_family, product_id))


@products.post("/products/<int:product_id>/hiding")
def hiding(product_id: int) -> Response:
    """Takes a product off the shelves; it can be shown again any time."""
    product = desk.own(catalogue.of_family, product_id)
    try:
        catalogue.hide(product, actor(), reason="")
    except NotNow:
        units.abandon()
    say("good", gettext("أُخفي «%(name)s» من الدكّة، وبقيت صفحته عندكم.", name=in_language(product, "name")))
    return redirect(url_for(".show", product_id=product_id), 303)


@products.post("/products/<int:product_id>/publication")
def publication(product_id: int) -> Response:
    """Shows a draft, or what the family hid; what the office hid stays hidden, and what it has to see first waits for it."""
    product = desk.own(catalogue.of_family, product_id)
    try:
        catalogue.offer(product, actor())
    except NotNow:
        units.abandon()
    except catalogue.refusals.PriceIsMissing as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return redirect(url_for(".show", product_id=product_id, _anchor="section-choices"), 303)
    except catalogue.refusals.IngredientsAreMissing as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return redirect(url_for(".show", product_id=product_id, _anchor="section-contents"), 303)
    tell_of(product, desk.family())
    return redirect(url_for(".show", product_id=product_id), 303)
