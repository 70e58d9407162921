"""What is printed of goods: their name and prices, whose they are and where that is, and the address their code leads to.

Everything here stands on the product's own page for everybody. Nothing private of a family is known to this package.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from storefront.community.families import Family
from storefront.goods import sharing
from storefront.goods.allergens import shown_allergens
from storefront.goods.catalogue import Product
from storefront.goods.portions import per_kilo
from storefront.kernel import photos
from storefront.web.kit import links
from storefront.web.kit.allergens import allergen_words
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.paper.downloads import look_of
from storefront.web.paper.furniture import Look
from storefront.web.shop.cards import product_path

MOST_CHOICES = 4  # whose prices are written one under the other; of more the lowest stands for all


@dataclass(frozen=True)
class Goods:
    """One product in its reader's language; prices in halalas, each with the choice it is for ("" without one)."""

    name: str
    prices: Sequence[tuple[str, int]]
    allergens: str
    family: str
    place: str
    look: Look
    address: str
    photo: Path | None
    kilos: Sequence[int] = ()  # of what is sold by weight: what a kilogram costs, portion by portion

    @property
    def lowest(self) -> int:
        return min(minor for _, minor in self.prices)

    @property
    def has_one_price(self) -> bool:
        return len({minor for _, minor in self.prices}) == 1

    @property
    def listed(self) -> Sequence[tuple[str, int]]:
        """The choices to write with their prices; none where one price says it all, or where there are too many."""
        return [] if self.has_one_price or len(self.prices) > MOST_CHOICES else self.prices


def goods_of(products: Sequence[Product], family: Family) -> list[Goods]:
    """These goods of a family, with their variants and photos loaded; one query however many."""
    codes = sharing.codes_of([product.id for product in products])
    return [one_of(product, family, codes.get(product.id, "")) for product in products]


def one_of(product: Product, family: Family, code: str) -> Goods:
    offered = [variant for variant in product.variants if variant.is_active]
    return Goods(
        in_language(product, "name"),
        [(in_language(variant, "name"), variant.price_minor) for variant in offered],
        allergen_words(shown_allergens(product) or ()),
        in_language(family, "trade_name"),
        place_of(family),
        look_of(family),
        address_of(product.id, code),
        photo_of(product),
        [per_kilo(variant.price_minor, variant.grams) for variant in offered if variant.grams],
    )


def address_of(product_id: int, code: str) -> str:
    """Where the code on paper leads: the shortest address of the product's page, so that the code is easy to scan; visits
    and orders that come from it are counted by the share link."""
    address = links.absolute(product_path(product_id, "", language()))
    return f"{address}?via={code}" if code else address


def place_of(family: Family) -> str:
    """Where a family is, as everybody may know it: its city and its region."""
    city, region = in_language(family.city, "name"), in_language(family.region, "name")
    return city if city == region else gettext("%(city)s، %(region)s", city=city, region=region)


def photo_of(product: Product) -> Path | None:
    """The file of the first picture in its largest form, if it is there."""
    if not product.photos:
        return None
    first = product.photos[0]
    width = photos.widths(first.width)[-1]
    file = photos.folder_of(current_app.config["MEDIA_DIR"], first.key) / f"{width}.jpg"
    return file if file.is_file() else None
