"""What providers of payments told us."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, stamp, word

WAITING = text("state = 'waiting'")


class ProviderEvent(Base):
    """A hint of a provider, taken in once and worked off by the worker."""

    __tablename__ = "provider_event"
    __table_args__ = (
        UniqueConstraint("provider", "event_id"),
        Index("ix_provider_event_next_at", "next_at", sqlite_where=WAITING, postgresql_where=WAITING),
    )

    id: Mapped[key]
    provider: Mapped[word]
    event_id: Mapped[str] = mapped_column(String(255))
    kind: Mapped[str] = mapped_column(String(120))  # the provider's word
    topic: Mapped[word]  # payment, refund, dispute, other
    account: Mapped[str | None] = mapped_column(String(255))
    live: Mapped[bool]
    api_version: Mapped[word] = mapped_column(default="")
    created_at: Mapped[stamp]
    received_at: Mapped[stamp]
    session_ref: Mapped[str | None] = mapped_column(String(255))
    payment_ref: Mapped[str | None] = mapped_column(String(255))
    reference: Mapped[str | None] = mapped_column(String(80))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)  # ids and states; nothing private, nothing secret
    state: Mapped[word]  # waiting, done, ignored, dead
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[stamp]
    done_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(80), default="")
