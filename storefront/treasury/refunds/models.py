"""What found refunds were for, where they were for several things."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, minor, ref


class RefundPurpose(Base):
    """How much of a found refund was for what, where a person said that it was for several things."""

    __tablename__ = "refund_purpose"
    __table_args__ = (CheckConstraint("amount_minor > 0", name="amount"),)

    refund_id: Mapped[int] = ref("refund.id", on_delete="CASCADE", index=False, primary_key=True)
    subject: Mapped[str] = mapped_column(String(120), primary_key=True, index=True)  # "allowance:12"
    amount_minor: Mapped[minor]
