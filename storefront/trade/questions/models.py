"""What members ask about goods, what families answer, and what somebody asked the office to look at."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.goods.catalogue.models import Product
from storefront.kernel.database import Base, name, ref, stamp
from storefront.trade.moderation.models import Moderated, Report


class Question(Moderated, Base):
    """A question about a product. Nobody but its family reads it before it is answered."""

    __tablename__ = "product_question"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'answered', 'declined', 'hidden')", name="state"),
        CheckConstraint("state NOT IN ('answered', 'hidden') OR answer <> ''", name="answer"),
        Index("ix_product_question_product", "product_id", "state", "id"),
        Index("ix_product_question_family", "family_id", "state", "id"),
    )

    product_id: Mapped[int] = ref("product.id", index=False)
    family_id: Mapped[int] = ref("family.id", index=False)
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    author: Mapped[name]  # as everybody reads it: a first name
    words: Mapped[str] = mapped_column(String(500))
    language: Mapped[str] = mapped_column(String(2))  # in which it was asked
    asked_at: Mapped[stamp]
    answer: Mapped[str] = mapped_column(String(1000), default="")
    answered_at: Mapped[datetime | None]

    product: Mapped[Product] = relationship(lazy="raise_on_sql", viewonly=True)
    family: Mapped[Family] = relationship(lazy="raise_on_sql", viewonly=True)


class QuestionReport(Report, Base):
    """Somebody asks the office to look at a question and its answer; each person once."""

    __tablename__ = "question_report"
    __table_args__ = (UniqueConstraint("question_id", "user_id"),)

    question_id: Mapped[int] = ref("product_question.id", on_delete="CASCADE", index=False)
