"""What families agreed to show to organisers."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp


class FiguresAgreement(Base):
    """That a family agreed that the organiser of an exhibition sees what it sold there, until it withdraws that. When it was
    withdrawn is kept: whose figures were to be seen when the exhibition closed is never in a sum of the others."""

    __tablename__ = "figures_agreement"
    __table_args__ = (UniqueConstraint("exhibition_id", "family_id"),)

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", on_delete="CASCADE", index=False)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    agreed_at: Mapped[stamp]
    agreed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
