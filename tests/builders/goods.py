"""Categories and products to begin a test with. Prices are halalas."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from storefront.community.families.models import Family
from storefront.goods import catalogue, seasons, stock, taxonomy
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.seasons import Season
from storefront.goods.taxonomy import Category
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from tests.builders import numbers
from tests.builders.community import a_family

JAM = "فراولة، سكر"  # what is in a draft of a_draft()


def a_category(*, slug: str = "bukhoor", return_classes: str = "R/M/F/H", permit: str = "") -> Category:
    """A sub-category in a group; the same one again for the same slug. `permit` "food" makes the office look first."""
    group = taxonomy.add_category(
        slug=f"{slug}-group", parent=None, names=("العطور والبخور", "Perfume and incense"), position=0
    )
    return taxonomy.add_category(
        slug=slug, parent=group, names=("بخور", "Incense"), position=1, return_classes=return_classes, permit=permit
    )


def a_season(*, slug: str = "ramadan", calendar: str = "hijri", month: int = 9, day: int = 1) -> Season:
    """A season of thirty days that is announced thirty days before; the same one again for the same slug."""
    return seasons.add_season(
        slug,
        name_ar="رمضان",
        name_en="Ramadan",
        about_ar="ما تعدّه الأسر لهذا الشهر. وما بعده.",
        about_en="What families prepare for the month. And after it.",
        calendar=calendar,
        month=month,
        day=day,
        days=30,
        lead_days=30,
        shift_days=0,
        dye="indigo",
    )


def a_product(
    *,
    of: Family | None = None,
    price: int | Sequence[int] = 8500,
    stock: int | None = 5,
    name: tuple[str, str] | None = None,
    making: catalogue.Making | None = None,
    personal_max: int = 0,
    place: catalogue.Place | None = None,
) -> Product:
    """A published product. Several prices are several variants; stock None is made to order in three days.

    `place` puts it elsewhere than into the category of a_category(), or tags it for seasons.
    """
    number = next(numbers)
    prices = [price] if isinstance(price, int) else list(price)
    usual = catalogue.Making() if stock is not None else catalogue.Making("made_to_order", lead_days=3)
    wording = catalogue.Wording(
        name=name or (f"معمول ورد {number}", f"Rose incense {number}"),
        personal=("الاسم على العلبة", "Name on the box") if personal_max else ("", ""),
        personal_max=personal_max,
    )
    choices = [
        catalogue.Choice(minor, (f"{100 * place} غرام", f"{100 * place} g") if len(prices) > 1 else ("", ""))
        for place, minor in enumerate(prices, 1)
    ]
    where = place or catalogue.Place(a_category())
    product = catalogue.draft(of or a_family(), wording, making or usual, choices, where)
    if stock is not None:
        fill(product, stock)
    catalogue.publish(product)
    return product


def a_fresh_food(*, of: Family | None = None, name: tuple[str, str] | None = None) -> Product:
    """Food on the shelves that no courier takes."""
    food = a_product(of=of, name=name, making=catalogue.Making(return_class="F"))
    taxonomy.board(fresh=True)
    return food


def a_draft(
    *, of: Family | None = None, permit: str = "", choices: Sequence[catalogue.Choice] = (catalogue.Choice(8500),)
) -> Product:
    """A product nobody sees yet, loaded as its family's pages load it."""
    place = catalogue.Place(a_category(slug=permit or "bukhoor", permit=permit))
    wording = catalogue.Wording(name=(f"مربى {next(numbers)}", "Jam"), made_of=(JAM, ""))
    product = catalogue.draft(of or a_family(), wording, catalogue.Making(), choices, place)
    return catalogue.of_family(product.family_id, product.id)


def fill(product: Product, pieces: int) -> None:
    """So many pieces of every variant on the shelf."""
    for variant in variants_of(product):
        stock.count(variant, pieces)


def a_weighed_product(
    *portions: int, of: Family | None = None, grams: int = 1000, kilo: int = 80000, name: tuple[str, str] | None = None
) -> Product:
    """A published product that is sold by weight, in portions of so many grams at so many halalas a kilogram; `grams` of it
    are on hand."""
    number = next(numbers)
    wording = catalogue.Wording(name=name or (f"دهن عود {number}", f"Oud {number}"))
    choices = [catalogue.Choice(kilo * one // 1000, grams=one) for one in portions or (50, 250, 500)]
    place = catalogue.Place(a_category())
    product = catalogue.draft(of or a_family(), wording, catalogue.Making("by_weight"), choices, place)
    stock.count(variant_of(product), grams)
    catalogue.publish(product)
    return product


def whole(variant: Variant) -> Variant:
    """A variant with its product and its family loaded."""
    return next(iter(catalogue.variants([variant.id])))


def variants_of(product: Product) -> list[Variant]:
    """A product's variants, in their order."""
    whole = catalogue.of_family(product.family_id, product.id)
    return list(whole.variants)


def variant_of(product: Product) -> Variant:
    """A product's first variant."""
    return variants_of(product)[0]


def its_family(product: Product) -> Actor:
    """Somebody who works at the desk of a product's family, as the core sees them."""
    return Actor(families=frozenset({product.family_id}))


def first_photos(product_ids: Iterable[int]) -> dict[int, ProductPhoto]:
    """The first picture of each product that has one, whoever may see the product."""
    mine = select(ProductPhoto).where(ProductPhoto.product_id.in_(list(product_ids)))
    rows = db.session.scalars(mine.order_by(ProductPhoto.position.desc(), ProductPhoto.id.desc()))
    return {photo.product_id: photo for photo in rows}
