"""What members ask about goods, what families answer, and what somebody asked the office to look at."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.goods.catalogue.models import Product
from storefront.kernel.database import Base, key, name, ref, stamp, word


class Question(Base):
    """A question about a product. Nobody but its family reads it before it is answered."""

    __tablename__ = "product_question"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'answered', 'declined', 'hidden')", name="state"),
        CheckConstraint("state NOT IN ('answered', 'hidden') OR answer <> ''", name="answer"),
        Index("ix_product_question_product", "product_id", "state", "id"),
        Index("ix_product_question_family", "family_id", "state", "id"),
    )

    id: Mapped[key]
    product_id: Mapped[int] = ref("product.id", index=False)
    family_id: Mapped[int] = ref("family.id", index=False)
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    author: Mapped[name]  # as everybody reads it: a first name
    words: Mapped[str] = mapped_column(String(500))
    language: Mapped[str] = mapped_column(String(2))  # in which it was asked
    state: Mapped[word]
    asked_at: Mapped[stamp]
    answer: Mapped[str] = mapped_column(String(1000), default="")
    answered_at: Mapped[datetime | None]
    hidden_reason: Mapped[str] = mapped_column(String(300), default="")

    product: Mapped[Product] = relationship(lazy="raise_on_sql", viewonly=True)
    family: Mapped[Family] = relationship(lazy="raise_on_sql", viewonly=True)


class QuestionReport(Base):
    """Somebody asks the office to look at a question and its answer; each person once."""

    __tablename__ = "question_report"
    __table_args__ = (UniqueConstraint("question_id", "user_id"),)

    id: Mapped[key]
    question_id: Mapped[int] = ref("product_question.id", on_delete="CASCADE", index=False)
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    reason: Mapped[str] = mapped_column(String(300))
    reported_at: Mapped[stamp]
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
