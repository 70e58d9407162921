"""Payments: what is to be paid, for what, through which gateway, and what the gateway said."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class Payment(Base):
    """One sum to be paid once for one thing (`purpose` and `subject_id`), in halalas."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("ix_payment_purpose_subject_id", "purpose", "subject_id"),
        Index("ix_payment_state_expires_at", "state", "expires_at"),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random; what gateways and pages call it
    purpose: Mapped[word]  # order (paid ahead) or parcel (paid at the door)
    subject_id: Mapped[int]
    gateway: Mapped[word]
    amount_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    state: Mapped[word]  # see states.py
    gateway_reference: Mapped[str | None] = mapped_column(String(120), unique=True)
    created_at: Mapped[stamp]
    expires_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Refund(Base):
    """Money given back on a payment; never more than was paid."""

    __tablename__ = "refund"
    __table_args__ = (CheckConstraint("amount_minor > 0", name="amount"),)

    id: Mapped[key]
    payment_id: Mapped[int] = ref("payment.id")
    once: Mapped[str] = mapped_column(String(120), unique=True)  # "parcel:12:cancelled"
    amount_minor: Mapped[minor]
    reason: Mapped[word]
    state: Mapped[word]  # asked, done, failed
    created_at: Mapped[stamp]
    done_at: Mapped[datetime | None]


class GatewayEvent(Base):
    """What a gateway told us, once each."""

    __tablename__ = "gateway_event"
    __table_args__ = (UniqueConstraint("gateway", "event_id"),)

    id: Mapped[key]
    gateway: Mapped[word]
    event_id: Mapped[str] = mapped_column(String(120))
    kind: Mapped[word]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    outcome: Mapped[word]
    received_at: Mapped[stamp]
