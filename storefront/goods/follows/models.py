"""Who follows which family."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, key, ref, stamp


class FamilyFollow(Base):
    """A member wants to hear of a family's new goods. `told_until`: what was first shown before this moment is no news."""

    __tablename__ = "family_follow"
    __table_args__ = (UniqueConstraint("user_id", "family_id"), Index("ix_family_follow_told_until", "told_until"))

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE", index=False)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    followed_at: Mapped[stamp]
    told_until: Mapped[stamp]
