"""Rows made in advance of what lists sort, filter and print. Written by commands.py alone."""

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, name, ref, word

FILTERS = (
    "published",
    "price_minor",
    "region_id",
    "city_id",
    "category_id",
    "is_ready",
    "allergen_bits",
    "attribute_bits",
)


def in_order_of(column: str, name: str) -> Index:
    """An index that has a shelf in an order, with all its filters: a page is found without touching the table.

    A filter that lets little through is six times as fast this way, and SQLite takes the right index by itself.
    """
    return Index(name, "shelf", column, "product_id", *(other for other in FILTERS if other != column))


class ShelfEntry(Base):
    """A visible product on one shelf, with what the shelf sorts and filters by.

    Rows exist only while the product may be seen, so that listing a shelf reads one index and no other table.
    """

    __tablename__ = "shelf_entry"
    __table_args__ = (
        in_order_of("published", "ix_shelf_newest"),
        in_order_of("price_minor", "ix_shelf_price"),
        in_order_of("sold", "ix_shelf_sold"),
        Index("ix_shelf_product", "product_id"),
        {"sqlite_with_rowid": False},
    )

    shelf: Mapped[int] = mapped_column(BigInteger, primary_key=True)  # see places.py
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)
    category_id: Mapped[int]  # the sub-category it counts under on this shelf
    family_id: Mapped[int]
    region_id: Mapped[int]
    city_id: Mapped[int]
    published: Mapped[int] = mapped_column(BigInteger)  # seconds since 1970, UTC
    price_minor: Mapped[minor]  # the cheapest variant
    is_ready: Mapped[bool]  # kept in stock, there now, the shop open
    allergen_bits: Mapped[int]
    attribute_bits: Mapped[int] = mapped_column(BigInteger)  # on shelves of categories, else 0
    sold: Mapped[int]  # pieces sold


class ProductCard(Base):
    """What a card of a product prints, ready made, in both languages."""

    __tablename__ = "product_card"

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)
    slug: Mapped[str] = mapped_column(String(120))
    name_ar: Mapped[name]
    name_en: Mapped[name]
    family_id: Mapped[int] = mapped_column(index=True)
    family_slug: Mapped[str] = mapped_column(String(80))
    family_ar: Mapped[name]
    family_en: Mapped[name]
    city_ar: Mapped[name]
    city_en: Mapped[name]
    dye: Mapped[word]
    price_minor: Mapped[minor]
    has_prices: Mapped[bool]  # variants of different prices
    price_grams: Mapped[int | None]  # of the portion it is the price of; empty for what is not sold by weight
    stock_mode: Mapped[word]
    lead_days: Mapped[int]
    is_ready: Mapped[bool]
    is_resting: Mapped[bool]  # its family's shop is on holiday
    pieces_left: Mapped[int]  # of goods kept in stock; of weighed ones, smallest portions
    is_heritage: Mapped[bool]
    rating_tenths: Mapped[int]  # tenths of a star, see scores; 0 while nobody has voted
    ratings: Mapped[int]  # how many have voted
    photo_key: Mapped[str] = mapped_column(String(64))  # empty without a picture
    photo_width: Mapped[int]
    photo_height: Mapped[int]
    tint: Mapped[word]
    alt_ar: Mapped[name]
    alt_en: Mapped[name]


class ShelfVersion(Base):
    """One row whose numbers rise with the shelves; what was read beside them is kept while they stand still."""

    __tablename__ = "shelf_version"

    id: Mapped[key]
    counted: Mapped[int] = mapped_column(BigInteger)  # changes of what a shelf counts
    shown: Mapped[int] = mapped_column(BigInteger)  # changes of anything a page of goods shows
