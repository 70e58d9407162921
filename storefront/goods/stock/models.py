"""Pieces on hand, and the movements they are the sum of. Of what is sold by weight both are grams, and lie at the first portion
of a product (`Variant.stock_id`) for all of them."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word


class StockItem(Base):
    """How many pieces of a variant, or grams of all its product, are free to be sold. Never below zero, always the sum of its
    movements."""

    __tablename__ = "stock_item"
    __table_args__ = (CheckConstraint("free >= 0", name="free"),)

    variant_id: Mapped[int] = ref("variant.id", on_delete="CASCADE", index=False, primary_key=True)
    free: Mapped[int] = mapped_column(default=0)


class StockMove(Base):
    """One change of the pieces on hand; written beside every change, never altered."""

    __tablename__ = "stock_move"
    __table_args__ = (
        CheckConstraint("change <> 0", name="change"),
        Index("ix_stock_move_subject", "subject"),
    )

    id: Mapped[key]
    variant_id: Mapped[int] = ref("variant.id", on_delete="CASCADE")
    change: Mapped[int]
    reason: Mapped[word]  # count, sale, release, return, spoilage, correction, to_stall, from_stall
    subject: Mapped[str] = mapped_column(String(80))  # what moved it: "parcel:12"
    moved_at: Mapped[stamp]
    moved_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
