"""The outbox of letters: written in the transaction of the fact, sent by the worker. The inbox of a member."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp, word

LONGEST_WORDS = 400


class Notice(Base):
    """A letter that waits or was sent. `once` names what it is about, so that no fact is told twice to one person."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_waiting", "sent_at", "due_at"),)

    id: Mapped[key]
    channel: Mapped[word] = mapped_column(default="mail", server_default="mail")
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="CASCADE")  # nobody's: a guest's, or to be proved
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


class InboxNotice(Base):
    """Something a member is told, in their inbox at the market. Its words are written by the worker, in both languages, as
    its letter's are; until then nobody sees it. `once` names what it is about and for whom."""

    __tablename__ = "inbox_notice"
    __table_args__ = (
        Index("ix_inbox_notice_user_id_created_at", "user_id", "created_at"),
        Index("ix_inbox_notice_user_id_read_at", "user_id", "read_at"),
        Index("ix_inbox_notice_wordless", "said_at", "due_at"),
        Index("ix_inbox_notice_created_at", "created_at"),
        CheckConstraint("said_at IS NULL OR (title_ar <> '' AND title_en <> '')", name="said"),
    )

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE", index=False)
    once: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[word]
    values: Mapped[dict[str, Any]] = mapped_column(JSON)  # ids and plain words; never the secret of a link
    created_at: Mapped[stamp]
    due_at: Mapped[stamp]  # its words are not written before; moves on after a failed try
    tries: Mapped[int] = mapped_column(default=0)
    said_at: Mapped[datetime | None]
    title_ar: Mapped[name] = mapped_column(default="")
    title_en: Mapped[name] = mapped_column(default="")
    words_ar: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    words_en: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    path: Mapped[str] = mapped_column(String(300), default="")  # where it is done, without the language's prefix
    read_at: Mapped[datetime | None]


class NoticeChoice(Base):
    """That a member wants to be told of something over a channel, or does not; without a row it is as usual."""

    __tablename__ = "notice_choice"
    __table_args__ = (UniqueConstraint("user_id", "topic", "channel"),)

    id: Mapped[key]
    user_id: Mapped[int] = ref("user_account.id", on_delete="CASCADE", index=False)
    topic: Mapped[word]
    channel: Mapped[word]
    wanted: Mapped[bool]
