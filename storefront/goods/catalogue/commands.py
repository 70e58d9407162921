"""Making products: drafting one, pricing it, rewording it, picturing it. Who sees it is in publication.py and review.py, and
what a family changes section by section in goods/editing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, func, select

from storefront.community import shop_pages
from storefront.community.families import Family
from storefront.goods import portions
from storefront.goods.allergens import allergen_bits, denied_of
from storefront.goods.catalogue.facts import ProductChanged
from storefront.goods.catalogue.models import Product, ProductCategory, ProductPhoto, ProductSeason, Variant
from storefront.goods.catalogue.refusals import (
    GroupIsNotAShelf,
    NameIsMissing,
    PriceHasChanged,
    PriceIsNotValid,
    ReturnClassDoesNotFit,
    TooManyCategories,
    TooManyPhotos,
)
from storefront.goods.taxonomy import Category
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import Money

DEAREST = 100_000_000  # halalas: a million riyals
MOST_EXTRA_CATEGORIES, MOST_PHOTOS = 2, 8


@dataclass(frozen=True)
class Wording:
    """What a product says of itself; pairs are Arabic and English, the English may be empty."""

    name: tuple[str, str]
    about: tuple[str, str] = ("", "")
    made_of: tuple[str, str] = ("", "")
    care: tuple[str, str] = ("", "")
    option: tuple[str, str] = ("", "")
    personal: tuple[str, str] = ("", "")
    personal_max: int = 0
    personal_needed: bool = False
    facts: Sequence[dict[str, str]] = ()

    def columns(self) -> dict[str, Any]:
        """The same, by column of the product."""
        pairs = ("name", "about", "made_of", "care", "option", "personal")
        words = {
            f"{pair}_{lang}": getattr(self, pair)[place] for pair in pairs for place, lang in enumerate(("ar", "en"))
        }
        alone = {name: getattr(self, name) for name in ("personal_max", "personal_needed")}
        return {**words, **alone, "facts": list(self.facts)}


@dataclass(frozen=True)
class Making:
    """How a product is kept, made and taken back: stock mode, days to make, return class (R M F H), allergens."""

    stock_mode: str = "counted"
    lead_days: int = 0
    return_class: str = "R"
    allergens: Sequence[str] | None = None  # nobody said; empty: none of them is in it
    is_heritage: bool = False
    allergens_denied: Sequence[str] = ()  # named by the words of what it is made of, yet not in it


@dataclass(frozen=True)
class Choice:
    """One variant: its name in both languages (empty without a choice), its price in halalas, the grams of a portion."""

    price_minor: int
    name: tuple[str, str] = ("", "")
    grams: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a product stands: its sub-category, up to two more, the seasons it suits."""

    category: Category
    extra: Sequence[Category] = field(default_factory=tuple)
    season_ids: Sequence[int] = field(default_factory=tuple)


@dataclass(frozen=True)
class Begun:
    """Who begins a product, and the page it is made from (see find_made), where these are known."""

    by: int | None = None
    once: str | None = None


def draft(
    family: Family,
    wording: Wording,
    making: Making,
    choices: Sequence[Choice],
    place: Place,
    begun: Begun = Begun(),
) -> Product:
    """A new product nobody sees yet. Raises NameIsMissing, NoContactsInPublic, TooManyCategories, GroupIsNotAShelf,
    ReturnClassDoesNotFit, PriceIsNotValid, GramsAreNotValid, UnknownAllergen."""
    check_name(wording.name[0])
    shop_pages.check_goods(shop_pages.words_in(wording.columns()))
    check_place(place, making)
    named = list(making.allergens or ())
    allergen_bits(named)
    said = {
        "allergens": named,
        "allergens_told": making.allergens is not None,
        "allergens_denied": denied_of(wording.made_of, named, making.allergens_denied),
    }
    now = clock.now()
    product = Product(
        family_id=family.id,
        category_id=place.category.id,
        **portions.called(wording.columns(), making),
        **{**vars(making), **said},
        status="draft",
        hidden_reason="",
        begun_by=begun.by,
        once=begun.once,
        created_at=now,
        updated_at=now,
    )
    db.session.add(product)
    db.session.flush()
    for position, choice in enumerate(choices):
        add_variant(product, choice, position=position)
    db.session.add_all(ProductCategory(product_id=product.id, category_id=extra.id) for extra in place.extra)
    db.session.add_all(ProductSeason(product_id=product.id, season_id=season_id) for season_id in place.season_ids)
    db.session.flush()
    return product


