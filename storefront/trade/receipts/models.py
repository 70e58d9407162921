"""The counter behind receipt numbers."""

from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, ref


class ReceiptCounter(Base):
    """The last receipt number a family gave out; raised by a guarded update so that there are no gaps."""

    __tablename__ = "receipt_counter"

    family_id: Mapped[int] = ref("family.id", index=False, primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
