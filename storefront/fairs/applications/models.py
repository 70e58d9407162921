"""Applications to exhibit, and the goods families mean to bring."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.fairs.calls.models import ExhibitorCall
from storefront.kernel.database import Base, key, ref, stamp, word


class ExhibitApplication(Base):
    """That a family applies to exhibit, with goods of one sub-category; once for a call. Its register is its file: nothing of it
    is copied."""

    __tablename__ = "exhibit_application"
    __table_args__ = (
        UniqueConstraint("call_id", "family_id"),
        CheckConstraint("state <> 'offered' OR offered_until IS NOT NULL", name="offered_until"),
        Index("ix_exhibit_application_state_offered_until", "state", "offered_until"),
        Index("ix_exhibit_application_call_id_state_rank", "call_id", "state", "rank"),
    )

    id: Mapped[key]
    call_id: Mapped[int] = ref("exhibitor_call.id", on_delete="CASCADE", index=False)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    category_id: Mapped[int] = ref("category.id")
    words: Mapped[str] = mapped_column(String(1000), default="")  # what it brings, to those who choose
    needs: Mapped[list[Any]]  # of wishes.NEEDS
    state: Mapped[word]  # see states.py
    submitted_at: Mapped[stamp]  # in this order they stand where nobody gives points
    submitted_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    score: Mapped[int | None]  # what the jury gave, in hundredths of a point of 100
    rank: Mapped[int | None]  # from 1, among all of its call, once it was decided
    offered_until: Mapped[datetime | None]  # when the offer it has, or had last, ends
    answered_at: Mapped[datetime | None]  # when its family last said yes or no
    reason: Mapped[str] = mapped_column(String(300), default="")  # why it was withdrawn, declined or taken away
    changed_at: Mapped[stamp]

    call: Mapped[ExhibitorCall] = relationship(lazy="raise_on_sql")
    family: Mapped[Family] = relationship(lazy="raise_on_sql")


class ApplicationProduct(Base):
    """A product a family means to bring."""

    __tablename__ = "application_product"

    application_id: Mapped[int] = ref("exhibit_application.id", on_delete="CASCADE", index=False, primary_key=True)
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", primary_key=True)
