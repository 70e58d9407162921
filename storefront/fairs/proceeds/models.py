"""What is paid out to organisers of exhibitions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions.models import Exhibition
from storefront.kernel.database import Base, key, minor, name, ref, stamp, word

PLANNED = text("state = 'planned'")


class OrganiserPayout(Base):
    """One transfer of an exhibition's fees to its organiser, in halalas: planned by one person of the office, and paid when
    another says by which transfer. One of an exhibition is planned at a time."""

    __tablename__ = "organiser_payout"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("state <> 'paid' OR (ended_by <> planned_by AND bank_ref <> '')", name="two_people"),
        Index(
            "uq_organiser_payout_planned", "exhibition_id", unique=True, sqlite_where=PLANNED, postgresql_where=PLANNED
        ),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random; what the bank calls it
    exhibition_id: Mapped[int] = ref("exhibition.id")
    amount_minor: Mapped[minor]
    holder: Mapped[name]
    iban: Mapped[word]
    state: Mapped[word]  # planned, paid or dropped
    planned_at: Mapped[stamp]
    planned_by: Mapped[int] = ref("user_account.id", index=False)
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = ref("user_account.id", index=False)
    bank_ref: Mapped[str] = mapped_column(String(60), default="")

    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")
