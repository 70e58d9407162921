"""Bodies of the programme and the people who act for them."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word


class Body(Base):
    """An institution around the shop, such as a chamber of commerce; what it publishes is published in its name."""

    __tablename__ = "body"

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[word]  # of commands.KINDS
    name_ar: Mapped[name]
    name_en: Mapped[name]
    about_ar: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    region_id: Mapped[int] = ref("region.id")
    entered_at: Mapped[stamp]
    entered_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    closed_at: Mapped[datetime | None]  # it acts no more; what it published stays


class BodyOfficer(Base):
    """That a person acts for a body."""

    __tablename__ = "body_officer"
    __table_args__ = (UniqueConstraint("body_id", "user_id"),)

    id: Mapped[key]
    body_id: Mapped[int] = ref("body.id", on_delete="CASCADE", index=False)
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE")
    appointed_at: Mapped[stamp]
    appointed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
