"""Where families' money goes, and what holds it up."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word

LIVING = text("released_at IS NULL")


class Recipient(Base):
    """Where a family's money goes: its bank account, or its account at a provider (then `iban` is empty). Pages show the
    last digits of a number; the whole goes to the bank alone."""

    __tablename__ = "payout_recipient"

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", index=False, unique=True)
    holder: Mapped[name]  # the name on the account
    iban: Mapped[word]
    provider: Mapped[word]  # who pays out: see providers
    provider_ref: Mapped[str | None] = mapped_column(String(120), unique=True)  # what that one calls the family
    given_at: Mapped[stamp]
    given_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    ready_at: Mapped[
        datetime | None
    ]  # nothing is paid to it before; none while its provider lets nothing be sent there
    opening_ref: Mapped[str | None] = mapped_column(String(120), unique=True)  # an account being opened at a provider

    @property
    def has_account(self) -> bool:
        """Whether money can go anywhere; not while the first account is only being opened."""
        return bool(self.iban or self.provider_ref)


class PayoutHold(Base):
    """Why a family is not paid out for now; `subject` names one sale ("parcel:12") when only that one is held."""

    __tablename__ = "payout_hold"
    __table_args__ = (
        Index(
            "uq_payout_hold_living", "family_id", "subject", unique=True, sqlite_where=LIVING, postgresql_where=LIVING
        ),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", index=False)
    subject: Mapped[str] = mapped_column(String(80), default="")
    reason: Mapped[str] = mapped_column(String(300))
    held_at: Mapped[stamp]
    held_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    released_at: Mapped[datetime | None]
    released_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
