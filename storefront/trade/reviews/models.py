"""What shoppers say of goods they bought, what the family answers, and what somebody asked the office to look at."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families import Family
from storefront.kernel.database import Base, name, ref, stamp, word
from storefront.trade.moderation.models import Moderated, Report
from storefront.trade.orders.models import OrderLine


class Review(Moderated, Base):
    """One review of one line of a completed parcel; a line has one at most."""

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        CheckConstraint("state IN ('shown', 'hidden')", name="state"),
        Index("ix_review_product", "product_id", "state", "id"),
        Index("ix_review_family", "family_id", "state", "id"),
    )

    order_line_id: Mapped[int] = ref("order_line.id", index=False, unique=True)
    product_id: Mapped[int] = ref("product.id", index=False)
    family_id: Mapped[int] = ref("family.id", index=False)
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")  # a guest has none
    author: Mapped[name]  # as shoppers read it: a first name; empty once its writer left
    stars: Mapped[int]
    words: Mapped[str] = mapped_column(String(1000), default="")
    language: Mapped[str] = mapped_column(String(2))  # in which the words are written
    photo_key: Mapped[str] = mapped_column(String(64), default="", index=True)  # empty without a picture
    photo_width: Mapped[int] = mapped_column(default=0)
    photo_height: Mapped[int] = mapped_column(default=0)
    photo_tint: Mapped[word] = mapped_column(default="")
    written_at: Mapped[stamp]
    edited_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(String(1000), default="")
    replied_at: Mapped[datetime | None]

    line: Mapped[OrderLine] = relationship(lazy="raise_on_sql", viewonly=True)
    family: Mapped[Family] = relationship(lazy="raise_on_sql", viewonly=True)


class ReviewReport(Report, Base):
    """Somebody asks the office to look at a review; each person once."""

    __tablename__ = "review_report"
    __table_args__ = (UniqueConstraint("review_id", "user_id"),)

    review_id: Mapped[int] = ref("review.id", on_delete="CASCADE", index=False)
