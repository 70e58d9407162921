"""Alarms: what about money a person of the office has to look at."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word

OPEN = text("closed_at IS NULL")


class Alarm(Base):
    """Something that must not be overlooked. One of a kind and subject is open at a time."""

    __tablename__ = "alarm"
    __table_args__ = (
        Index("uq_alarm_open", "kind", "subject", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_alarm_closed_at", "closed_at"),
    )

    id: Mapped[key]
    kind: Mapped[word]  # see kinds.py
    subject: Mapped[str] = mapped_column(String(120))  # what it is about: "attempt:12"
    values: Mapped[dict[str, Any]] = mapped_column(JSON)  # fill the places of the kind's sentence
    raised_at: Mapped[stamp]
    seen_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    note: Mapped[str] = mapped_column(String(500), default="")  # what was done about it
