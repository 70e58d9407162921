"""Productive families: the public shop page, the private facts behind it, who works at the desk."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.regions.models import City, Region
from storefront.kernel.database import Base, key, name, ref, stamp, word
from storefront.kernel.governed import Listed


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
    dye: Mapped[word]  # the look of its woven cloth, one of cloths.LOOKS
    languages: Mapped[list[Any]] = mapped_column(
        default=list
    )  # in which it answers, for shoppers to read; of LANGUAGES
    skills_ar: Mapped[str] = mapped_column(String(300), default="")  # what its people know beside the craft
    skills_en: Mapped[str] = mapped_column(String(300), default="")
    since_year: Mapped[int]  # 0 where it did not say
    mobile: Mapped[word]  # E.164, for the courier and the office
    vat_number: Mapped[word | None]  # only of families that are registered for VAT
    collects: Mapped[bool] = mapped_column(default=True)  # shoppers may collect in the district
    by_courier: Mapped[bool] = mapped_column(default=True)
    closed_from: Mapped[date | None]  # on holiday from this day on; without one since before anybody asks
    closed_until: Mapped[date | None]  # on holiday up to and without this day
    shown_closed: Mapped[bool] = mapped_column(
        default=False
    )  # whether cards and search were told that it is on holiday
    closed_note_ar: Mapped[str] = mapped_column(String(300), default="")
    closed_note_en: Mapped[str] = mapped_column(String(300), default="")
    later_holidays: Mapped[list[Any]] = mapped_column(default=list)  # those after that one, in order, see holidays
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
    rights: Mapped[list[Any]] = mapped_column(default=list)  # of a member, of actors.RIGHTS; an owner needs none
    joined_at: Mapped[stamp]


class FormerSlug(Base):
    """An address a family once had. It leads to the family for ever and is never given to another."""

    __tablename__ = "family_former_slug"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")


class FamilyFile(Base):
    """What a family tells the office and no page shows, and how far it has come with telling it."""

    __tablename__ = "family_file"
    __table_args__ = (CheckConstraint("members > 0", name="members"),)

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
    applicant_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False, unique=True)
    members: Mapped[int | None]  # how many people of the family work with it
    languages: Mapped[list[Any]]  # of LANGUAGES in registering.py
    skills: Mapped[str] = mapped_column(String(300), default="")
    reached: Mapped[int] = mapped_column(default=0)  # the last step of the registration that was saved
    submitted_at: Mapped[datetime | None]
    documents_due: Mapped[date | None]  # up to this day its goods are not hidden for want of a document
    documents_asked_at: Mapped[datetime | None]


class SellingPlace(Listed, Base):
    """Where families sell, beside the market: a governed list (places.csv), not one of the code's."""

    __tablename__ = "selling_place"


class FamilyPlace(Base):
    """That a family sells at a place."""

    __tablename__ = "family_place"

    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False, primary_key=True)
    place_id: Mapped[int] = ref("selling_place.id", primary_key=True)


class FamilyQuestion(Base):
    """What the office asked a family before it decided, and the answer; one at a time."""

    __tablename__ = "family_question"
    __table_args__ = (
        Index(
            "ix_family_question_open",
            "family_id",
            unique=True,
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    asked_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    asked_at: Mapped[stamp]
    words: Mapped[str] = mapped_column(String(600))
    answered_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(600), default="")
