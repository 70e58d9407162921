"""What went to shoppers of parcels they kept: given by the office, found at a provider, or taken by their bank."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class Allowance(Base):
    """Money of one parcel, in halalas: of its lines, of what bringing it cost, and the commission that fell with it."""

    __tablename__ = "allowance"
    __table_args__ = (
        CheckConstraint("items_minor >= 0 AND delivery_minor >= 0", name="parts"),
        CheckConstraint("items_minor + delivery_minor > 0", name="amount"),
    )

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id")
    once: Mapped[str] = mapped_column(String(80), unique=True)  # pressed twice, it is one
    kind: Mapped[word]  # given (by the office), found (at the provider), dispute (kept by the shopper's bank)
    items_minor: Mapped[minor]
    delivery_minor: Mapped[minor]
    commission_minor: Mapped[minor]
    commission_vat_minor: Mapped[minor]
    reason: Mapped[str] = mapped_column(String(300))
    given_at: Mapped[stamp]
    given_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)

    lines: Mapped[list["AllowanceLine"]] = relationship(lazy="raise_on_sql", order_by="AllowanceLine.order_line_id")

    @property
    def total_minor(self) -> int:
        return self.items_minor + self.delivery_minor


class AllowanceLine(Base):
    """How much of it lies on an order line."""

    __tablename__ = "allowance_line"
    __table_args__ = (CheckConstraint("amount_minor > 0", name="amount"),)

    allowance_id: Mapped[int] = ref("allowance.id", on_delete="CASCADE", index=False, primary_key=True)
    order_line_id: Mapped[int] = ref("order_line.id", primary_key=True)
    amount_minor: Mapped[minor]
