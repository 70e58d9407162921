"""Files of goods on their way: sent by a family, looked at, carried out part by part, done."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp

OPEN = text("confirmed_at IS NOT NULL AND done_at IS NULL")


class GoodsFile(Base):
    """What a family sent as a file of its goods, for a day: the table in it (sheets/tables.py); since the family said yes, what
    is to be done about each product (entries.Step, as plain values), how many of these steps are behind it, how many products
    it made and changed by now, and which it left as they are."""

    __tablename__ = "goods_file"
    __table_args__ = (
        Index("ix_goods_file_sent_at", "sent_at"),
        Index("ix_goods_file_open", "confirmed_at", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    filename: Mapped[name]  # as its sender called it
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sent_at: Mapped[stamp]
    sent_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    done_at: Mapped[datetime | None]
    made: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)  # for what is wrong with them in the file
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    steps: Mapped[list[Any]] = mapped_column(default=list)
    reached: Mapped[int] = mapped_column(default=0)
    kept_as_is: Mapped[list[Any]] = mapped_column(default=list)  # entries.Left, as plain values

    @property
    def is_under_way(self) -> bool:
        """Whether its family said yes and not all of it is done."""
        return self.confirmed_at is not None and self.done_at is None
