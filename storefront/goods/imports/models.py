"""Files of goods on their way: sent by a family, looked at, not yet or just carried out."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp


class GoodsFile(Base):
    """What a family sent as a file of its goods, for a day: the table in it (tables.py), and how many products it made and
    changed when it was carried out."""

    __tablename__ = "goods_file"
    __table_args__ = (Index("ix_goods_file_sent_at", "sent_at"),)

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    filename: Mapped[name]  # as its sender called it
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sent_at: Mapped[stamp]
    sent_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    done_at: Mapped[datetime | None]
    made: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)
