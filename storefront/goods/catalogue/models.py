"""Products, their variants and photos. What lists show is in `shelves`."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.goods.portions.models import Portion
from storefront.goods.taxonomy.models import Category
from storefront.kernel.database import NAME_LENGTH, Base, key, minor, name, ref, stamp, word


class Product(Base):
    """What a family offers. Prices and pieces belong to its variants; a product without a choice has one variant."""

    __tablename__ = "product"
    __table_args__ = (
        CheckConstraint("lead_days >= 0", name="lead_days"),
        Index("ix_product_family_status", "family_id", "status"),
        Index("ix_product_review_asked_at", "review_asked_at"),
        Index("uq_product_family_id_once", "family_id", "once", unique=True),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", index=False)
    category_id: Mapped[int] = ref("category.id")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    about_ar: Mapped[str] = mapped_column(Text)
    about_en: Mapped[str] = mapped_column(Text)
    made_of_ar: Mapped[str] = mapped_column(Text)  # materials, or ingredients in descending order
    made_of_en: Mapped[str] = mapped_column(Text)
    allergens: Mapped[list[Any]] = mapped_column(JSON)  # slugs of allergens.py
    allergens_told: Mapped[bool] = mapped_column(Boolean, default=False)  # else nobody said whether there are any
    allergens_denied: Mapped[list[Any]] = mapped_column(JSON, default=list)  # named by the words, yet not in it
    care_ar: Mapped[str] = mapped_column(Text)
    care_en: Mapped[str] = mapped_column(Text)
    facts: Mapped[list[Any]] = mapped_column(JSON)  # rows of {ar, en, value_ar, value_en}
    attributes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # by slug; see goods/attributes
    option_ar: Mapped[name]  # the name of the choice between variants, or empty
    option_en: Mapped[name]
    personal_ar: Mapped[name]  # label of the text a shopper may have put on it, or empty
    personal_en: Mapped[name]
    personal_max: Mapped[int] = mapped_column(default=0)
    personal_needed: Mapped[bool] = mapped_column(Boolean, default=False)  # it cannot be made without that text
    stock_mode: Mapped[word]  # counted, by_weight or made_to_order
    lead_days: Mapped[int]
    return_class: Mapped[str] = mapped_column(String(1))  # R M F H
    is_heritage: Mapped[bool] = mapped_column(Boolean, default=False)
    status: Mapped[word]  # see states.py
    hidden_reason: Mapped[name]  # why the office hid it; empty when the family did
    reviewed_for: Mapped[word] = mapped_column(default="")  # the kind of goods the office approved it as; see review.py
    review_asked_at: Mapped[datetime | None]  # since when the office is to look at it
    returned_words: Mapped[name] = mapped_column(default="")  # what the office wrote when it sent the product back
    begun_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    once: Mapped[str | None] = mapped_column(String(64))  # of the page it was made from: a second press makes none
    created_at: Mapped[stamp]
    updated_at: Mapped[stamp]
    published_at: Mapped[datetime | None]

    family: Mapped[Family] = relationship(lazy="raise_on_sql")
    category: Mapped[Category] = relationship(lazy="raise_on_sql")
    variants: Mapped[list["Variant"]] = relationship(lazy="raise_on_sql", order_by="Variant.position")
    photos: Mapped[list["ProductPhoto"]] = relationship(lazy="raise_on_sql", order_by="ProductPhoto.position")


class Variant(Portion, Base):
    """One choice of a product, with its own price (halalas, VAT included where it is due), perhaps a portion of it."""

    __tablename__ = "variant"
    __table_args__ = (CheckConstraint("price_minor > 0", name="price"), CheckConstraint("grams > 0", name="grams"))

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")
    name_ar: Mapped[name]  # empty when there is no choice
    name_en: Mapped[name]
    price_minor: Mapped[minor]
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)

    product: Mapped[Product] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def choice_ar(self) -> str:
        """What was chosen, for whoever no longer sees the other choices: "المقاس: 52"; empty when there is no choice."""
        return named_choice(self.product.option_ar, self.name_ar)

    @property
    def choice_en(self) -> str:
        """The same in English, as far as the family wrote it; else empty."""
        return named_choice(self.product.option_en, self.name_en)


def named_choice(option: str, chosen: str) -> str:
    """A choice with the name of its kind, no longer than an order keeps."""
    return f"{option}: {chosen}"[:NAME_LENGTH] if option and chosen else chosen


class ProductPhoto(Base):
    """A picture of a product: `key` names its files in every width and format (kernel/photos.py)."""

    __tablename__ = "product_photo"

    id: Mapped[key]
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")
    key: Mapped[str] = mapped_column(String(64))
    width: Mapped[int]
    height: Mapped[int]
    tint: Mapped[word]  # class of the placeholder colour
    advice: Mapped[list[Any]] = mapped_column(JSON, default=list)  # what could be better; see kernel/photos.py
    alt_ar: Mapped[name]
    alt_en: Mapped[name]
    position: Mapped[int] = mapped_column(default=0)


class ProductCategory(Base):
    """A secondary sub-category of a product; at most two."""

    __tablename__ = "product_category"

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)
    category_id: Mapped[int] = ref("category.id", primary_key=True)


class ProductSeason(Base):
    """That a product suits a season."""

    __tablename__ = "product_season"

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)
    season_id: Mapped[int] = ref("season.id", on_delete="CASCADE", primary_key=True)
