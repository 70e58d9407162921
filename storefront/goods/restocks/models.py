"""Who waits for which choice of a product."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, key, ref, stamp


class RestockWish(Base):
    """A member wants to hear when there are pieces of a variant again. Gone once they were told, or no longer want it."""

    __tablename__ = "restock_wish"
    __table_args__ = (UniqueConstraint("user_id", "variant_id"),)

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE", index=False)
    variant_id: Mapped[int] = ref("variant.id", on_delete="CASCADE")
    asked_at: Mapped[stamp]
