"""Counted tries."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, stamp


class TryCount(Base):
    """How often something that is limited was tried in a window of time. Counted by a guarded update, exact over workers."""

    __tablename__ = "try_count"
    __table_args__ = (UniqueConstraint("subject", "window_start"), CheckConstraint("tries >= 0", name="tries"))

    id: Mapped[key]
    subject: Mapped[str] = mapped_column(String(120))  # "sign-in:account:<hash>"
    window_start: Mapped[stamp]
    tries: Mapped[int] = mapped_column(default=0)
