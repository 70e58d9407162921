"""What becomes of a product as a whole: a copy to begin the next one with, the archive and back, a draft thrown away."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, editing
from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language

product_steps = Blueprint("product_steps", __name__)


@product_steps.post("/products/<int:product_id>/copies")
def copy(product_id: int) -> Response:
    """A draft with the same words, choices and pictures, and its page."""
    product = desk.own(catalogue.of_family, product_id)
    twin = editing.copy(product, actor())
    say("good", gettext("هذه نسخة من «%(name)s»، مسودة لا يراها إلا أنتم.", name=in_language(product, "name")))
    return redirect(url_for("family.products.show", product_id=twin.id), 303)


@product_steps.post("/products/<int:product_id>/archiving")
def archiving(product_id: int) -> Response:
    """Puts a product away; its page keeps the way back."""
    product = desk.own(catalogue.of_family, product_id)
    try:
        catalogue.publication.archive(product, actor())
    except NotNow:
        units.abandon()
    name = in_language(product, "name")
    say("good", gettext("نُقل «%(name)s» إلى الأرشيف، ومن هنا تعيدونه متى شئتم.", name=name))
    return redirect(url_for("family.products.show", product_id=product_id), 303)


@product_steps.post("/products/<int:product_id>/restoration")
def restoration(product_id: int) -> Response:
    """Brings a product back, still unseen."""
    product = desk.own(catalogue.of_family, product_id)
    try:
        catalogue.publication.restore(product, actor())
    except NotNow:
        units.abandon()
    say("good", gettext("عاد «%(name)s» من الأرشيف، ولا يراه المتسوّقون حتى تعرضوه.", name=in_language(product, "name")))
    return redirect(url_for("family.products.show", product_id=product_id), 303)


@product_steps.post("/products/<int:product_id>/removal")
def removal(product_id: int) -> Response:
    """Throws a draft away for good."""
    product = desk.own(catalogue.of_family, product_id)
    name = in_language(product, "name")
    try:
        editing.drop(product, actor())
    except (catalogue.refusals.WasShown, editing.refusals.DraftIsAnothers) as refusal:
        units.abandon()
        say("bad", sentence(refusal))
        return redirect(url_for("family.products.show", product_id=product_id), 303)
    say("good", gettext("حُذفت المسودة «%(name)s».", name=name))
    return redirect(url_for("family.products.index"), 303)