def check_name(name: str) -> None:
    if not name.strip():
        raise NameIsMissing()


def check_place(place: Place, making: Making) -> None:
    if len(place.extra) > MOST_EXTRA_CATEGORIES:
        raise TooManyCategories()
    if any(category.is_group for category in (place.category, *place.extra)):
        raise GroupIsNotAShelf()
    if making.return_class not in place.category.return_classes.split("/"):
        raise ReturnClassDoesNotFit()


def add_variant(product: Product, choice: Choice, *, position: int = 0) -> Variant:
    """One more choice of a product; raises PriceIsNotValid, NoContactsInPublic, and GramsAreNotValid for a portion."""
    check_price(choice.price_minor)
    shop_pages.check_goods(choice.name)
    grams = portions.check_grams(choice.grams) if portions.is_weighed(product) else None
    name = portions.named(choice.name, grams)
    first = select(func.min(Variant.id)).where(Variant.product_id == product.id)  # where the grams of all portions lie
    variant = Variant(
        product_id=product.id,
        name_ar=name[0],
        name_en=name[1],
        price_minor=choice.price_minor,
        position=position,
        is_active=True,
        grams=grams,
        weighed_from_id=db.session.scalar(first) if grams else None,
    )
    db.session.add(variant)
    db.session.flush()
    return variant


def check_price(price_minor: int) -> None:
    if not 0 < price_minor < DEAREST:
        raise PriceIsNotValid()


def reprice(variant: Variant, price_minor: int, *, seen: int | None = None) -> None:
    """A new price in halalas, from now on. `seen` is the price on the page it was typed on.

    Raises PriceIsNotValid, and PriceHasChanged when somebody set another one in the meantime.
    """
    check_price(price_minor)
    held = select(Variant.price_minor).where(Variant.id == variant.id).with_for_update(key_share=True)
    now = db.session.scalars(held).one()
    if seen is not None and seen != now:
        raise PriceHasChanged(now=Money(now))
    variant.price_minor = price_minor
    touch(variant.product_id)


def reword(product: Product, wording: Wording) -> None:
    """New words for a product. Raises NoContactsInPublic."""
    new = wording.columns()
    shop_pages.check_goods(shop_pages.words_in(new), kept=shop_pages.words_in([getattr(product, one) for one in new]))
    for column, value in new.items():
        setattr(product, column, value)
    touch(product.id)


def touch(product_id: int) -> None:
    """Something about the product is new: shelves and search will be told."""
    tell(ProductChanged(product_id))


def add_photo(
    product: Product, *, key: str, size: tuple[int, int], tint: str, alt: tuple[str, str], advice: Sequence[str] = ()
) -> ProductPhoto:
    """A stored picture becomes the product's next one. `size` is width and height of its largest form in pixels, `advice`
    what could be better about it.

    Raises TooManyPhotos, NoContactsInPublic.
    """
    shop_pages.check_goods(alt, kept=(product.name_ar, product.name_en))
    there = select(func.count(), func.max(ProductPhoto.position)).where(ProductPhoto.product_id == product.id)
    number, last = db.session.execute(there).one()
    if number >= MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    photo = ProductPhoto(
        product_id=product.id,
        key=key,
        width=size[0],
        height=size[1],
        tint=tint,
        advice=list(advice),
        alt_ar=alt[0],
        alt_en=alt[1],
        position=0 if last is None else last + 1,
    )
    db.session.add(photo)
    touch(product.id)
    return photo


def put_first(photo: ProductPhoto) -> None:
    """The picture comes before the others of its product, and so onto its card."""
    mine = select(ProductPhoto).where(ProductPhoto.product_id == photo.product_id, ProductPhoto.id != photo.id)
    others = db.session.scalars(mine.order_by(ProductPhoto.position, ProductPhoto.id)).all()
    for position, one in enumerate((photo, *others)):
        one.position = position
    touch(photo.product_id)


def remove_photo(photo: ProductPhoto) -> None:
    """Takes a picture off its product; its files go with the worker's sweep."""
    product_id = photo.product_id
    db.session.execute(delete(ProductPhoto).where(ProductPhoto.id == photo.id))
    touch(product_id)
