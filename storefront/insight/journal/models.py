"""The journal: who did what to what, and why. Written by reactions and by staff acts, never changed."""

from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word


class JournalEntry(Base):
    """One thing that happened."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_entry_subject", "subject"), Index("ix_journal_entry_at", "at", "id"))

    id: Mapped[key]
    at: Mapped[stamp]
    kind: Mapped[word]  # the fact, such as ParcelHandedOver
    subject: Mapped[str] = mapped_column(String(80))  # "parcel:12"
    actor_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")
    reason: Mapped[str] = mapped_column(String(300), default="")
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
