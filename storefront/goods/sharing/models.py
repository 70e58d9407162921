"""Links that are passed on, and what came of them."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, ref, stamp


class ShareLink(Base):
    """A link that is passed on, by its short code: how often it was opened and how often it led to an order."""

    __tablename__ = "share_link"

    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")
    created_at: Mapped[stamp]
    opened: Mapped[int] = mapped_column(default=0)
    ordered: Mapped[int] = mapped_column(default=0)
