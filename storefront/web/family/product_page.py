"""The page of one product, with the forms of its sections: as they open, or as they came back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from flask import render_template, request, url_for
from wtforms import Field

from storefront.fairs import stall_stock
from storefront.goods import catalogue, editing, making, portions, stock, taxonomy
from storefront.goods.allergens import ALLERGENS, doubted
from storefront.goods.catalogue import Product, Variant
from storefront.insight import waiting
from storefront.kernel import arabic, money
from storefront.web.family import desk, jobs
from storefront.web.family.choice_forms import ChoicesForms
from storefront.web.family.entitled import may_use
from storefront.web.family.fair_goods import amount_words, days_of
from storefront.web.family.forms import AltForm, PhotoForm, VariantForm
from storefront.web.family.picture_words import advice_words, every_advice
from storefront.web.family.price_forms import price_offered
from storefront.web.family.section_forms import SECTIONS, SectionForm
from storefront.web.family.weight_forms import WeightForm
from storefront.web.kit import formats
from storefront.web.kit.attributes import rows_of
from storefront.web.kit.doors import actor
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import gettext, in_language, isolated, language
from storefront.web.shop.cards import picture_of, product_path


def page_of(
    product: Product,
    *,
    variants: Mapping[int, VariantForm] | None = None,
    weight: WeightForm | None = None,
    picture: PhotoForm | AltForm | None = None,
    section: SectionForm | None = None,
    choices: ChoicesForms | None = None,
) -> str:
    """The page of a product, with forms that came back if some did: of variants by their id, of a picture, of a section, of
    the choices, of the words to a picture; of how much there is of what is weighed."""
    rest = stock.rest_of(product.variants)
    came_back = variants or {}
    alt = picture if isinstance(picture, AltForm) else None
    returned: list[Form | None] = [weight, *came_back.values(), picture, section, *(choices or ())]
    return render_template(
        "family/products/show.html",
        product=product,
        choices=[
            (variant, in_language(variant, "name"), came_back.get(variant.id) or form_of(product, variant, rest))
            for variant in product.variants
            if variant.is_active
        ],
        weight=(weight or weighed(product, rest)) if portions.is_weighed(product) else None,
        kilo_of={
            one.id: (formats.weight(one.grams), portions.per_kilo(one.price_minor, one.grams))
            for one in product.variants
            if one.grams
        },
        photos=[
            (one, picture_of(one, language()), advice_words(one.advice), alt_of(one, alt)) for one in product.photos
        ],
        weave=jobs.weave_of(desk.family()),
        said=rows_of(product),
        capacity=making.find_for(product.id) if product.stock_mode == "made_to_order" else None,
        most_photos=catalogue.MOST_PHOTOS,
        picture_advice=every_advice(),
        photo_form=picture if isinstance(picture, PhotoForm) else PhotoForm(formdata=None),
        sections=[section if section and section.name == name else form.of(product) for name, form in SECTIONS.items()],
        choice_forms=choices or ChoicesForms.of(product),
        may_drop=editing.may_drop(product, actor()),
        wants_allergens=not product.allergens_told and taxonomy.is_food(product.category_id),
        doubted=[(isolated(word), gettext(ALLERGENS[slug][0])) for slug, word in doubted(product).items()],
        stranded=waiting.stranded.is_one(product, desk.family()),
        ways=where_ways_are_told(),
        **standing(product),
        proposed=any(price_proposed(variant) for variant in product.variants),
        together=Together([form for form in returned if form]),
        public=product_path(product.id, arabic.slug(product.name_ar), language()),
    )


def standing(product: Product) -> dict[str, Any]:
    """Whether the office is to look at it, and what of it is at stalls."""
    return {"waits": catalogue.review.waits_for_review(product), "at_stalls": at_stalls(product)}


def at_stalls(product: Product) -> list[tuple[str, str, str]]:
    """What of a product is at stalls: how much, of which choice, where and when; it is not among what the page counts."""
    if product.stock_mode == "made_to_order":  # none of which is counted anywhere
        return []
    names = {one.id: "" if one.grams else in_language(one, "name") for one in product.variants}
    return [
        (
            " · ".join(
                part for part in (names[one.variant_id], amount_words(one.free, portions.is_weighed(product))) if part
            ),
            f"{in_language(one.exhibition, 'name')}{gettext('، ')}{days_of(one.exhibition)}",
            url_for("family.fair_goods.show", exhibition_id=one.exhibition.id),
        )
        for one in stall_stock.elsewhere(sorted(names))
    ]


def where_ways_are_told() -> str:
    """The page on which a family says how it hands over; "" for whoever may not."""
    if desk.is_registering():
        return url_for("family.registration.edit", step="where")
    return url_for("family.handover.edit") if may_use("handover", desk.family().id) else ""


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


def weighed(product: Product, rest: stock.Rest) -> WeightForm | None:
    """The form of how much there is of what is sold by weight; None while it has no portion."""
    return WeightForm.showing(rest.units(product.variants[0])) if product.variants else None


def form_of(product: Product, variant: Variant, rest: stock.Rest | None = None) -> VariantForm:
    """The form of a variant: filled with what is so now, or with what was sent where `rest` is not given."""
    prefix = f"v{variant.id}"
    if rest is None:
        form = VariantForm(prefix=prefix)
    else:
        left, price = str(rest.whole(variant)), riyals(variant.price_minor)
        shown = {"pieces": left, "seen": left, "price": price_proposed(variant) or price, "was": price}
        form = VariantForm(formdata=None, prefix=prefix, data=shown)
    if product.stock_mode != "counted":
        del form.pieces
    return form


def price_proposed(variant: Variant) -> str:
    """The price the helper proposes for this choice, where somebody comes from there; not kept before it is saved."""
    return price_offered() if request.args.get("variant") == str(variant.id) else ""


def alt_of(photo: catalogue.ProductPhoto, came_back: AltForm | None) -> AltForm:
    """The form of what is seen on a picture."""
    prefix = AltForm.prefix_of(photo.id)
    return came_back if came_back and came_back.prefix == prefix else AltForm(formdata=None, prefix=prefix, obj=photo)


def riyals(minor: int) -> str:
    """A price as people type it: "85" or "85.50"."""
    return money.plain(minor).removesuffix(".00")
