"""The documents of families: which kinds there are and what asks for them, and what a family sent. Numbers and photographs
are private."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.kernel.database import Base, key, name, ref, stamp, word
from storefront.kernel.governed import Listed


class DocumentKind(Listed, Base):
    """A kind of document: a governed list (kinds.csv), not one of the code's."""

    __tablename__ = "document_kind"

    needed_for: Mapped[word]  # the word of a category's permit that asks for it ("food"); empty: nothing does
    ends: Mapped[bool]  # whether such a document has a last day
    about_ar: Mapped[name]
    about_en: Mapped[name]


class FamilyDocument(Base):
    """One document as a family sent it, and what was decided of it. Never changed: a new one takes its place."""

    __tablename__ = "family_document"
    __table_args__ = (
        CheckConstraint("expires_on >= issued_on", name="dates"),
        *(
            Index(
                f"ix_family_document_{state}",
                "family_id",
                "kind_id",
                unique=True,
                sqlite_where=text(f"state = '{state}'"),
                postgresql_where=text(f"state = '{state}'"),
            )
            for state in ("waiting", "confirmed")
        ),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    kind_id: Mapped[int] = ref("document_kind.id")
    number: Mapped[str] = mapped_column(String(60))
    issuer: Mapped[name]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]  # the last day it holds
    photo_key: Mapped[str] = mapped_column(String(64))  # empty once the photograph was forgotten
    photo_width: Mapped[int]
    photo_height: Mapped[int]
    state: Mapped[word]  # see states.py
    words: Mapped[str] = mapped_column(String(300), default="")  # why it was refused
    sent_at: Mapped[stamp]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    reminded: Mapped[int | None]  # so many days before its end its family was last reminded

    kind: Mapped[DocumentKind] = relationship(lazy="raise_on_sql")
