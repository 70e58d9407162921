"""Payments: what is to be paid, for what, every try at it, what went back."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word
from storefront.treasury.payments.states import FAMILY

LIVING = text("state IN ('new', 'redirected', 'processing')")
SETTLES = text("settles")


class Payment(Base):
    """One sum to be paid once for one thing (`purpose` and `subject_id`), in halalas."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("ix_payment_purpose_subject_id", "purpose", "subject_id"),
        Index("ix_payment_state_expires_at", "state", "expires_at"),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random; what we are called at the provider's
    code: Mapped[word] = mapped_column(default="", server_default="", index=True)  # what a payer writes on a transfer
    purpose: Mapped[word]  # order (paid ahead), parcel (paid at the door) or fee (a part of an exhibitor's invoice)
    subject_id: Mapped[int]
    gateway: Mapped[word]  # the provider, for ever
    amount_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    state: Mapped[word]  # see states.py
    created_at: Mapped[stamp]
    expires_at: Mapped[datetime | None]  # until when goods are held for it; then its pages are closed first
    settled_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Attempt(Base):
    """One try at a provider to pay a payment, such as a page that was opened. At most one of a payment is alive."""

    __tablename__ = "payment_attempt"
    __table_args__ = (
        UniqueConstraint("payment_id", "number"),
        UniqueConstraint("provider", "session_ref"),
        UniqueConstraint("provider", "payment_ref"),
        Index("uq_payment_attempt_living", "payment_id", unique=True, sqlite_where=LIVING, postgresql_where=LIVING),
        Index("uq_payment_attempt_settles", "payment_id", unique=True, sqlite_where=SETTLES, postgresql_where=SETTLES),
        Index("ix_payment_attempt_next_look_at", "next_look_at"),
    )

    id: Mapped[key]
    payment_id: Mapped[int] = ref("payment.id")
    number: Mapped[int]  # 1, 2, 3 … of its payment
    provider: Mapped[word]
    once: Mapped[str] = mapped_column(String(80), unique=True)  # the key of the request, and our name for it there
    session_ref: Mapped[str | None] = mapped_column(String(255))  # the provider's name for the page
    payment_ref: Mapped[str | None] = mapped_column(String(255))  # and for the money, once there is some
    amount_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    live: Mapped[bool]  # real money; what is paid must be of the same kind
    state: Mapped[word]  # see states.py
    settles: Mapped[bool] = mapped_column(default=False)  # it is this one that paid the payment
    url: Mapped[str] = mapped_column(Text, default="")  # where to pay, while it can be paid
    expires_at: Mapped[datetime | None]
    looks: Mapped[int] = mapped_column(default=0)
    looked_at: Mapped[datetime | None]
    next_look_at: Mapped[datetime | None]  # when the worker asks the provider again
    fee_minor: Mapped[int | None] = mapped_column(BigInteger)  # what the provider kept, in the currency it settles in
    settled_minor: Mapped[int | None] = mapped_column(BigInteger)
    settled_currency: Mapped[str | None] = mapped_column(String(3))
    settled_rate: Mapped[str | None] = mapped_column(String(24))  # a decimal number, written out
    created_at: Mapped[stamp]
    ended_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(80), default="")  # the last thing that was in the way, as a word


class Refund(Base):
    """Money given back on a payment; never more than was paid."""

    __tablename__ = "refund"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("ix_refund_state_next_try_at", "state", "next_try_at"),
    )

    id: Mapped[key]
    payment_id: Mapped[int] = ref("payment.id")
    attempt_id: Mapped[int | None] = ref("payment_attempt.id")  # whose money it is; none for cash
    once: Mapped[str] = mapped_column(String(120), unique=True)  # "parcel:12": asked for once
    subject: Mapped[str] = mapped_column(String(120), default="")  # who asked; empty until somebody says
    amount_minor: Mapped[minor]
    reason: Mapped[word]
    state: Mapped[word]  # see states.py
    way: Mapped[word] = mapped_column(default="provider")  # or hand (an officer's), dispute (a bank's), of HANDS
    provider_ref: Mapped[str | None] = mapped_column(String(255), unique=True)
    again: Mapped[int] = mapped_column(default=0, server_default="0")  # how often a person had it begun anew
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None]  # the first time; keys of providers do not last for ever
    next_try_at: Mapped[datetime | None]
    created_at: Mapped[stamp]
    done_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(80), default="")

    @property
    def waits_for_family(self) -> bool:
        """Whether a family holds the money and has not said yet that it gave it back."""
        return self.state == "asked" and self.way == FAMILY
