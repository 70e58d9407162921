"""What the craft says of a product, told at the family's desk: weight and wood, burning hours, sizes, ages."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import shop_pages
from storefront.goods import catalogue
from storefront.goods.attributes import ValueIsNotValid
from storefront.goods.catalogue import Product
from storefront.kernel import units
from storefront.web.family import desk
from storefront.web.family.attribute_forms import AttributesForm, form_for
from storefront.web.family.public_words import blamed
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

attributes = Blueprint("attributes", __name__)


@attributes.get("/products/<int:product_id>/attributes")
def edit(product_id: int) -> str:
    """Asks what goods of this sub-category can say."""
    product = desk.own(catalogue.of_family, product_id)
    return form_page(product, form_for(catalogue.attributes_of(product), product.attributes))


def form_page(product: Product, form: AttributesForm) -> str:
    return render_template("family/products/attributes.html", product=product, form=form)


@attributes.post("/products/<int:product_id>/attributes")
def update(product_id: int) -> Response | tuple[str, int]:
    """Keeps what was said; shelves and the product's page follow."""
    product = desk.own(catalogue.of_family, product_id)
    form = form_for(catalogue.attributes_of(product))
    if form.validate() and described(product, form):
        say("good", gettext("حُفظت مواصفات «%(name)s».", name=in_language(product, "name")))
        return redirect(url_for("family.products.show", product_id=product_id), 303)
    return form_page(desk.own(catalogue.of_family, product_id), form), 422


def described(product: Product, form: AttributesForm) -> bool:
    """Whether it could be said; what could not stands beside its field."""
    try:
        catalogue.describe(product, form.said)
    except shop_pages.refusals.NoContactsInPublic as refusal:
        units.abandon()
        _, field = blamed(form) or (form, next(one.name for one in form))
        form.refuse(field, refusal, sentence(refusal))
        return False
    except ValueIsNotValid as refusal:
        units.abandon()
        field = (
            refusal.slug
            if refusal.slug in form
            else next(one.name for one in form if one.name.startswith(refusal.slug))
        )
        form.refuse(field, refusal, sentence(refusal))
        return False
    return True
