"""The sections of a product's page, each saved on its own with its own button."""

from flask import Blueprint, abort, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, portions
from storefront.kernel import units
from storefront.kernel.refusals import NotValid
from storefront.web.family import desk
from storefront.web.family.product_page import page_of
from storefront.web.family.section_forms import SECTIONS
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say

sections = Blueprint("sections", __name__)


@sections.post("/products/<int:product_id>/sections/<section>")
def update(product_id: int, section: str) -> Response | tuple[str, int]:
    """Saves one section. What somebody else saved meanwhile is shown beside what was typed, and nothing is overwritten."""
    product = desk.own(catalogue.of_family, product_id)
    if section not in SECTIONS:
        abort(404)
    form, before = SECTIONS[section].sent(), product.status
    if not form.validate():
        return page_of(product, section=form), 422
    if form.met_another(product):
        return page_of(product, section=form), 409
    try:
        form.save(product, actor())
    except (NotValid, portions.refusals.WayOfSellingIsFixed) as refusal:
        units.abandon()
        form.blame(refusal, sentence(refusal))
        return page_of(desk.own(catalogue.of_family, product_id), section=form), refusal.status
    if before == "published" and product.status == "pending_review":
        say("warn", gettext("حُفظ. منتجات هذا التصنيف يراجعها مكتب دكّة أولاً، فلا يظهر حتى يوافق عليه."))
    else:
        say("good", gettext("حُفظ «%(section)s».", section=form.title))
    return redirect(url_for("family.products.show", product_id=product_id, _anchor=f"section-{section}"), 303)
