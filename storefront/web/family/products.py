"""A family's goods: the list with state, price, pieces and picture, and one of them whole; hiding it and showing it again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response
from wtforms import Field

from storefront.goods import catalogue, making, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import arabic, money, paging, units
from storefront.kernel.refusals import NotNow
from storefront.web.family import desk, jobs
from storefront.web.family.forms import PhotoForm, VariantForm
from storefront.web.kit.attributes import rows_of
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.cards import picture_of, product_path

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
    product: Product, *, variants: Mapping[int, VariantForm] | None = None, photo: PhotoForm | None = None
) -> str:
    """The page of a product, with forms that came back if some did: of variants by their id, of a picture."""
    free = stock.free_of([variant.id for variant in product.variants])
    came_back = variants or {}
    return render_template(
        "family/products/show.html",
        product=product,
        choices=[
            (variant, in_language(variant, "name"), came_back.get(variant.id) or form_of(product, variant, free))
            for variant in product.variants
        ],
        photos=[(one, picture_of(one, language())) for one in product.photos],
        weave=jobs.weave_of(desk.family()),
        said=rows_of(product),
        capacity=making.find_for(product.id) if product.stock_mode == "made_to_order" else None,
        most_photos=catalogue.MOST_PHOTOS,
        photo_form=photo or PhotoForm(formdata=None),
        together=Together([*came_back.values(), *([photo] if photo else [])]),
        public=product_path(product.id, arabic.slug(product.name_ar), language()),
    )


@dataclass(frozen=True)
class Together:
    """Several forms as one, for the summary of errors above them."""

    forms: Sequence[Form]
    form_errors: tuple[str, ...] = ()

    @property
    def errors(self) -> dict[str, Any]:
        return {name: told for form in self.forms for name, told in form.errors.items()}

    def __iter__(self) -> Iterator[Field]:
        return chain.from_iterable(self.forms)


def form_of(product: Product, variant: Variant, free: Mapping[int, int] | None = None) -> VariantForm:
    """The form of a variant: filled with what is so now, or with what was sent where `free` is not given."""
    prefix = f"v{variant.id}"
    if free is None:
        form = VariantForm(prefix=prefix)
    else:
        left, price = str(free.get(variant.id, 0)), riyals(variant.price_minor)
        shown = {"pieces": left, "seen": left, "price": price, "was": price}
        form = VariantForm(formdata=None, prefix=prefix, data=shown)
    if product.stock_mode != "counted":
        del form.pieces
    return form


def riyals(minor: int) -> str:
    """A price as people type it: "85" or "85.50"."""
    return money.plain(minor).removesuffix(".00")


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
