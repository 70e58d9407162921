"""Products members want to find again."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, key, ref, stamp


class Favourite(Base):
    """A product a member wants to find again."""

    __tablename__ = "favourite"
    __table_args__ = (UniqueConstraint("user_id", "product_id"),)

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")
    added_at: Mapped[stamp]
