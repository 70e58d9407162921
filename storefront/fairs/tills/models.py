"""What was sold at a stall, piece by piece, and the count of the cash at the end of a day. Sales and their lines are never
altered; one that is undone says so."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions.models import Exhibition
from storefront.kernel.database import Base, key, minor, name, ref, stamp, word

CASH, TERMINAL, TRANSFER = "cash", "terminal", "transfer"
METHODS = (CASH, TERMINAL, TRANSFER)
BOOKED, TO_SETTLE, VOIDED = "booked", "to_settle", "voided"
MOST_REFERENCE, MOST_REASON = 40, 200


class TillSale(Base):
    """A sale at a family's stall. Its money is the family's own at once. Whoever sells names it first (`client_id`), so that one
    that is sent twice is one; the name cannot be guessed, and is the address of the receipt."""

    __tablename__ = "till_sale"
    __table_args__ = (
        CheckConstraint("total_minor > 0", name="total"),
        CheckConstraint("tendered_minor >= total_minor", name="tendered"),
        CheckConstraint("tendered_minor IS NULL OR method = 'cash'", name="change"),
        CheckConstraint("(state = 'voided') = (voided_at IS NOT NULL)", name="voided"),
        Index("ix_till_sale_family_id_exhibition_id_day", "family_id", "exhibition_id", "day"),
        Index("ix_till_sale_family_id_recorded_at", "family_id", "recorded_at"),
        Index("ix_till_sale_family_id_voided_at", "family_id", "voided_at"),
    )

    id: Mapped[key]
    client_id: Mapped[str] = mapped_column(String(36), unique=True)
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    family_id: Mapped[int] = ref("family.id", index=False)
    day: Mapped[date]  # of the exhibition
    sold_at: Mapped[stamp]  # as whoever sold says
    recorded_at: Mapped[stamp]  # when it came here
    method: Mapped[word]  # of METHODS
    reference: Mapped[str] = mapped_column(String(MOST_REFERENCE), default="")  # of the card terminal or the transfer
    total_minor: Mapped[minor]
    tendered_minor: Mapped[minor | None]  # cash that was handed over
    vat_number: Mapped[word | None]  # of a family that was registered for the tax
    state: Mapped[word]  # booked; to_settle, where less was at the stall than was sold; voided
    sold_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    void_reason: Mapped[str] = mapped_column(String(MOST_REASON), default="")

    lines: Mapped[list["TillSaleLine"]] = relationship(lazy="raise_on_sql", order_by="TillSaleLine.id")
    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")

    @property
    def change_minor(self) -> int:
        """What was given back of the cash that was handed over."""
        return (self.tendered_minor or self.total_minor) - self.total_minor

    @property
    def subject(self) -> str:
        """What movements at the stall are named by that belong to it."""
        return f"till:{self.id}"


class TillSaleLine(Base):
    """Pieces of one variant in a sale, named and priced as they were sold."""

    __tablename__ = "till_sale_line"
    __table_args__ = (
        CheckConstraint("quantity > 0 AND unit_minor > 0 AND total_minor = quantity * unit_minor", name="total"),
    )

    id: Mapped[key]
    sale_id: Mapped[int] = ref("till_sale.id")
    variant_id: Mapped[int] = ref("variant.id", index=False)
    name_ar: Mapped[name]
    name_en: Mapped[name]
    choice_ar: Mapped[name]
    choice_en: Mapped[name]
    quantity: Mapped[int]
    unit_minor: Mapped[minor]
    total_minor: Mapped[minor]


class TillCount(Base):
    """The cash of a stall as it was counted on a day: what was in the box before, what was sold for cash since without
    what was given back, what is there. A later count of the same day stands beside it."""

    __tablename__ = "till_count"
    __table_args__ = (
        CheckConstraint("opening_minor >= 0 AND counted_minor >= 0", name="sums"),
        Index("ix_till_count_family_id_exhibition_id_day", "family_id", "exhibition_id", "day"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    family_id: Mapped[int] = ref("family.id", index=False)
    day: Mapped[date]
    opening_minor: Mapped[minor]
    cash_minor: Mapped[minor]
    counted_minor: Mapped[minor]
    note: Mapped[name] = mapped_column(default="")
    counted_at: Mapped[stamp]
    counted_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)

    @property
    def difference_minor(self) -> int:
        """How much more is in the box than there should be; below nothing where some is missing."""
        return self.counted_minor - self.opening_minor - self.cash_minor
