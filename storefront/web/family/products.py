"""A family's goods: the list with state, price, pieces and picture, and one of them whole; hiding it and showing it again."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import arabic, paging, units
from storefront.kernel.refusals import NotNow
from storefront.web.family import desk, jobs
from storefront.web.family.forms import PhotoForm, PiecesForm, PriceForm
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import picture_of, product_path
from storefront.web.shop.listing import PageLinks

products = Blueprint("products", __name__)


@products.get("/products")
def index() -> str:
    """Everything the family has drafted or shown, newest first."""
    family = desk.family()
    page = catalogue.all_of_family(family.id, number=paging.page_number(request.args.get("page")))
    free = stock.free_of([variant.id for product in page.rows for variant in product.variants])
    return render_template(
        "family/products/index.html",
        rows=[row_of(product, free) for product in page.rows],
        weave=jobs.weave_of(family),
        page=PageLinks(page, url_for(".index"), {}),
        total=page.total,
    )


def row_of(product: Product, free: Mapping[int, int]) -> dict[str, Any]:
    """A product as the list prints it."""
    prices = [variant.price_minor for variant in product.variants if variant.is_active]
    counted = product.stock_mode == "counted"
    return {
        "href": url_for("family.products.show", product_id=product.id),
        "name": in_language(product, "name"),
        "name_lang": language_of(product, "name"),
        "photo": picture_of(product.photos[0], language()) if product.photos else None,
        "status": product.status,
        "price_minor": min(prices, default=None),
        "has_prices": len(set(prices)) > 1,
        "left": sum(free.get(variant.id, 0) for variant in product.variants) if counted else None,
        "lead_days": product.lead_days,
    }


@products.get("/products/<int:product_id>")
def show(product_id: int) -> str:
    """One product: its pieces, prices and pictures, and whether it is shown."""
    return page_of(desk.own(catalogue.of_family, product_id))


def page_of(
    product: Product,
    *,
    pieces: PiecesForm | None = None,
    price: PriceForm | None = None,
    photo: PhotoForm | None = None,
    about: int = 0,
) -> str:
    """The page of a product, with a form that came back if one did; `about` is the variant it was about."""
    free = stock.free_of([variant.id for variant in product.variants])
    choices = [
        choice_of(product, variant, free, *((pieces, price) if variant.id == about else (None, None)))
        for variant in product.variants
    ]
    bad = next((form for form in (pieces, price, photo) if form is not None and form.errors), None)
    return render_template(
        "family/products/show.html",
        product=product,
        choices=choices,
        photos=[(one, picture_of(one, language())) for one in product.photos],
        weave=jobs.weave_of(desk.family()),
        most_photos=catalogue.MOST_PHOTOS,
        photo_form=photo or PhotoForm(formdata=None),
        bad_form=bad,
        public=product_path(product.id, arabic.slug(product.name_ar), language()),
    )


def choice_of(
    product: Product, variant: Variant, free: Mapping[int, int], pieces: PiecesForm | None, price: PriceForm | None
) -> dict[str, Any]:
    """A variant with its two forms, filled with what is so now."""
    left, prefix = free.get(variant.id, 0), f"v{variant.id}"
    riyals, halalas = divmod(variant.price_minor, 100)
    shown = f"{riyals}.{halalas:02d}" if halalas else str(riyals)
    return {
        "variant": variant,
        "name": in_language(variant, "name"),
        "left": left if product.stock_mode == "counted" else None,
        "pieces": pieces or PiecesForm(formdata=None, prefix=prefix, data={"pieces": str(left), "seen": str(left)}),
        "price": price or PriceForm(formdata=None, prefix=prefix, data={"price": shown}),
    }


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
    """Shows a product the family hid; what the office hid stays hidden."""
    product = desk.own(catalogue.of_family, product_id)
    try:
        catalogue.show_again(product, actor())
    except NotNow:
        units.abandon()
    say("good", gettext("«%(name)s» معروض في الدكّة الآن.", name=in_language(product, "name")))
    return redirect(url_for(".show", product_id=product_id), 303)
