"""The thread of a parcel, and the messages in it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.kernel.database import Base, WholeNumber, key, ref, stamp, word
from storefront.trade.moderation.models import Moderated
from storefront.trade.orders.models import Parcel

FAMILY, SHOPPER = "family", "shopper"  # the two sides of a thread
OPEN_REPORT = text("reported_at IS NOT NULL AND decided_at IS NULL")


class Thread(Base):
    """What is written about one parcel; it begins with the first message."""

    __tablename__ = "message_thread"
    __table_args__ = (Index("ix_message_thread_family", "family_id", "written_at"),)

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id", index=False, unique=True)
    family_id: Mapped[int] = ref("family.id", index=False)
    new_for_family: Mapped[int | None] = mapped_column(WholeNumber)  # the first message it has not read
    new_for_shopper: Mapped[int | None] = mapped_column(WholeNumber)
    written_at: Mapped[stamp]  # the newest message

    parcel: Mapped[Parcel] = relationship(lazy="raise_on_sql", viewonly=True)


class Message(Moderated, Base):
    """One message of one side. The other side may report it to the office, which may hide it."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("side IN ('family', 'shopper')", name="side"),
        CheckConstraint("state IN ('shown', 'hidden')", name="state"),
        Index("ix_message_of_thread", "thread_id", "id"),
        Index("ix_message_reported", "reported_at", sqlite_where=OPEN_REPORT, postgresql_where=OPEN_REPORT),
    )

    thread_id: Mapped[int] = ref("message_thread.id", on_delete="CASCADE", index=False)
    side: Mapped[word]
    words: Mapped[str] = mapped_column(String(1000))
    written_at: Mapped[stamp]
    report_reason: Mapped[str] = mapped_column(String(300), default="")  # the other side's words to the office
    reported_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship(lazy="raise_on_sql", viewonly=True)
