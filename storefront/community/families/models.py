"""Productive families: the public shop page, the private facts behind it, who works at the desk."""

from datetime import date, datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.regions.models import City, Region
from storefront.kernel.database import Base, key, name, ref, stamp, word


class Family(Base):
    """A productive family (أسرة منتجة) and its shop. `legal_name` and `collection_place` are never public."""

    __tablename__ = "family"

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    skeleton: Mapped[str] = mapped_column(String(200), index=True)  # the trade name as look-alikes would read it
    trade_name_ar: Mapped[name]
    trade_name_en: Mapped[name]
    legal_name: Mapped[name]
    region_id: Mapped[int] = ref("region.id")
    city_id: Mapped[int] = ref("city.id")
    district_ar: Mapped[name]
    district_en: Mapped[name]
    collection_place: Mapped[str] = mapped_column(Text, default="")  # told to the shopper after acceptance
    craft_ar: Mapped[name]
    craft_en: Mapped[name]
    story_ar: Mapped[str] = mapped_column(Text, default="")
    story_en: Mapped[str] = mapped_column(Text, default="")
    quote_ar: Mapped[str] = mapped_column(String(300), default="")
    quote_en: Mapped[str] = mapped_column(String(300), default="")
    dye: Mapped[word]  # the ground colour of its woven cloth
    since_year: Mapped[int]
    mobile: Mapped[word]  # E.164, for the courier and the office
    vat_number: Mapped[word | None]  # only of families that are registered for VAT
    collects: Mapped[bool] = mapped_column(default=True)  # shoppers may collect in the district
    by_courier: Mapped[bool] = mapped_column(default=True)
    closed_until: Mapped[date | None]  # on holiday up to and without this day
    closed_note_ar: Mapped[str] = mapped_column(String(300), default="")
    closed_note_en: Mapped[str] = mapped_column(String(300), default="")
    status: Mapped[word] = mapped_column(index=True)  # see states.py
    created_at: Mapped[stamp]
    activated_at: Mapped[datetime | None]

    region: Mapped[Region] = relationship(lazy="raise_on_sql")
    city: Mapped[City] = relationship(lazy="raise_on_sql")


class FamilyMember(Base):
    """A person who works at the family's desk."""

    __tablename__ = "family_member"
    __table_args__ = (UniqueConstraint("family_id", "user_id"),)

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    role: Mapped[word]  # owner or member
    joined_at: Mapped[stamp]


class FormerSlug(Base):
    """An address a family once had. It leads to the family for ever and is never given to another."""

    __tablename__ = "family_former_slug"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
