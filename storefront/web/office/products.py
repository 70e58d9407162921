"""Goods as the office sees them: found by number or name in any state, hidden with a reason, shown again."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.insight import journal
from storefront.kernel import arabic, paging, units
from storefront.kernel.refusals import N_, NotNow
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import trimmed, western
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.office.journal import noted
from storefront.web.shop.cards import cloth, picture_of, product_path

products = Blueprint("products", __name__)

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
    """A page of goods in any state, by number or part of a name."""
    status = request.args.get("status", "")
    status = status if status in STATES else ""
    words = (western(trimmed(request.args.get("q"))) or "")[:MOST_WORDS]
    page = catalogue.found(words, status=status, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/products/index.html",
        status=status,
        words=words,
        states=[(key, gettext(label)) for key, label in STATES.items()],
        names=STATES,
        page=PageLinks(page, url_for(".index"), {"status": status or None, "q": words or None}),
    )


@products.get("/products/<int:product_id>")
def show(product_id: int) -> str:
    """One product: what shoppers see of it, what was done to it, and what the office can do."""
    return page_of(catalogue.get(product_id))


def page_of(product: Product, *, form: ReasonForm | None = None) -> str:
    """The page of a product, with the form that came back if it did."""
    free = stock.free_of([variant.id for variant in product.variants])
    subject = f"product:{product.id}"
    return render_template(
        "office/products/show.html",
        product=product,
        state=gettext(STATES[product.status]),
        photos=[picture_of(photo, language()) for photo in product.photos],
        weave=cloth(product.family.slug, product.family.dye),
        free=free,
        form=form or ReasonForm(formdata=None),
        public=product_path(product.id, arabic.slug(product.name_ar), language()),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


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
