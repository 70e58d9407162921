"""Invitations to a family's desk. Who works there is a row of families.FamilyMember."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word

OPEN = text("state IN ('sent', 'accepted')")


class Invitation(Base):
    """That a family asks somebody, by an e-mail address, to work at its desk. Of the link in the letter only a hash is kept,
    as long as it can be followed."""

    __tablename__ = "team_invitation"
    __table_args__ = (
        Index("ix_team_invitation_open", "family_id", "email", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        CheckConstraint("state <> 'accepted' OR accepted_at IS NOT NULL", name="accepted"),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE", index=False)
    email: Mapped[str] = mapped_column(String(254), index=True)  # as accounts keep theirs
    name: Mapped[name]  # what the family calls them, for its own eyes
    rights: Mapped[list[Any]]  # of actors.RIGHTS
    state: Mapped[word]  # see states.py
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    invited_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    sent_at: Mapped[stamp]
    expires_at: Mapped[stamp]
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")  # who accepted
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
