"""What a family changes of a product, a section at a time: its words, what is in it, how it is made, where it stands, its
choices, the text shoppers may have put on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from storefront.community import shop_pages
from storefront.goods import catalogue, portions
from storefront.goods.allergens import allergen_bits, denied_of
from storefront.goods.catalogue import (
    Choice,
    Making,
    Place,
    Product,
    ProductCategory,
    ProductPhoto,
    ProductSeason,
    Variant,
)
from storefront.goods.editing.weighing import weigh
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound

MOST_DAYS = 60
MOST_LETTERS = 100
MOST_CHOICES = 12
MOST_NAME, MOST_LABEL, MOST_TEXT = 120, 60, 3000  # letters of a name, of a choice, of a description
MODES = portions.MODES
Pair = tuple[str, str]  # Arabic and English


@dataclass(frozen=True)
class Named:
    """One choice as its family wants it: which variant, its names, whether it is offered."""

    variant_id: int
    name: Pair
    is_active: bool


def describe(product: Product, name: Pair, about: Pair, actor: Actor) -> None:
    """Other words for a product. Raises NotAllowed, NameIsMissing, NoContactsInPublic."""
    catalogue.publication.only_its_family(product, actor)
    catalogue.commands.check_name(name[0])
    check_words(product, name=name, about=about)
    (product.name_ar, product.name_en), (product.about_ar, product.about_en) = name, about
    changed(product)


def fill_in(
    product: Product,
    made_of: Pair,
    care: Pair,
    allergens: Sequence[str] | None,
    actor: Actor,
    *,
    denied: Sequence[str] | None = None,
) -> None:
    """What a product is made of, how it is looked after, what in it somebody may not bear (None: nobody says yet), and what
    of that its words only seem to name (`denied`; None: as before); of food and cosmetics the office looks at it again.
    Raises NotAllowed, NoContactsInPublic, UnknownAllergen, IngredientsAreMissing."""
    catalogue.publication.only_its_family(product, actor)
    check_words(product, made_of=made_of, care=care)
    named, told = sorted(allergens or ()), allergens is not None
    allergen_bits(named)
    if product.made_of_ar and not made_of[0] and product.status in (*catalogue.review.OFFERED, "pending_review"):
        catalogue.review.check_ingredients(product, made_of[0])
    before = (product.made_of_ar, product.made_of_en, sorted(product.allergens), product.allergens_told)
    (product.made_of_ar, product.made_of_en), (product.care_ar, product.care_en) = made_of, care
    product.allergens, product.allergens_told = named, told
    product.allergens_denied = denied_of(made_of, named, product.allergens_denied if denied is None else denied)
    if before != (*made_of, named, told):
        catalogue.review.look_again(product, actor)
    changed(product)


def prepare(
    product: Product, stock_mode: str, lead_days: int, actor: Actor, *, grams: Mapping[int, int] | None = None
) -> None:
    """Whether a product lies ready in pieces or by weight, or is made to order, and in how many days. With its weight,
    what it is counted in changes: `grams` are those of each choice, by id, and nothing is on hand until it is weighed.
    `product` is loaded with its variants where that may be.

    Raises NotAllowed, DaysAreNotValid, GramsAreNotValid, WayOfSellingIsFixed.
    """
    catalogue.publication.only_its_family(product, actor)
    if stock_mode not in MODES or not 0 <= lead_days <= MOST_DAYS:
        raise catalogue.refusals.DaysAreNotValid(most=MOST_DAYS)
    if portions.BY_WEIGHT in (product.stock_mode, stock_mode) and product.stock_mode != stock_mode:
        weigh(product, stock_mode == portions.BY_WEIGHT, grams or {}, actor)
    product.stock_mode, product.lead_days = stock_mode, lead_days
    changed(product)


def move(product: Product, place: Place, return_class: str, actor: Actor) -> None:
    """Where a product stands, and how it is taken back. Where the office has to look first, it leaves the shelves until then;
    where it waited for that and need not any more, it is shown.

    Raises NotAllowed, TooManyCategories, GroupIsNotAShelf, ReturnClassDoesNotFit.
    """
    catalogue.publication.only_its_family(product, actor)
    catalogue.commands.check_place(place, Making(return_class=return_class))
    product.category_id, product.return_class = place.category.id, return_class
    _stand_also(product, place)
    waits = catalogue.review.waits_for_review(product)
    if product.status == "published" and waits:
        catalogue.review.ask(product, actor)
    elif product.status == "pending_review" and not waits:
        product.review_asked_at = None
        catalogue.publish(product, by=actor.user_id)
    changed(product)


def _stand_also(product: Product, place: Place) -> None:
    """The further categories and the seasons of a product."""
    for table in (ProductCategory, ProductSeason):
        db.session.execute(delete(table).where(table.product_id == product.id))
    extra = {category.id for category in place.extra} - {place.category.id}
    db.session.add_all(ProductCategory(product_id=product.id, category_id=one) for one in sorted(extra))
    db.session.add_all(ProductSeason(product_id=product.id, season_id=one) for one in sorted(set(place.season_ids)))
    db.session.flush()


def personalise(product: Product, label: Pair, most: int, actor: Actor, *, needed: bool = False) -> None:
    """The text a shopper may have put on a product, in at most so many letters, or must, where it is `needed` to make it; no
    label, no text.

    Raises NotAllowed, LettersAreNotValid, NoContactsInPublic.
    """
    catalogue.publication.only_its_family(product, actor)
    check_words(product, personal=label)
    if label[0] and not 1 <= most <= MOST_LETTERS:
        raise catalogue.refusals.LettersAreNotValid(most=MOST_LETTERS)
    (product.personal_ar, product.personal_en), product.personal_max = label, most
    product.personal_needed = needed and bool(label[0])
    if not label[0]:
        product.personal_en, product.personal_max = "", 0
    changed(product)


def choose(product: Product, option: Pair, choices: Sequence[Named], actor: Actor) -> None:
    """What a shopper chooses between, in this order; a portion without a name is called by its weight. `product` is loaded
    with its variants; one that is not named stays behind the others as it is.

    Raises NotAllowed, NotFound, NoContactsInPublic, NameOfChoiceIsMissing, LastChoice.
    """
    catalogue.publication.only_its_family(product, actor)
    check_words(product, option=option)
    known = {variant.id: variant for variant in product.variants}
    said = [text for one in product.variants for text in (one.name_ar, one.name_en)]
    shop_pages.check_goods([text for one in choices for text in one.name], kept=said)
    if {one.variant_id for one in choices} - known.keys():
        raise NotFound()
    rest = [variant for variant in product.variants if variant.id not in {one.variant_id for one in choices}]
    for position, one in enumerate(choices):
        variant = known[one.variant_id]
        (variant.name_ar, variant.name_en) = portions.named(one.name, variant.grams)
        variant.is_active, variant.position = one.is_active, position
    for position, variant in enumerate(rest, len(choices)):
        variant.position = position
    product.option_ar, product.option_en = option
    check_choices(product, list(product.variants))
    changed(product)


def add_choice(product: Product, choice: Choice, actor: Actor) -> Variant:
    """One more choice, after the others. `product` is loaded with its variants.

    Raises NotAllowed, PriceIsNotValid, GramsAreNotValid, NoContactsInPublic, TooManyChoices, NameOfChoiceIsMissing.
    """
    catalogue.publication.only_its_family(product, actor)
    if len(product.variants) >= MOST_CHOICES:
        raise catalogue.refusals.TooManyChoices(most=MOST_CHOICES)
    if portions.is_weighed(product):  # of two first portions at the same moment one is the first
        db.session.execute(select(Product.id).where(Product.id == product.id).with_for_update(key_share=True))
    variant = catalogue.add_variant(product, choice, position=len(product.variants))
    check_choices(product, [*product.variants, variant])
    changed(product)
    return variant


def check_choices(product: Product, variants: Sequence[Variant]) -> None:
    """Of several choices each has a name, and what is shown has at least one."""
    offered = [variant for variant in variants if variant.is_active]
    if len(offered) > 1 and not all(variant.name_ar for variant in offered):
        raise catalogue.refusals.NameOfChoiceIsMissing()
    if not offered and product.status in (*catalogue.review.OFFERED, "pending_review"):
        raise catalogue.refusals.LastChoice()


def arrange(product: Product, photo_ids: Sequence[int]) -> None:
    """The pictures of a product in this order, those not named after them. `product` is loaded with its photos."""
    wanted = {photo_id: place for place, photo_id in enumerate(photo_ids)}
    ordered = sorted(product.photos, key=lambda photo: (wanted.get(photo.id, len(wanted)), photo.position, photo.id))
    for position, photo in enumerate(ordered):
        photo.position = position
    changed(product)


def caption(product: Product, photo: ProductPhoto, alt: Pair) -> None:
    """What is seen on a picture, for whoever does not see it. Raises NoContactsInPublic."""
    shop_pages.check_goods(alt, kept=(photo.alt_ar, photo.alt_en, product.name_ar))
    photo.alt_ar, photo.alt_en = alt
    changed(product)


def check_words(product: Product, **pairs: Pair) -> None:
    """What is new of some words, by the name of their columns without the language. Raises NoContactsInPublic."""
    kept = [getattr(product, f"{name}_{lang}") for name in pairs for lang in ("ar", "en")]
    shop_pages.check_goods([text for pair in pairs.values() for text in pair], kept=kept)


def changed(product: Product) -> None:
    product.updated_at = clock.now()
    catalogue.commands.touch(product.id)
