"""The outbox of letters: written in the transaction of the fact, sent by the worker."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, stamp, word


class Notice(Base):
    """A letter that waits or was sent. `once` names what it is about, so that no fact is told twice to one person."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_waiting", "sent_at", "due_at"),)

    id: Mapped[key]
    once: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[word]  # the template: letters/<kind>.<language>.txt and .html
    address: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[stamp]
    due_at: Mapped[stamp]  # not before; moves on after a failed try
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(String(300), default="")
