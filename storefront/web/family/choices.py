"""What a shopper chooses between: the choices of a product named, ordered, switched off, and a new one; saved together."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.goods import catalogue, editing, portions
from storefront.goods.catalogue import Product
from storefront.kernel import units
from storefront.kernel.refusals import NotValid, Refusal
from storefront.web.family import desk
from storefront.web.family.choice_forms import ChoicesForms
from storefront.web.family.product_page import page_of
from storefront.web.family.public_words import blamed
from storefront.web.family.uploading import MOVES
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.requests import key_of

choices = Blueprint("choices", __name__)


@choices.post("/products/<int:product_id>/choices")
def update(product_id: int) -> Response | tuple[str, int]:
    """Saves all of it or nothing."""
    product = desk.own(catalogue.of_family, product_id)
    forms = ChoicesForms.sent(product, wanted_order())
    if not forms.are_valid():
        return page_of(product, choices=forms), 422
    if forms.met_others(product):
        return page_of(product, choices=forms), 409
    try:
        save(product, forms)
    except (NotValid, portions.refusals.GramsAreFixed) as refusal:
        units.abandon()
        form, field = about(refusal, forms)
        form.refuse(field, refusal, sentence(refusal))
        return page_of(desk.own(catalogue.of_family, product_id), choices=forms), refusal.status
    say("good", gettext("حُفظت الخيارات."))
    return redirect(url_for("family.products.show", product_id=product_id, _anchor="section-choices"), 303)


def about(refusal: Refusal, forms: ChoicesForms) -> tuple[Form, str]:
    """The field a refusal is about."""
    if isinstance(refusal, catalogue.refusals.PriceIsNotValid):
        return forms.new, "price"
    if isinstance(refusal, portions.refusals.GramsAreNotValid) and forms.new.weight:
        return forms.new, "weight"
    return blamed(*forms) or (forms.option, "option_ar")


def save(product: Product, forms: ChoicesForms) -> None:
    """The choices as they were typed, and the new one behind them."""
    option = forms.option.option_ar.data or "", forms.option.option_en.data or ""
    for variant, grams in forms.reweighed:
        editing.reweigh(product, variant, grams, actor())
    editing.choose(product, option, forms.named, actor())
    if forms.new.is_wanted:
        editing.add_choice(product, forms.new.choice, actor())


def wanted_order() -> list[int]:
    """The choices in the order they were sent in, one of them a place earlier or later where that was pressed."""
    return moved([key_of(one) or 0 for one in request.form.getlist("order")], request.form.get("step", ""))


def moved(order: list[int], step: str) -> list[int]:
    """An order with one of its numbers a place earlier or later ("earlier-12"); anything else changes nothing."""
    verb, _, number = step.partition("-")
    chosen = key_of(number) or 0
    if verb not in MOVES or chosen not in order:
        return order
    place = max(0, order.index(chosen) + MOVES[verb])
    rest = [one for one in order if one != chosen]
    return [*rest[:place], chosen, *rest[place:]]
