"""What a family brings to an exhibition: the goods it names, what of them lies at its stall, and every movement there. Of what is
sold by weight all are grams, and lie at the first portion of a product (`Variant.stock_id`)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions.models import Exhibition
from storefront.kernel.database import Base, key, ref, stamp, word


class StallStock(Base):
    """What a family has at an exhibition, as a whole: whoever moves or counts it holds this row. It is counted once, when the
    exhibition is over."""

    __tablename__ = "stall_stock"
    __table_args__ = (UniqueConstraint("exhibition_id", "family_id"),)

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    family_id: Mapped[int] = ref("family.id")
    made_at: Mapped[stamp]
    asked_at: Mapped[datetime | None]  # when the family was asked to count, and once more
    reminded_at: Mapped[datetime | None]
    counted_at: Mapped[datetime | None]
    counted_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)

    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")


class StallProduct(Base):
    """That a family brings a product to an exhibition, or takes orders for it there."""

    __tablename__ = "stall_product"
    __table_args__ = (UniqueConstraint("stall_stock_id", "product_id"),)

    id: Mapped[key]
    stall_stock_id: Mapped[int] = ref("stall_stock.id", on_delete="CASCADE", index=False)
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")


class StallItem(Base):
    """How many pieces of a variant, or grams of all its product, are free at a stall. Never below zero, always the sum of its
    movements; none of them is free on the web."""

    __tablename__ = "stall_item"
    __table_args__ = (UniqueConstraint("stall_stock_id", "variant_id"), CheckConstraint("free >= 0", name="free"))

    id: Mapped[key]
    stall_stock_id: Mapped[int] = ref("stall_stock.id", index=False)
    variant_id: Mapped[int] = ref("variant.id")
    free: Mapped[int] = mapped_column(default=0)

    @property
    def subject(self) -> str:
        """What movements on the web are named by that come from here or go here."""
        return subject_of(self.id)


class StallMove(Base):
    """One change of what is free at a stall; written beside every change, never altered."""

    __tablename__ = "stall_move"
    __table_args__ = (
        CheckConstraint("change <> 0", name="change"),
        Index("ix_stall_move_item_id_id", "item_id", "id"),
        Index("ix_stall_move_subject", "subject"),
    )

    id: Mapped[key]
    item_id: Mapped[int] = ref("stall_item.id", index=False)
    change: Mapped[int]
    reason: Mapped[word]  # of reasons.REASONS
    subject: Mapped[str] = mapped_column(String(80), default="")  # what a sale or its way back was for
    moved_at: Mapped[stamp]
    moved_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)


def subject_of(item_id: int) -> str:
    return f"stall:{item_id}"
